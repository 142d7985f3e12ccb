// The ledger as people and the API read it: totals by disposition, and its rows, newest first.

import type { Db } from './database.ts';
import type { Disposition } from './ledger.ts';

export const dispositions = [
  'received',
  'retrying',
  'new',
  'threaded',
  'duplicate',
  'auto-reply',
  'bounce',
  'own',
  'list',
  'spam',
  'blocked',
  'too-large',
  'unparsable',
  'history',
] as const satisfies readonly Disposition[];

export type LedgerFilter = Readonly<{ mailbox?: string | undefined; disposition?: Disposition | undefined }>;

export type LedgerRow = Awaited<ReturnType<typeof listLedger>>['rows'][number];

/** `before` is the id of the last row of the page before; `next` is null on the last page. */
export async function listLedger(
  db: Db,
  filter: LedgerFilter,
  { limit, before }: { limit: number; before: number | null },
) {
  let query = db
    .selectFrom('ledger')
    .innerJoin('mailbox', 'mailbox.id', 'ledger.mailbox_id')
    .leftJoin('message', 'message.id', 'ledger.message_ref')
    .select([
      'ledger.id',
      'mailbox.address as mailbox',
      'ledger.folder',
      'ledger.uid_validity as uidValidity',
      'ledger.uid',
      'ledger.message_id as messageId',
      'ledger.disposition',
      'ledger.reason',
      'ledger.conversation_id as conversationId',
      'ledger.created_at as at',
      'message.subject',
      'message.from_address as from',
      'message.from_name as fromName',
    ]);
  if (filter.mailbox) query = query.where('mailbox.address', '=', filter.mailbox.toLowerCase());
  if (filter.disposition) query = query.where('ledger.disposition', '=', filter.disposition);
  if (before !== null) query = query.where('ledger.id', '<', before);
  const rows = await query
    .orderBy('ledger.id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/** How many mails ended how; every disposition is there, also with none. */
export async function countLedger(db: Db, mailbox?: string): Promise<Record<Disposition, number>> {
  let query = db
    .selectFrom('ledger')
    .innerJoin('mailbox', 'mailbox.id', 'ledger.mailbox_id')
    .select((eb) => ['ledger.disposition', eb.fn.countAll<number>().as('count')]);
  if (mailbox) query = query.where('mailbox.address', '=', mailbox.toLowerCase());
  const rows = await query.groupBy('ledger.disposition').execute();
  const counts = new Map(rows.map((row) => [row.disposition, row.count]));
  return Object.fromEntries(dispositions.map((each) => [each, counts.get(each) ?? 0])) as Record<
    Disposition,
    number
  >;
}
