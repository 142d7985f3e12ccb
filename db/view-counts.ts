// How much each view of the inbox holds: counted at every look, and so never beyond what an index gives in a moment.

import { sql } from 'kysely';

import { type ConversationFilter, inFacets, matches } from './conversation-filter.ts';
import type { Db } from './database.ts';

/** One more than is told: "999+". */
export const mostCounted = 1_000;

export type ViewCounts = Readonly<{
  person: number;
  teams: number;
  mine: number;
  unassigned: number;
  bot: number;
  waiting: number;
  snoozed: number;
}>;

/** Of what somebody must still do something about; each view has an index of its own. */
export async function countViews(db: Db, agentId: number): Promise<ViewCounts> {
  const open = sql`handler = 'human' and status = 'open'`;
  const capped = (condition: ReturnType<typeof sql>) =>
    sql`(select count(*) from (select from conversation
      where ${condition} and merged_into is null limit ${sql.lit(mostCounted)}) as each)`;
  const { rows } = await sql<ViewCounts>`select
    ${capped(open)} as person,
    ${capped(sql`${open} and team in (select team from agent_team where agent_id = ${agentId})`)} as teams,
    ${capped(sql`${open} and assignee_id = ${agentId}`)} as mine,
    ${capped(sql`${open} and assignee_id is null`)} as unassigned,
    ${capped(sql`handler = 'bot'`)} as bot,
    ${capped(sql`handler = 'human' and status = 'waiting'`)} as waiting,
    ${capped(sql`status = 'snoozed'`)} as snoozed`.execute(db);
  const [counts] = rows;
  if (!counts) throw new Error('A count answered nothing');
  return counts;
}

/** Up to `mostCounted`, of any filter. */
export async function countMatching(db: Db, filter: ConversationFilter): Promise<number> {
  const matching = db
    .selectFrom('conversation')
    .select('conversation.id')
    .where(matches(filter))
    .where((eb) => inFacets(filter) ?? eb.lit(true))
    // Of a mailbox that has few the database thinks as of any other; in this order an index has them together.
    .$if(filter.mailbox !== undefined, (query) => query.orderBy('conversation.last_message_at', 'desc'))
    .limit(mostCounted);
  const row = await db
    .selectFrom(matching.as('each'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}
