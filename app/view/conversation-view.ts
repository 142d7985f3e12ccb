// One conversation as its page shows it.

import type { Agent } from '../../db/agents.ts';
import type { listEvents } from '../../db/conversation-events.ts';
import type { Thread, ThreadMessage } from '../../db/conversation-thread.ts';
import type { Order } from '../../triage/facts.ts';
import type { Policy } from '../../triage/policy.ts';
import type { Understanding } from '../../triage/understanding.ts';
import type { Say } from '../words/say.ts';
import { type ActView, toAct } from './act-view.ts';
import type { ArticleSuggestion } from './article-view.ts';
import { type CorrectionView, toCorrectionView, toVerdict } from './correction-view.ts';
import { criticalHits } from './critical-hits.ts';
import type { CustomerView } from './customer-view.ts';
import { type EventView, toEventView } from './event-view.ts';
import { type Joined, type JoiningView, toJoiningView } from './joining-view.ts';
import { type MessageView, toMessageView } from './message-view.ts';
import { type NoteView, toNotes } from './note-view.ts';
import { type OrderCard, toOrderCards } from './order-card.ts';
import { type ReminderView, toReminder } from './reminder-view.ts';
import type { ReplyView } from './reply-view.ts';
import { type SortingView, toSortingView } from './sorting-view.ts';
import { type SummaryLine, toSummary } from './summary-view.ts';
import { type ToneView, toToneView } from './tone-view.ts';
import { toWhy, type Why } from './why.ts';
import { type Chip, outcomeLabel, standingLabel } from './words.ts';

export type ConversationView = Readonly<{
  id: number;
  subject: string;
  /** Who writes; `email` is the address that wrote this conversation. */
  customer: CustomerView & Readonly<{ email: string }>;
  /** Of the customer's newest mail here: pass, fail or none. */
  authenticity: string;
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
  /** An answer leaves then; until it does, nobody has to do anything. */
  scheduledFor: string | null;
  promisedBy: string | null;
  waitingSince: string | null;
  sorting: SortingView;
  joining: JoiningView;
  entries: readonly Entry[];
  /** How many mails there are before these. */
  older: number;
  /** Those of the messages that are notes. */
  notes: Readonly<Record<number, NoteView>>;
  reminder: ReminderView | null;
  /** What somebody of the team did last. */
  act: ActView | null;
  /** The newest message of any kind: what a reply says it has seen. */
  lastMessageId: number;
  /** Each sentence with the mail that it comes from, where that is known. */
  summary: readonly SummaryLine[];
  /** How the customer has sounded; null where nothing was read. */
  tone: ToneView | null;
  why: Why | null;
  /** What an agent can say of the reading that "why" shows; null where nothing was read. */
  correction: CorrectionView | null;
  /** What the model provider would answer; an agent takes it over or does not. */
  draft: Readonly<{ text: string; model: string }> | null;
  /** What the bot would have answered from approved words, had it been its turn. */
  botDraft: Readonly<{ decisionId: number; text: string }> | null;
  reply: ReplyView;
  /** Solved before, and alike. */
  similar: readonly Readonly<{ id: number; subject: string; at: string }>[];
  orders: readonly OrderCard[];
  /** What the team knows about it, the best first. */
  articles: readonly ArticleSuggestion[];
  earlier: readonly Readonly<{ id: number; subject: string; status: string; outcome: string; at: string }>[];
  earlierTotal: number;
}>;

export type Entry =
  | Readonly<{ kind: 'message'; message: MessageView }>
  | Readonly<{ kind: 'handover'; at: string; chips: readonly Chip[] }>
  | Readonly<{ kind: 'event'; event: EventView }>;

type Beside = Readonly<{
  mentioned: readonly Order[];
  agents: readonly Agent[];
  articles: readonly ArticleSuggestion[];
  events: Awaited<ReturnType<typeof listEvents>>;
  customer: CustomerView;
  joining: Joined;
  policy: Policy;
  reply: ReplyView;
  me: number;
  say: Say;
}>;

