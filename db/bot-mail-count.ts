// How much the bot has written to an address and in a conversation: what the loop brakes are held against.

import { createHash } from 'node:crypto';
import { sql } from 'kysely';

import type { BotMailCount } from '../triage/decide/brake.ts';
import type { Db, Trx } from './database.ts';

/** A mail may wait three days for its server; older ones than that have not gone out lately. */
const oldest = '4 days';

type Of = Readonly<{ address: string; conversationId: number }>;

/**
 * For each in turn: answers, questions and handover notices, in whatever mailbox and conversation; not what was withdrawn
 * or refused. `aboutToSend` is set where one mail is about to go: those that wait behind it do not count, nor does it.
 */
export async function countBotMails(
  db: Db,
  of: readonly Of[],
  { now, aboutToSend = null }: Readonly<{ now: Date; aboutToSend?: number | null }>,
): Promise<BotMailCount[]> {
  const states =
    aboutToSend === null ? ['queued', 'sending', 'sent', 'unknown'] : ['sending', 'sent', 'unknown'];
  const lastHour = new Date(now.getTime() - 3_600_000);
  const addresses = of.map(({ address }) => address.toLowerCase());
  const conversations = of.map(({ conversationId }) => conversationId);
  const { rows } = await sql<{ in_last_hour: number; in_a_row: number }>`
    select
      (select count(*) from outbox where to_address = each.address and kind <> 'agent' and kind <> 'test'
        and created_at > ${now}::timestamptz - ${oldest}::interval
        and coalesce(sent_at, created_at) > ${lastHour}
        and state = any(${states}) and id is distinct from ${aboutToSend}::bigint) as in_last_hour,
      (select count(*) from outbox where conversation_id = each.conversation_id
        and kind not in ('agent', 'test', 'code', 'delay')
        and state = any(${states}) and id is distinct from ${aboutToSend}::bigint
        and message_id > coalesce((select max(person.message_id) from outbox person
          where person.conversation_id = each.conversation_id and person.kind = 'agent'
          and person.state <> 'withdrawn'), 0)) as in_a_row
    from unnest(${addresses}::text[], ${conversations}::bigint[])
      with ordinality as each (address, conversation_id, place)
    order by place`.execute(db);
  return rows.map((row) => ({ inLastHour: Number(row.in_last_hour), inARow: Number(row.in_a_row) }));
}

/** First half of an advisory lock's key: what the lock is about. */
const writingTo = 1655;

/**
 * Until the caller's transaction ends nobody else begins to send a mail of the bot to this address. And nobody waits for
 * the disk at its end: lost in a crash of the database, the beginning of a try does no harm. The mail is then queued as
 * before, and no byte of it has gone, for `markHandedOver` waits until the disk has all that came before it.
 */
export async function lockAddress(trx: Trx, address: string): Promise<void> {
  const key = createHash('sha256').update(address.toLowerCase()).digest().readInt32BE(0);
  await sql`select pg_advisory_xact_lock(${writingTo}::int, ${key}::int),
    set_config('synchronous_commit', 'off', true)`.execute(trx);
}
