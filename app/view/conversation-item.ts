// A conversation as the inbox's list shows it.

import type { ListedConversation, Place } from '../../db/conversation-pages.ts';
import type { ListedRow } from '../../db/conversations.ts';
import { type Say, toSay } from '../words/say.ts';
import type { InboxView } from './inbox-views.ts';
import { wishInRow } from './summary-view.ts';
import { type Chip, gettingAngrier, intentLabel, reasonChip, standingLabel } from './words.ts';

export type ConversationItem = Readonly<{
  id: number;
  subject: string;
  customer: string;
  /** What the customer wants, in their own words: those that the brief quotes, else how the mail begins. */
  wish: string;
  chips: readonly Chip[];
  tags: readonly string[];
  /** A person's word: low, normal, high or urgent. */
  priority: string;
  handler: string;
  status: string;
  /** Open with a person: somebody must do something. */
  needsPerson: boolean;
  /** Holds news for who looks; `newest` is the message by which it does, or did: what was read since is no news. */
  unread: boolean;
  newest: number | null;
  assignee: string | null;
  assigneeId: number | null;
  lastMessageAt: string;
  /** Since when the customer waits for a person's answer. */
  waitingSince: string | null;
  promisedBy: string | null;
  /** Its promise is about to be missed, and nobody has answered. */
  dueSoon: boolean;
}>;

export function toConversationItem(row: ListedRow, view: InboxView, say: Say): ConversationItem {
  const needsPerson = row.handler === 'human' && row.status === 'open';
  return {
    id: row.id,
    subject: row.subject || say('No subject'),
    customer: row.customer_name || row.customer_email,
    wish: (wishInRow(row.summary, say) ?? row.excerpt).replace(/\s+/g, ' ').trim(),
    chips: chipsOf(row, view),
    tags: row.tags,
    priority: row.priority,
    handler: row.handler,
    status: row.status,
    needsPerson,
    unread: row.unread,
    newest: row.newest_news,
    assignee: row.assignee_name,
    assigneeId: row.assignee_id,
    waitingSince: needsPerson ? (row.waiting_since?.toISOString() ?? null) : null,
    lastMessageAt: row.last_message_at.toISOString(),
    dueSoon: needsPerson && row.promise_warned_at !== null,
    promisedBy: needsPerson ? (row.promised_by?.toISOString() ?? null) : null,
  };
}

/** With where it stands in the list's order. */
export type ListedItem = ConversationItem & Readonly<{ place: Place }>;

export const toListedItem = (row: ListedConversation, view: InboxView, say: Say): ListedItem => ({
  ...toConversationItem(row, view, say),
  place: row.place,
});

/** From here on people hear it. */
const audible = 0.5;

/** At most three: how it stands, why a person has it, what it is about; nothing that the view says already. */
function chipsOf(row: ListedRow, view: InboxView): Chip[] {
  const chips: Chip[] = [];
  if (row.status !== 'open') chips.push({ label: standingLabel(row), shade: 'quiet' });
  const reason = row.reasons[0];
  if (row.handler === 'bot' && view !== 'bot') chips.push({ label: toSay('Bot'), shade: 'quiet' });
  if (row.handler !== 'bot' && reason) {
    // The mood is told also where another reason decided: it is what the one who answers must know first.
    const mood =
      row.reasons.slice(1).find((each) => each === 'anger' || each === 'sarcasm') ?? toneOf(row, reason);
    for (const each of [reason, ...(mood ? [mood] : [])])
      chips.push(
        each === 'anger' && row.only_grows_angry && row.anger < audible ? gettingAngrier : reasonChip(each),
      );
  }
  if (row.intent) {
    const label = intentLabel(row.intent);
    // "Complaint · Complaint" says nothing twice.
    if (!chips.some((chip) => chip.label === label)) chips.push({ label, shade: 'quiet' });
  }
  return chips.slice(0, 3);
}

/** Of a customer who is angry by now, whatever it was first handed over for. */
function toneOf({ anger, sarcasm }: ListedRow, reason: string): string | null {
  if (reason === 'anger' || reason === 'sarcasm') return null;
  if (anger >= audible) return 'anger';
  return sarcasm >= audible ? 'sarcasm' : null;
}
