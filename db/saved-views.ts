// Views of the inbox that agents keep under a name: each for oneself, or for everybody.

import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';

import type { Database, Db } from './database.ts';
import type { DB } from './schema.ts';

/** As many as a navigation shows with sense: each is counted at every look. */
const mostViews = 40;

export type SavedView = Readonly<{
  id: number;
  name: string;
  /** Everybody's, not only this agent's. */
  shared: boolean;
  madeBy: number | null;
  fields: unknown;
}>;

export type NewView = Readonly<{ name: string; shared: boolean; fields: Readonly<Record<string, unknown>> }>;

/** This agent's and everybody's, in their order. */
export async function listSavedViews(db: Db, agentId: number): Promise<SavedView[]> {
  const rows = await savedViews(db)
    .where(isSeenBy(agentId))
    .orderBy('position')
    .orderBy('id')
    .limit(mostViews)
    .execute();
  return rows.map(toSavedView);
}

export async function findSavedView(db: Db, agentId: number, id: number): Promise<SavedView | null> {
  const row = await savedViews(db).where('id', '=', id).where(isSeenBy(agentId)).executeTakeFirst();
  return row ? toSavedView(row) : null;
}

/** Below all others. Null where the agent sees as many as there may be. */
export async function addSavedView(db: Database, agentId: number, view: NewView): Promise<number | null> {
  return await db.transaction().execute(async (trx) => {
    const seen = await trx
      .selectFrom('saved_view')
      .select((eb) => [
        eb.fn.countAll<number>().as('count'),
        eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('last'),
      ])
      .where(isSeenBy(agentId))
      .executeTakeFirstOrThrow();
    if (seen.count >= mostViews) return null;
    const row = await trx
      .insertInto('saved_view')
      .values({
        agent_id: view.shared ? null : agentId,
        made_by: agentId,
        name: view.name,
        fields: JSON.stringify(view.fields),
        position: Number(seen.last) + 1,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  });
}

/** What is absent stays. Shared anew, it is seen by all; taken back, by the one who made it alone. */
export async function changeSavedView(
  db: Db,
  agentId: number,
  id: number,
  { name, shared, fields }: Partial<NewView>,
): Promise<void> {
  await db
    .updateTable('saved_view')
    .set({
      ...(name === undefined ? {} : { name }),
      ...(shared === undefined ? {} : { agent_id: shared ? null : agentId }),
      ...(fields === undefined ? {} : { fields: JSON.stringify(fields) }),
    })
    .where('id', '=', id)
    .execute();
}

export async function deleteSavedView(db: Db, id: number): Promise<void> {
  await db.deleteFrom('saved_view').where('id', '=', id).execute();
}

/** One place up or down among those that the agent sees. */
export async function moveSavedView(db: Database, agentId: number, id: number, by: 1 | -1): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`select id from saved_view order by id for update`.execute(trx);
    const ids = (await listSavedViews(trx, agentId)).map((view) => view.id);
    const at = ids.indexOf(id);
    const other = ids[at + by];
    if (at < 0 || other === undefined) return;
    [ids[at], ids[at + by]] = [other, id];
    await sql`update saved_view set position = place
      from unnest(${ids}::bigint[]) with ordinality as each (id, place) where saved_view.id = each.id`.execute(
      trx,
    );
  });
}

const savedViews = (db: Db) =>
  db.selectFrom('saved_view').select(['id', 'name', 'agent_id', 'made_by', 'fields']);

const isSeenBy =
  (agentId: number) =>
  (eb: ExpressionBuilder<DB, 'saved_view'>): Expression<SqlBool> =>
    eb.or([eb('agent_id', 'is', null), eb('agent_id', '=', agentId)]);

type Row = Readonly<{
  id: number;
  name: string;
  agent_id: number | null;
  made_by: number | null;
  fields: unknown;
}>;

const toSavedView = ({ id, name, agent_id, made_by, fields }: Row): SavedView => ({
  id,
  name,
  shared: agent_id === null,
  madeBy: made_by,
  fields,
});
