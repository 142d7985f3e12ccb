// What became of each mail, in words: the ledger's page shows these and nothing of the rows themselves.

import type { Disposition } from '../../db/ledger.ts';
import type { LedgerRow } from '../../db/ledger-list.ts';
import { type Say, toSay } from '../words/say.ts';
import { sayReason } from './ledger-reason.ts';
import type { Shade } from './words.ts';

const words: Record<Disposition, { label: string; shade: Shade }> = {
  received: { label: toSay('Being read'), shade: 'accent' },
  retrying: { label: toSay('Being read again'), shade: 'accent' },
  new: { label: toSay('New conversation'), shade: 'quiet' },
  threaded: { label: toSay('Joined a conversation'), shade: 'quiet' },
  duplicate: { label: toSay('Here already'), shade: 'quiet' },
  'auto-reply': { label: toSay('Automatic reply'), shade: 'quiet' },
  bounce: { label: toSay('Delivery report'), shade: 'quiet' },
  own: { label: toSay('Our own mail'), shade: 'quiet' },
  list: { label: toSay('List or bulk mail'), shade: 'quiet' },
  spam: { label: toSay('Spam'), shade: 'quiet' },
  blocked: { label: toSay('Sender blocked'), shade: 'quiet' },
  'too-large': { label: toSay('Too large'), shade: 'doubt' },
  unparsable: { label: toSay('Could not be read'), shade: 'alarm' },
  history: { label: toSay('From before Baton'), shade: 'quiet' },
};

export type LedgerItem = Readonly<{
  id: number;
  at: string;
  sender: string;
  subject: string;
  label: string;
  shade: Shade;
  reason: string;
  conversationId: number | null;
  /** Where it lies on the mail server. */
  place: string;
  /** False while it is being read, and where no whole original was taken. */
  readable: boolean;
}>;

export type LedgerTotal = Readonly<{ disposition: Disposition; label: string; count: number }>;

export function toLedgerItem(row: LedgerRow, say: Say): LedgerItem {
  const { label, shade } = words[row.disposition as Disposition];
  const busy = row.disposition === 'received' || row.disposition === 'retrying';
  return {
    id: row.id,
    at: row.at.toISOString(),
    sender: row.fromName || row.from || '',
    subject: row.subject ?? row.messageId ?? '',
    label,
    shade,
    reason: sayReason(row.reason, say),
    conversationId: row.conversationId,
    place: `${row.mailbox} · ${row.folder} · UID ${row.uid}`,
    readable: !busy && row.disposition !== 'too-large',
  };
}

/** Those that there are, the most frequent first. */
export function toLedgerTotals(counts: Readonly<Record<Disposition, number>>): LedgerTotal[] {
  return (Object.entries(counts) as [Disposition, number][])
    .filter(([, count]) => count > 0)
    .map(([disposition, count]) => ({ disposition, label: words[disposition].label, count }))
    .sort((a, b) => b.count - a.count);
}
