// One mail of a thread as its page shows it: the new words first, what it quotes folded away.

import type { Thread, ThreadMessage } from '../../db/conversation-thread.ts';
import { normaliseSubject } from '../../triage/thread/subject.ts';
import type { Understanding } from '../../triage/understanding.ts';
import type { Say } from '../words/say.ts';
import { type AttachmentView, toAttachmentView } from './attachment-view.ts';
import { type Delivery, toDelivery } from './delivery.ts';
import { sayReason } from './ledger-reason.ts';
import { cutText, type LitPiece, placeEvidence, placePhrases } from './lit-text.ts';
import { sayProof } from './proof-words.ts';
import { placeSources, type SummaryLine } from './summary-view.ts';

export type MessageView = Readonly<{
  id: number;
  author: 'customer' | 'bot' | 'agent' | 'system' | 'third_party';
  direction: 'in' | 'out' | 'note';
  name: string;
  address: string;
  to: string;
  cc: string;
  /** Copies that the others do not know of. */
  bcc: string;
  /** It went to somebody who is not the customer. */
  isForward: boolean;
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
  /** Also the pictures inside its own HTML, where they are larger than a signature's: its plain words do not show them. */
  attachments: readonly AttachmentView[];
  /** Its source is kept, to look at and to save. */
  hasSource: boolean;
  delivery: Delivery | null;
}>;

export function toMessageView(
  message: ThreadMessage,
  thread: Pick<Thread, 'conversation' | 'attachments'>,
  understanding: Understanding | null,
  { phrases, summary }: Readonly<{ phrases: readonly string[]; summary: readonly SummaryLine[] }>,
  say: Say,
): MessageView {
  const author = message.author as MessageView['author'];
  const shown = message.reply.trim() === '' ? message.text : message.reply;
  const incoming = message.direction === 'in';
  const spans = [
    ...(understanding ? placeEvidence(shown, 'text', understanding.evidence) : []),
    ...(incoming ? placePhrases(shown, phrases) : []),
    ...placeSources(shown, message.id, summary),
  ];
  return {
    id: message.id,
    author,
    direction: message.direction as MessageView['direction'],
    name: nameOf(message, author, say),
    address: message.from_address,
    to: addressList(message.to_addresses),
    cc: addressList(message.cc_addresses),
    bcc: addressList(message.bcc_addresses),
    isForward: message.is_forward,
    subject: isSameSubject(message.subject, thread.conversation.subject) ? null : message.subject,
    at: message.at.toISOString(),
    pieces: cutText(shown, spans),
    rest: restOf(message.text, shown),
    hasHtml: message.has_html,
    automated:
      message.automated_kind === 'none'
        ? null
        : sayReason(message.automated_reason || message.automated_kind, say),
    senderDoubt:
      incoming && message.authenticity === 'fail' ? senderDoubt(message.authenticity_reason, say) : null,
    attachments: thread.attachments
      .filter((row) => row.message_id === message.id && (!row.inline || isPhoto(row)))
      .map((row) => toAttachmentView(row, say)),
    hasSource: incoming && message.has_source,
    delivery: message.direction === 'out' ? toDelivery(message, say) : null,
  };
}

const isSameSubject = (one: string, other: string) => normaliseSubject(one) === normaliseSubject(other);

function nameOf(message: ThreadMessage, author: MessageView['author'], say: Say): string {
  if (author === 'bot') return 'Baton';
  if (author === 'agent') return message.agent_name ?? (message.from_name || say('A former agent'));
  return message.from_name || message.from_address;
}

const senderDoubt = (reason: string, say: Say) =>
  reason
    ? say('It could not be shown that this mail comes from that address: {reason}.', {
        reason: sayProof(reason, say),
      })
    : say('It could not be shown that this mail comes from that address.');

/** A screenshot, not the logo of a signature. */
const isPhoto = ({ content_type, size }: Thread['attachments'][number]) =>
  /^image\/(?:png|jpeg|gif|webp)$/i.test(content_type) && size > 12_000;

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