export function toConversationView(
  thread: Thread,
  { mentioned, agents, articles, events, customer, joining, policy, reply, me, say }: Beside,
): ConversationView {
  const { conversation, messages, orders } = thread;
  const why = findWhy(thread, say);
  return {
    id: conversation.id,
    subject: conversation.subject || say('No subject'),
    customer: { ...customer, email: conversation.customer_email },
    authenticity: messages.findLast(({ author }) => author === 'customer')?.authenticity ?? 'none',
    relatedId: conversation.related_conversation_id,
    mailbox: conversation.mailbox_address,
    status: conversation.status,
    statusLabel: standingLabel(conversation),
    handler: conversation.handler,
    assignee: conversation.assignee_name,
    assigneeId: conversation.assignee_id,
    agents: agents.map(({ id, name }) => ({ id, name, isMe: id === me })),
    snoozedUntil:
      conversation.status === 'snoozed' && !conversation.scheduled_for
        ? (conversation.snoozed_until?.toISOString() ?? null)
        : null,
    scheduledFor: conversation.scheduled_for?.toISOString() ?? null,
    promisedBy: conversation.status === 'open' ? (conversation.promised_by?.toISOString() ?? null) : null,
    waitingSince: conversation.waiting_since?.toISOString() ?? null,
    sorting: toSortingView(conversation, policy),
    joining: toJoiningView(joining),
    entries: withEvents(
      toEntries(thread, why, say),
      events.map((event) => toEventView(event, joining.undoable)),
    ),
    older: thread.older,
    notes: toNotes(thread.notes, me),
    reminder: toReminder(thread.reminder),
    act: toAct(thread.latestAct, me),
    lastMessageId: messages.at(-1)?.id ?? 0,
    summary: toSummary(conversation.summary, say),
    tone: toToneView(messages, understandings(thread), policy.toneLimits),
    why,
    correction: why ? findCorrection(thread, why.messageId, say) : null,
    draft: thread.draft && { text: thread.draft.text, model: thread.draft.model },
    articles,
    reply,
    botDraft: thread.botDraft && { decisionId: thread.botDraft.decisionId, text: thread.botDraft.text },
    similar: thread.similar.map(({ id, subject, lastMessageAt }) => ({
      id,
      subject: subject || say('No subject'),
      at: lastMessageAt.toISOString(),
    })),
    orders: toOrderCards(orders, mentioned, conversation.customer_email, say),
    earlier: thread.earlier.map((row) => ({
      id: row.id,
      subject: row.subject || say('No subject'),
      status: standingLabel(row),
      outcome: outcomeLabel(row.outcome),
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
function findWhy(thread: Thread, say: Say): Why | null {
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
  return toWhy(decision, handler === 'human' ? reasons : [], understanding, words, say);
}

type Mails = Pick<
  Thread,
  'conversation' | 'messages' | 'attachments' | 'decisions' | 'understandings' | 'older'
>;

/** Mails from before those that the page opened with. */
export function toEarlierEntries(mails: Mails, say: Say): Entry[] {
  return toEntries(mails, null, say, false);
}

/** `newest`: with these the thread ends. */
function toEntries(thread: Mails, why: Why | null, say: Say, newest = true): Entry[] {
  const { conversation, messages, decisions } = thread;
  const read = understandings(thread);
  const summary = toSummary(conversation.summary, say);
  const entries = messages.map((message): Entry => {
    const phrases = criticalPhrases(decisions, message);
    return {
      kind: 'message',
      message: toMessageView(message, thread, read.get(message.id) ?? null, { phrases, summary }, say),
    };
  });
  const handover = conversation.handed_over_at;
  if (!handover) return entries;
  // It stands below the mail that caused it, before the mail that told the customer.
  const cause = why?.decided ? messages.findIndex((message) => message.id === why.messageId) : -1;
  const later = messages.findIndex((message) => message.at > handover);
  const place = cause >= 0 ? cause + 1 : later < 0 ? entries.length : later;
  // It lies before all of these, or after: it is shown where it belongs.
  if ((cause < 0 && later === 0 && thread.older > 0) || (later < 0 && !newest)) return entries;
  const chips = (why?.reasons ?? []).map(({ label, shade }) => ({ label, shade }));
  entries.splice(place, 0, { kind: 'handover', at: handover.toISOString(), chips: chips.slice(0, 3) });
  return entries;
}

/** Each line below what was there when it happened. */
function withEvents(entries: readonly Entry[], events: readonly EventView[]): Entry[] {
  const placed: Entry[] = [];
  const lines = [...events];
  for (const entry of entries) {
    // A mail's place is its arrival's: one that came late does not push down what happened before it was here.
    if (entry.kind === 'message')
      while (lines[0] && lines[0].at < entry.message.at) placed.push(toLine(lines.shift() as EventView));
    placed.push(entry);
  }
  return [...placed, ...lines.map(toLine)];
}

const toLine = (event: EventView): Entry => ({ kind: 'event', event });

function understandings(thread: Pick<Thread, 'understandings'>): Map<number, Understanding> {
  // Written by our own engine and never edited: no need to check its shape again.
  return new Map(thread.understandings.map((row) => [row.message_id, row.body as unknown as Understanding]));
}

/** Only where the critical words decided: elsewhere they would light up for no reason. */
function criticalPhrases(decisions: Thread['decisions'], message: ThreadMessage): string[] {
  const decision = decisions.findLast((each) => each.message_id === message.id);
  if (!decision?.reasons.includes('critical_keyword')) return [];
  return criticalHits(decision, `${message.subject}\n${message.reply}`).map((hit) => hit.phrase);
}

function findCorrection(thread: Thread, messageId: number, say: Say): CorrectionView | null {
  const decision = thread.decisions.findLast((each) => each.message_id === messageId);
  const verdict = decision ? toVerdict(decision, understandings(thread).get(messageId) ?? null) : null;
  if (!verdict) return null;
  const said = thread.corrections.find((each) => each.message_id === messageId) ?? null;
  return toCorrectionView(messageId, verdict, said, thread.ownIntents, say);
}
