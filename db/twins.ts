// Before a mail gets its place: is this very mail here already, by another way or in another mailbox of ours?

import { sql } from 'kysely';

import { dedupeKey as dedupeKeyOf } from '../triage/thread/dedupe-key.ts';
import type { Trx } from './database.ts';
import { type Disposition, getSource } from './ledger.ts';

export type Twin = Readonly<{
  conversationId: number | null;
  messageRef: number | null;
  mailboxId: number;
  mailbox: string;
}>;

/**
 * Before any of these mails gets its place: whoever has the same ones or others of the same senders waits until the caller's
 * transaction ends, so that two mailboxes never both begin with a mail. For all that one transaction places at once and in
 * one order: who took the second when the first had its place could wait for somebody who waits for the first.
 */
export async function holdMails(
  trx: Trx,
  dedupeKeys: readonly string[],
  senders: readonly string[],
): Promise<void> {
  await sql`select pg_advisory_xact_lock(held) from (
    select hashtextextended(key, ${identityLock}) as held from unnest(${dedupeKeys}::text[]) as each (key)
    union select hashtextextended(lower(sender), ${senderLock}) from unnest(${senders}::text[]) as each (sender)
    order by held) as ordered`.execute(trx);
}

/** By key, the conversations that these very mails already began or joined, under another UID or in another mailbox of ours. */
export async function findTwins(
  trx: Trx,
  mailboxId: number,
  dedupeKeys: readonly string[],
): Promise<ReadonlyMap<string, Twin>> {
  const rows = await trx
    .selectFrom('ledger')
    .innerJoin('mailbox', 'mailbox.id', 'ledger.mailbox_id')
    .select([
      'ledger.dedupe_key as key',
      'ledger.conversation_id as conversationId',
      'ledger.message_ref as messageRef',
      'ledger.mailbox_id as mailboxId',
      'mailbox.address as mailbox',
    ])
    .where('ledger.dedupe_key', '=', sql<string>`any(${dedupeKeys}::text[])`)
    .where('ledger.message_ref', 'is not', null)
    .where('ledger.disposition', 'in', shownAs)
    // The last one of a key holds.
    .orderBy(sql`ledger.mailbox_id = ${mailboxId}`)
    .execute();
  const found = new Map(rows.map(({ key, ...twin }) => [key ?? '', twin]));
  const missing = dedupeKeys.filter((key) => !found.has(key));
  return new Map([...(await findTwinMessages(trx, missing)), ...found]);
}

/** The ledger may have lost its row (a table restored from elsewhere): then the message itself shows that it is here. */
async function findTwinMessages(trx: Trx, keys: readonly string[]): Promise<Map<string, Twin>> {
  const ids = keys.map((key) => key.slice(0, key.lastIndexOf('#'))).filter((id) => id !== '');
  const found = new Map<string, Twin>();
  if (ids.length === 0) return found;
  const rows = await trx
    .selectFrom('message')
    .innerJoin('raw_mail', 'raw_mail.id', 'message.raw_mail_id')
    .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
    .innerJoin('mailbox', 'mailbox.id', 'conversation.mailbox_id')
    .select([
      'conversation.id as conversationId',
      'message.id as messageRef',
      'mailbox.id as mailboxId',
      'mailbox.address as mailbox',
      'raw_mail.id as rawMailId',
    ])
    .where('message.message_id', '=', sql<string>`any(${ids}::text[])`)
    .where('message.direction', '=', 'in')
    // One that the ledger knows has been asked by its key; its original, perhaps a large one, need not be read.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('ledger')
            .select('ledger.id')
            .whereRef('ledger.conversation_id', '=', 'message.conversation_id')
            .whereRef('ledger.message_ref', '=', 'message.id')
            .where('ledger.dedupe_key', 'is not', null)
            .where('ledger.disposition', 'in', shownAs),
        ),
      ),
    )
    .orderBy('message.id', 'desc')
    .limit(mostNamesakes * ids.length)
    .execute();
  for (const { rawMailId, ...twin } of rows) {
    const key = dedupeKeyOf(await getSource(trx, rawMailId));
    if (keys.includes(key) && !found.has(key)) found.set(key, twin);
  }
  return found;
}

/** Mails with one and the same Message-ID are few, unless somebody means harm. */
const mostNamesakes = 20;

/** Makes the key's lock another one than those of other parts. */
const identityLock = 1654;
const senderLock = 1655;

/** How a mail that has its one message can end; as the unique index `ledger_one_message_per_mail` has it. */
const shownAs: readonly Disposition[] = [
  'new',
  'threaded',
  'auto-reply',
  'bounce',
  'list',
  'history',
  'too-large',
];
