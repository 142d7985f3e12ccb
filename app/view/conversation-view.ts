// One conversation as its page shows it.

import { z } from 'zod';

import type { Agent } from '../../db/agents.ts';
import type { Thread, ThreadMessage } from '../../db/conversation-thread.ts';
import type { Order } from '../../triage/facts.ts';
import type { Understanding } from '../../triage/understanding.ts';
import type { Say } from '../words/say.ts';
import type { ArticleSuggestion } from './article-view.ts';
import { type CorrectionView, toCorrectionView, toVerdict } from './correction-view.ts';
import { criticalHits } from './critical-hits.ts';
import { type MessageView, toMessageView } from './message-view.ts';
import { type OrderCard, toOrderCards } from './order-card.ts';
import { toWhy, type Why } from './why.ts';
import { type Chip, statusLabel } from './words.ts';

export type ConversationView = Readonly<{
  id: number;
  subject: string;
  customer: Readonly<{
    name: string;
    email: string;
    /** Our mail to this address came back, and the server's words; null where it arrives as far as we know. */
    bounced: Readonly<{ at: string; reason: string }> | null;
  }>;
  /** The conversation that a newcomer quoted without having a part in it. */
  relatedId: number | null;
  mailbox: string;
  status: string;
  statusLabel: string;
  handler: string;
  assignee: string | null;
  assigneeId: number | null;
  agents: readonly Readonly<{ id: number; name: string; isMe: boolean }>[];
  snoozedUntil: string | null;
  promisedBy: string | null;
  waitingSince: string | null;
  entries: readonly Entry[];
  /** The newest message of any kind: what a reply says it has seen. */
  lastMessageId: number;
  /** Each sentence with the mail that it comes from, where that is known. */
  summary: readonly Readonly<{ text: string; messageId: number | null }>[];
  why: Why | null;
  /** What an agent can say of the reading that "why" shows; null where nothing was read. */
  correction: CorrectionView | null;
  /** What the model provider would answer; an agent takes it over or does not. */
  draft: Readonly<{ text: string; model: string }> | null;
  /** What the bot would have answered from approved words, had it been its turn. */
  botDraft: Readonly<{ decisionId: number; text: string }> | null;
  /** Solved before, and alike. */
  similar: readonly Readonly<{ id: number; subject: string; at: string }>[];
  orders: readonly OrderCard[];
  /** What the team knows about it, the best first. */
  articles: readonly ArticleSuggestion[];
  earlier: readonly Readonly<{ id: number; subject: string; status: string; at: string }>[];
  earlierTotal: number;
}>;

export type Entry =
  | Readonly<{ kind: 'message'; message: MessageView }>
  | Readonly<{ kind: 'handover'; at: string; chips: readonly Chip[] }>;

type Beside = Readonly<{
  mentioned: readonly Order[];
  agents: readonly Agent[];
  articles: readonly ArticleSuggestion[];
  me: number;
  say: Say;
}>;

export function toConversationView(
  thread: Thread,
  { mentioned, agents, articles, me, say }: Beside,
): ConversationView {
  const { conversation, messages, orders } = thread;
  const why = findWhy(thread);
  return {
    id: conversation.id,
    subject: conversation.subject || 'No subject',
    customer: {
      name: conversation.customer_name || conversation.customer_email,
      email: conversation.customer_email,
      bounced: conversation.customer_bounced_at
        ? {
            at: conversation.customer_bounced_at.toISOString(),
            reason: conversation.customer_bounce_reason ?? '',
          }
        : null,
    },
    relatedId: conversation.related_conversation_id,
    mailbox: conversation.mailbox_address,
    status: conversation.status,
    statusLabel: statusLabel(conversation.status),
    handler: conversation.handler,
    assignee: conversation.assignee_name,
    assigneeId: conversation.assignee_id,
    agents: agents.map(({ id, name }) => ({ id, name, isMe: id === me })),
    snoozedUntil:
      conversation.status === 'snoozed' ? (conversation.snoozed_until?.toISOString() ?? null) : null,
    promisedBy: conversation.status === 'open' ? (conversation.promised_by?.toISOString() ?? null) : null,
    waitingSince: conversation.waiting_since?.toISOString() ?? null,
    entries: toEntries(thread, why, say),
    lastMessageId: messages.at(-1)?.id ?? 0,
    summary: toSummary(conversation.summary),
    why,
    correction: why ? findCorrection(thread, why.messageId) : null,
    draft: thread.draft && { text: thread.draft.text, model: thread.draft.model },
    articles,
    botDraft: thread.botDraft && { decisionId: thread.botDraft.decisionId, text: thread.botDraft.text },
    similar: thread.similar.map(({ id, subject, lastMessageAt }) => ({
      id,
      subject: subject || 'No subject',
      at: lastMessageAt.toISOString(),
    })),
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
  // The reading that it was made from: the mail may have been read once more since.
  const understanding = decision.understanding as unknown as Understanding | null;
  return toWhy(decision, handler === 'human' ? reasons : [], understanding, words);
}

function toEntries(thread: Thread, why: Why | null, say: Say): Entry[] {
  const { conversation, messages, decisions } = thread;
  const read = understandings(thread);
  const entries = messages.map((message): Entry => {
    const phrases = criticalPhrases(decisions, message);
    return {
      kind: 'message',
      message: toMessageView(message, thread, read.get(message.id) ?? null, phrases, say),
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
  return criticalHits(decision, `${message.subject}\n${message.reply}`).map((hit) => hit.phrase);
}

function findCorrection(thread: Thread, messageId: number): CorrectionView | null {
  const decision = thread.decisions.findLast((each) => each.message_id === messageId);
  const verdict = decision ? toVerdict(decision, understandings(thread).get(messageId) ?? null) : null;
  if (!verdict) return null;
  const said = thread.corrections.find((each) => each.message_id === messageId) ?? null;
  return toCorrectionView(messageId, verdict, said, thread.ownIntents);
}

const summaryLines = z.array(z.object({ text: z.string(), messageId: z.string().default('') }));

function toSummary(summary: unknown): ConversationView['summary'] {
  const { data: lines = [] } = summaryLines.safeParse(summary);
  return lines.map(({ text, messageId }) => ({
    text,
    messageId: /^\d+$/.test(messageId) ? Number(messageId) : null,
  }));
}
