// How far a mail of ours has come, in words that never claim more than is known; and what a person may do about it.

import type { ThreadMessage } from '../../db/conversation-thread.ts';
import { type Say, toSay } from '../words/say.ts';
import type { Shade } from './words.ts';

export type DeliveryState = 'queued' | 'sending' | 'sent' | 'unknown' | 'failed' | 'withdrawn';
export type DeliveryAction = 'take-back' | 'send-again' | 'it-arrived';

export type Delivery = Readonly<{
  outboxId: number;
  state: DeliveryState;
  label: string;
  sentence: string;
  shade: Shade;
  /** It leaves then; before, it can be taken back. */
  leavesAt: string | null;
  /** The agent wants it to leave then; null: as soon as it may. */
  scheduledFor: string | null;
  /** Stands open below the mail where somebody should know more than the mark says. */
  note: string | null;
  nextTryAt: string | null;
  actions: readonly DeliveryAction[];
}>;

const words: Record<DeliveryState, Pick<Delivery, 'label' | 'sentence' | 'shade'>> = {
  queued: {
    label: toSay('Queued'),
    sentence: toSay('Waits for its turn; it usually leaves within a second.'),
    shade: 'quiet',
  },
  sending: { label: toSay('Sending'), sentence: toSay('The mail server is taking it now.'), shade: 'quiet' },
  sent: { label: toSay('Sent'), sentence: toSay('The mail server has taken it.'), shade: 'quiet' },
  unknown: {
    label: toSay('Unknown'),
    sentence: toSay('The connection broke while the mail server was taking it. It may have left.'),
    shade: 'doubt',
  },
  failed: { label: toSay('Not sent'), sentence: toSay('The customer has not got it.'), shade: 'alarm' },
  withdrawn: {
    label: toSay('Withdrawn'),
    sentence: toSay('It was held back before it left.'),
    shade: 'quiet',
  },
};

type Row = Pick<
  ThreadMessage,
  | 'outbox_id'
  | 'outbox_kind'
  | 'outbox_state'
  | 'outbox_reason'
  | 'outbox_attempts'
  | 'outbox_due_at'
  | 'outbox_offered_at'
  | 'outbox_scheduled_for'
>;

export function toDelivery(row: Row, say: Say): Delivery | null {
  const { outbox_id: outboxId, outbox_state: state } = row;
  // What a server says may end its own sentence.
  const reason = row.outbox_reason?.replace(/[.\s]+$/, '') ?? '';
  if (outboxId === null || state === null || !(state in words)) return null;
  const known = state as DeliveryState;
  const own = row.outbox_kind === 'agent';
  const base = {
    outboxId,
    state: known,
    label: say(words[known].label),
    sentence: say(words[known].sentence),
    shade: words[known].shade,
    leavesAt: null,
    scheduledFor: null,
    note: null,
    nextTryAt: null,
    actions: [],
  };
  const because = reason ? say('Because: {reason}.', { reason }) : '';
  const explained = reason ? { ...base, sentence: `${base.sentence} ${because}` } : base;
  const dueAt = row.outbox_due_at && row.outbox_due_at.getTime() > 0 ? row.outbox_due_at.toISOString() : null;
  switch (known) {
    case 'queued':
      if ((row.outbox_attempts ?? 0) > 0)
        return {
          ...explained,
          label: say('Trying again'),
          sentence: say('It could not leave yet. Baton tries again for three days, then a person is told.'),
          shade: 'doubt',
          note: say('The server says: {reason}.', { reason: reason || say('nothing') }),
          nextTryAt: dueAt,
          actions: own ? ['take-back'] : [],
        };
      if (row.outbox_scheduled_for)
        return {
          ...{ ...base, label: say('Waiting'), sentence: say('It leaves at the time that was chosen.') },
          scheduledFor: row.outbox_scheduled_for.toISOString(),
        };
      return own && dueAt
        ? { ...base, sentence: say('It leaves in some seconds.'), leavesAt: dueAt, actions: ['take-back'] }
        : explained;
    case 'unknown':
      return row.outbox_offered_at
        ? {
            ...explained,
            note: say(
              'Nobody knows whether this mail left: it is not in the Sent folder, and none came back. Ask the customer, or send it again; it goes out as the same mail, so that most programs show it once.',
            ),
            actions: ['send-again', 'it-arrived'],
          }
        : {
            ...explained,
            note: say(
              'The connection broke while the server was taking this mail. Baton is looking for it in the Sent folder and among mail that came back. If it finds nothing within half an hour, it asks you.',
            ),
          };
    case 'failed':
      return {
        ...explained,
        note: say('The customer has not got this mail: {reason}.', {
          reason: reason || say('it was refused'),
        }),
        actions: ['send-again'],
      };
    case 'withdrawn':
      return { ...explained, note: reason ? say('Not sent: {reason}.', { reason }) : null };
    default:
      return explained;
  }
}
