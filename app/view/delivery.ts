// How far a mail of ours has come, in words that never claim more than is known.

import type { Shade } from './words.ts';

export type DeliveryState = 'queued' | 'sending' | 'sent' | 'unknown' | 'failed' | 'withdrawn';

export type Delivery = Readonly<{ state: DeliveryState; label: string; sentence: string; shade: Shade }>;

const words: Record<DeliveryState, Omit<Delivery, 'state'>> = {
  queued: {
    label: 'Queued',
    sentence: 'Waits for its turn; it usually leaves within a second.',
    shade: 'quiet',
  },
  sending: { label: 'Sending', sentence: 'The mail server is taking it now.', shade: 'quiet' },
  sent: { label: 'Sent', sentence: 'The mail server has taken it.', shade: 'quiet' },
  unknown: {
    label: 'Unknown',
    sentence:
      'The connection broke while the mail server was taking it. It may have left: ask before you write again.',
    shade: 'doubt',
  },
  failed: {
    label: 'Not sent',
    sentence: 'The mail server refused it. The customer has not got it.',
    shade: 'alarm',
  },
  withdrawn: { label: 'Withdrawn', sentence: 'It was held back before it left.', shade: 'quiet' },
};

export function toDelivery(state: string | null, reason: string | null): Delivery | null {
  if (!state || !(state in words)) return null;
  const known = state as DeliveryState;
  const { sentence, ...rest } = words[known];
  return { state: known, ...rest, sentence: reason ? `${sentence} ${reason}` : sentence };
}
