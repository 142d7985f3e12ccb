// One conversation as its page shows it.

import type { Thread, ThreadMessage } from '../../db/conversation-thread.ts';
import { findCriticalPhrases } from '../../triage/decide/critical-phrases.ts';
import type { Order } from '../../triage/facts.ts';
import { policySchema } from '../../triage/policy.ts';
import type { Understanding } from '../../triage/understanding.ts';
import { type MessageView, toMessageView } from './message-view.ts';
import { type OrderCard, toOrderCards } from './order-card.ts';
import { toWhy, type Why } from './why.ts';
import { type Chip, statusLabel } from './words.ts';

export type ConversationView = Readonly<{
  id: number;
  subject: string;
  customer: Readonly<{ name: string; email: string }>;
  mailbox: string;
  status: string;
  statusLabel: string;
  handler: string;
  assignee: string | null;
  promisedBy: string | null;
  waitingSince: string | null;
  entries: readonly Entry[];
  /** The newest message of any kind: what a reply says it has seen. */
  lastMessageId: number;
  summary: readonly string[];
  why: Why | null;
  orders: readonly OrderCard[];
  earlier: readonly Readonly<{ id: number; subject: string; status: string; at: string }>[];
  earlierTotal: number;
}>;

export type Entry =
  | Readonly<{ kind: 'message'; message: MessageView }>
  | Readonly<{ kind: 'handover'; at: string; chips: readonly Chip[] }>;

export function toConversationView(thread: Thread, mentioned: readonly Order[]): ConversationView {
  const { conversation, messages, orders } = thread;
  const why = findWhy(thread);
  return {
    id: conversation.id,
    subject: conversation.subject || 'No subject',
    customer: {
      name: conversation.customer_name || conversation.customer_email,
      email: conversation.customer_email,
    },
    mailbox: conversation.mailbox_address,
    status: conversation.status,
    statusLabel: statusLabel(conversation.status),
    handler: conversation.handler,
    assignee: conversation.assignee_name,
    promisedBy: conversation.status === 'open' ? (conversation.promised_by?.toISOString() ?? null) : null,
    waitingSince: conversation.waiting_since?.toISOString() ?? null,
    entries: toEntries(thread, why),
    lastMessageId: messages.at(-1)?.id ?? 0,
    summary: toSummary(conversation.summary),
    why,
    orders: toOrderCards(orders, mentioned, conversation.customer_email),
    earlier: thread.earlier.map((row) => ({
      id: row.id,
      subject: row.subject || 'No subject',
      status: statusLabel(row.status),
      at: row.last_message_at.toISOString(),
    })),
    earlierTotal: thread.earlier[0]?.total ?? 0,
  };
}

/** Order numbers that the customer wrote, in normal form. */
export function mentionedOrderNumbers(thread: Thread): string[] {
  const numbers = [...understandings(thread).values()].flatMap((each) =>
    each.entities.orderNumbers.map((number) => number.value),
  );
  return [...new Set(numbers)];
}

/** The decision that brought it to a person; where none did, the newest one that was more than filing. */
function findWhy(thread: Thread): Why | null {
  const { decisions } = thread;
  const decision =
    decisions.findLast((each) => each.action === 'escalate') ??
    decisions.findLast((each) => each.action !== 'file') ??
    decisions.at(-1);
  if (!decision) return null;
  const message = thread.messages.find((each) => each.id === decision.message_id);
  const words = message ? `${message.subject}\n${message.reply}` : '';
  const { handler, reasons } = thread.conversation;
  const understanding = understandings(thread).get(decision.message_id) ?? null;
  return toWhy(decision, handler === 'human' ? reasons : [], understanding, words);
}

function toEntries(thread: Thread, why: Why | null): Entry[] {
  const { conversation, messages, decisions } = thread;
  const read = understandings(thread);
  const entries = messages.map((message): Entry => {
    const phrases = criticalPhrases(decisions, message);
    return {
      kind: 'message',
      message: toMessageView(message, thread, read.get(message.id) ?? null, phrases),
    };
  });
  const handover = conversation.handed_over_at;
  if (!handover) return entries;
  // It stands below the mail that caused it, before the mail that told the customer.
  const cause = why?.decided ? messages.findIndex((message) => message.id === why.messageId) : -1;
  const later = messages.findIndex((message) => message.at > handover);
  const place = cause >= 0 ? cause + 1 : later < 0 ? entries.length : later;
  const chips = (why?.reasons ?? []).map(({ label, shade }) => ({ label, shade }));
  entries.splice(place, 0, { kind: 'handover', at: handover.toISOString(), chips: chips.slice(0, 3) });
  return entries;
}

function understandings(thread: Thread): Map<number, Understanding> {
  // Written by our own engine and never edited: no need to check its shape again.
  return new Map(thread.understandings.map((row) => [row.message_id, row.body as unknown as Understanding]));
}

/** Only where the critical words decided: elsewhere they would light up for no reason. */
function criticalPhrases(decisions: Thread['decisions'], message: ThreadMessage): string[] {
  const decision = decisions.findLast((each) => each.message_id === message.id);
  if (!decision?.reasons.includes('critical_keyword')) return [];
  const policy = policySchema.safeParse(decision.policy);
  if (!policy.success) return [];
  return findCriticalPhrases(`${message.subject}\n${message.reply}`, policy.data).map((hit) => hit.phrase);
}

function toSummary(summary: unknown): string[] {
  if (!Array.isArray(summary)) return [];
  return summary.flatMap((line: unknown) => {
    if (typeof line === 'string') return [line];
    const text = (line as { text?: unknown } | null)?.text;
    return typeof text === 'string' ? [text] : [];
  });
}
