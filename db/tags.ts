// Tags: free words on conversations and customers, in lower case, each name known once.

import { sql } from 'kysely';

import { recordEvents } from './conversation-events.ts';
import { type Database, type Db, inTransaction, type Trx } from './database.ts';

/** Characters; a tag is a word or two, no sentence. */
export const longestTag = 40;

/** Answers the name as it is kept, or null where no conversation of these was without it, or none is there. */
export async function addTag(
  db: Db,
  conversationIds: readonly number[],
  tag: string,
  agentId: number | null,
): Promise<string | null> {
  return await inTransaction(db, async (trx) => {
    const name = await ensureTag(trx, tag);
    const { rows } = await sql<{ id: number }>`
      insert into conversation_tag (conversation_id, tag, agent_id)
      select id, ${name}, ${agentId}::bigint from conversation
      where id = any(${conversationIds}::bigint[]) order by id
      on conflict do nothing returning conversation_id as id`.execute(trx);
    await recordEvents(
      trx,
      rows.map(({ id }) => id),
      { kind: 'tagged', detail: { tag: name }, agentId },
    );
    return rows.length > 0 ? name : null;
  });
}

/** Answers whether any of them had it. */
export async function removeTag(
  db: Db,
  conversationIds: readonly number[],
  tag: string,
  agentId: number | null,
): Promise<boolean> {
  return await inTransaction(db, async (trx) => {
    const { rows } = await sql<{ id: number; tag: string }>`
      delete from conversation_tag where conversation_id = any(${conversationIds}::bigint[])
      and tag = ${kept(tag)} returning conversation_id as id, tag`.execute(trx);
    const [first] = rows;
    if (!first) return false;
    const ids = rows.map(({ id }) => id);
    await recordEvents(trx, ids, { kind: 'untagged', detail: { tag: first.tag }, agentId });
    return true;
  });
}

/** A customer's own, shown in all their conversations. */
export async function addCustomerTag(db: Db, customerId: number, tag: string): Promise<string> {
  return await inTransaction(db, async (trx) => {
    const name = await ensureTag(trx, tag);
    await sql`insert into customer_tag (customer_id, tag) values (${customerId}, ${name})
      on conflict do nothing`.execute(trx);
    return name;
  });
}

export async function removeCustomerTag(db: Db, customerIds: readonly number[], tag: string): Promise<void> {
  await sql`delete from customer_tag where customer_id = any(${customerIds}::bigint[])
    and tag = ${kept(tag)}`.execute(db);
}

/** Names that begin like `words`, or have a word that does; the most used of late first. */
export async function suggestTags(db: Db, words: string, limit: number): Promise<string[]> {
  const begin = `${words
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<{ name: string }>`
    select name from tag where name like ${begin} or name like ${`% ${begin}`}
    order by name like ${begin} desc, (select max(created_at) from (select created_at from conversation_tag
      where tag = tag.name order by conversation_id desc limit 20) as latest) desc nulls last, name
    limit ${limit}`.execute(db);
  return rows.map(({ name }) => name);
}

/** All of them with how often each is used, in the order of their names. */
export async function listTags(db: Db) {
  const { rows } = await sql<{ name: string; conversations: number; customers: number }>`
    select name, (select count(*) from conversation_tag where tag = tag.name) as conversations,
      (select count(*) from customer_tag where tag = tag.name) as customers
    from tag order by name`.execute(db);
  return rows;
}

/** Where the new name is there already, the two become one. Answers the name as it is kept, null where there is no `from`. */
export async function renameTag(db: Database, from: string, to: string): Promise<string | null> {
  return await db.transaction().execute(async (trx) => {
    const old = await trx
      .selectFrom('tag')
      .select('name')
      .where('name', '=', from)
      .forUpdate()
      .executeTakeFirst();
    if (!old) return null;
    const name = await ensureTag(trx, to);
    if (name === from) return name;
    await sql`insert into conversation_tag (conversation_id, tag, agent_id, created_at)
      select conversation_id, ${name}, agent_id, created_at from conversation_tag where tag = ${from}
      on conflict do nothing`.execute(trx);
    await sql`insert into customer_tag (customer_id, tag)
      select customer_id, ${name} from customer_tag where tag = ${from} on conflict do nothing`.execute(trx);
    await trx.deleteFrom('tag').where('name', '=', from).execute();
    return name;
  });
}

/** From every conversation and customer. Answers false where there is none. */
export async function deleteTag(db: Db, name: string): Promise<boolean> {
  const row = await db.deleteFrom('tag').where('name', '=', name).returning('name').executeTakeFirst();
  return row !== undefined;
}

/** PostgreSQL's lower case, which its own check goes by. */
const kept = (tag: string) => sql<string>`lower(btrim(regexp_replace(${tag}, '\\s+', ' ', 'g')))`;

async function ensureTag(trx: Trx, tag: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    insert into tag (name) values (${kept(tag)}) on conflict (name) do update set name = excluded.name
    returning name`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error('a tag was not stored');
  return row.name;
}
