// One mail of a thread as its page shows it: the new words first, what it quotes folded away.

import type { Thread, ThreadMessage } from '../../db/conversation-thread.ts';
import { normaliseSubject } from '../../triage/thread/subject.ts';
import type { Understanding } from '../../triage/understanding.ts';
import { type Delivery, toDelivery } from './delivery.ts';
import { cutText, type LitPiece, placeEvidence, placePhrases } from './lit-text.ts';

export type MessageView = Readonly<{
  id: number;
  author: 'customer' | 'bot' | 'agent' | 'system';
  direction: 'in' | 'out' | 'note';
  name: string;
  address: string;
  to: string;
  cc: string;
  /** Null where it is the conversation's own. */
  subject: string | null;
  at: string;
  pieces: readonly LitPiece[];
  /** What stands below the new words; empty where there is nothing. */
  rest: string;
  hasHtml: boolean;
  /** Why a machine is thought to have written it; null for a person's mail. */
  automated: string | null;
  senderDoubt: string | null;
  attachments: readonly Readonly<{ id: number; name: string; size: string; type: string }>[];
  delivery: Delivery | null;
}>;

export function toMessageView(
  message: ThreadMessage,
  thread: Thread,
  understanding: Understanding | null,
  phrases: readonly string[],
): MessageView {
  const author = message.author as MessageView['author'];
  const shown = message.reply.trim() === '' ? message.text : message.reply;
  const incoming = message.direction === 'in';
  const spans = [
    ...(understanding ? placeEvidence(shown, 'text', understanding.evidence) : []),
    ...(incoming ? placePhrases(shown, phrases) : []),
  ];
  return {
    id: message.id,
    author,
    direction: message.direction as MessageView['direction'],
    name: nameOf(message, author),
    address: message.from_address,
    to: addressList(message.to_addresses),
    cc: addressList(message.cc_addresses),
    subject: isSameSubject(message.subject, thread.conversation.subject) ? null : message.subject,
    at: message.at.toISOString(),
    pieces: cutText(shown, spans),
    rest: restOf(message.text, shown),
    hasHtml: message.has_html,
    automated:
      message.automated_kind === 'none'
        ? null
        : message.automated_reason || `A machine: ${message.automated_kind}`,
    senderDoubt:
      incoming && message.authenticity === 'fail' ? senderDoubt(message.authenticity_reason) : null,
    attachments: thread.attachments
      .filter((attachment) => attachment.message_id === message.id && !attachment.inline)
      .map(({ id, filename, size, content_type }) => ({
        id,
        name: filename,
        size: sizeWords(size),
        type: content_type,
      })),
    delivery: message.direction === 'out' ? toDelivery(message) : null,
  };
}

const isSameSubject = (one: string, other: string) => normaliseSubject(one) === normaliseSubject(other);

function nameOf(message: ThreadMessage, author: MessageView['author']): string {
  if (author === 'bot') return 'Baton';
  if (author === 'agent') return message.agent_name ?? (message.from_name || 'A former agent');
  return message.from_name || message.from_address;
}

const senderDoubt = (reason: string) =>
  `It could not be shown that this mail comes from that address${reason ? `: ${reason}` : ''}.`;

/** The new words are mostly the beginning of the mail; where they are not, the whole mail is folded. */
function restOf(text: string, shown: string): string {
  const whole = text.trim();
  const head = shown.trim();
  if (whole === head) return '';
  return whole.startsWith(head) ? whole.slice(head.length).trim() : whole;
}

function addressList(value: unknown): string {
  if (!Array.isArray(value)) return '';
  return value
    .map((each: { address?: string; name?: string }) => each.name || each.address || '')
    .filter(Boolean)
    .join(', ');
}

function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
