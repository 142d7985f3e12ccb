// A conversation as the inbox's list shows it.

import type { ConversationRow } from '../../db/conversations.ts';
import type { InboxView } from './inbox-views.ts';
import { type Chip, intentLabel, reasonLabel, reasonShade, statusLabel } from './words.ts';

export type ConversationItem = Readonly<{
  id: number;
  subject: string;
  customer: string;
  excerpt: string;
  chips: readonly Chip[];
  tags: readonly string[];
  /** A person's word: low, normal, high or urgent. */
  priority: string;
  handler: string;
  status: string;
  /** Open with a person: somebody must do something. */
  needsPerson: boolean;
  assignee: string | null;
  lastMessageAt: string;
  promisedBy: string | null;
  /** Its promise is about to be missed, and nobody has answered. */
  dueSoon: boolean;
}>;

export function toConversationItem(row: ConversationRow, view: InboxView): ConversationItem {
  const needsPerson = row.handler === 'human' && row.status === 'open';
  return {
    id: row.id,
    subject: row.subject || 'No subject',
    customer: row.customer_name || row.customer_email,
    excerpt: row.excerpt.replace(/\s+/g, ' ').trim(),
    chips: chipsOf(row, view),
    tags: row.tags,
    priority: row.priority,
    handler: row.handler,
    status: row.status,
    needsPerson,
    assignee: row.assignee_name,
    lastMessageAt: row.last_message_at.toISOString(),
    dueSoon: needsPerson && row.promise_warned_at !== null,
    promisedBy: needsPerson ? (row.promised_by?.toISOString() ?? null) : null,
  };
}

/** At most three: how it stands, why a person has it, what it is about; nothing that the view says already. */
function chipsOf(row: ConversationRow, view: InboxView): Chip[] {
  const chips: Chip[] = [];
  if (row.status !== 'open') chips.push({ label: statusLabel(row.status), shade: 'quiet' });
  const reason = row.reasons[0];
  if (row.handler === 'bot' && view !== 'bot') chips.push({ label: 'Bot', shade: 'quiet' });
  if (row.handler !== 'bot' && reason) {
    // The mood is told also where another reason decided: it is what the one who answers must know first.
    const mood = row.reasons.slice(1).find((each) => each === 'anger' || each === 'sarcasm');
    for (const each of [reason, ...(mood ? [mood] : [])])
      chips.push({ label: reasonLabel(each), shade: reasonShade(each) });
  }
  if (row.intent) {
    const label = intentLabel(row.intent);
    // "Complaint · Complaint" says nothing twice.
    if (!chips.some((chip) => chip.label === label)) chips.push({ label, shade: 'quiet' });
  }
  return chips.slice(0, 3);
}
