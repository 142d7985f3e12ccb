// Senders whose mail is taken in, kept, and shown to nobody: an address, or a whole domain as "@example.com".

import { sql } from 'kysely';

import { recordEvent } from './conversation-events.ts';
import { type Db, inTransaction, type Trx } from './database.ts';
import { markSpam } from './queue.ts';

/** `ours`: a mailbox of ours writes from it; `everybody`: a provider of mail, whose domain is its customers'. */
export type BlockRefusal = 'no-sender' | 'ours' | 'everybody';

/** Whoever has an address there has nothing to do with the others who do. */
const everybodysDomains: ReadonlySet<string> = new Set(
  `aol.com bluewin.ch btinternet.com comcast.net fastmail.com free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com
  gmx.de gmx.net googlemail.com hotmail.com hotmail.co.uk hotmail.de hotmail.fr hotmail.it icloud.com interia.pl
  laposte.net libero.it live.com live.de mac.com mail.com mail.ru me.com msn.com o2.pl orange.fr outlook.com
  outlook.de posteo.de proton.me protonmail.com qq.com seznam.cz sfr.fr t-online.de tuta.com virgilio.it wanadoo.fr
  web.de wp.pl yahoo.co.uk yahoo.com yahoo.de yahoo.fr yandex.ru ymail.com 163.com`.split(/\s+/),
);

export type Block = Readonly<{
  pattern: string;
  agentId: number | null;
  /** Where it was said; it is spam from then on. */
  conversationId: number | null;
}>;

/** As it is kept. */
export const normalPattern = (pattern: string) => pattern.trim().toLowerCase();

/** Null where it is done, also where it was so before. */
export async function blockSender(db: Db, block: Block): Promise<BlockRefusal | null> {
  const pattern = normalPattern(block.pattern);
  if (!/^[^\s@]*@[^\s@]+$/.test(pattern) || pattern.endsWith('.invalid')) return 'no-sender';
  if (pattern.startsWith('@') && everybodysDomains.has(pattern.slice(1))) return 'everybody';
  return await inTransaction(db, async (trx) => {
    if (await isOurs(trx, pattern)) return 'ours';
    const { agentId, conversationId } = block;
    const row = await trx
      .insertInto('blocked_sender')
      .values({ pattern, agent_id: agentId, conversation_id: conversationId })
      .onConflict((conflict) => conflict.column('pattern').doNothing())
      .returning('pattern')
      .executeTakeFirst();
    // The bot's mail that is on its way to them is stopped by this.
    await sql`update customer set blocked_at = now() where blocked_at is null and ${customersAt(pattern)}`.execute(
      trx,
    );
    if (conversationId === null) return null;
    if (row) await recordEvent(trx, conversationId, { kind: 'blocked', detail: { pattern }, agentId });
    await markSpam(trx, conversationId, agentId);
    return null;
  });
}

/** Answers false where it was not blocked. Mail that came meanwhile stays in the ledger, and can be read from there. */
export async function unblockSender(db: Db, pattern: string, agentId: number | null): Promise<boolean> {
  return await inTransaction(db, async (trx) => {
    const row = await trx
      .deleteFrom('blocked_sender')
      .where('pattern', '=', pattern)
      .returning('conversation_id')
      .executeTakeFirst();
    if (!row) return false;
    await sql`update customer set blocked_at = null where blocked_at is not null and ${customersAt(pattern)}
      and not exists (select from blocked_sender
        where pattern in (customer.email, '@' || split_part(customer.email, '@', 2)))`.execute(trx);
    if (row.conversation_id !== null)
      await recordEvent(trx, row.conversation_id, { kind: 'unblocked', detail: { pattern }, agentId });
    return true;
  });
}

/** By the senders' addresses in lower case: which rule keeps each of them out. */
export async function findBlocked(
  db: Db,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (addresses.length === 0) return new Map();
  const { rows } = await sql<{ address: string; pattern: string }>`
    select distinct on (address) address, pattern from unnest(${addresses}::text[]) as address
    join blocked_sender on pattern in (address, '@' || split_part(address, '@', 2))
    order by address, pattern desc`.execute(db);
  return new Map(rows.map(({ address, pattern }) => [address, pattern]));
}

/** What the ledger says of a mail that was kept out. */
export const blockedReason = (pattern: string) => `${pattern} is blocked`;

/** The newest first, with the mail that each has kept out. */
export async function listBlocked(db: Db) {
  const { rows } = await sql<{
    pattern: string;
    by: string | null;
    conversationId: number | null;
    createdAt: Date;
    mails: number;
    lastAt: Date | null;
  }>`
    select pattern, agent.name as by, conversation_id as "conversationId", blocked_sender.created_at as "createdAt",
      coalesce(kept.mails, 0) as mails, kept.last_at as "lastAt"
    from blocked_sender left join agent on agent.id = blocked_sender.agent_id
    left join (select reason, count(*) as mails, max(created_at) as last_at from ledger
      where disposition = 'blocked' group by reason) as kept on kept.reason = pattern || ' is blocked'
    order by blocked_sender.created_at desc, pattern limit 1000`.execute(db);
  return rows;
}

/** Those whose mail it keeps out. */
export const customersAt = (pattern: string) =>
  pattern.startsWith('@') ? sql`split_part(email, '@', 2) = ${pattern.slice(1)}` : sql`email = ${pattern}`;

async function isOurs(trx: Trx, pattern: string): Promise<boolean> {
  const rows = await trx.selectFrom('mailbox').select('address').execute();
  return rows.some(({ address }) =>
    pattern.startsWith('@') ? address.endsWith(pattern) : address === pattern,
  );
}
