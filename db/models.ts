// Versions of what a team has taught the engine: one may be in use, the others are kept to go back to.

import { sql } from 'kysely';

import type { AnyIntent } from '../triage/intents.ts';
import type { TeamFigures } from '../triage/train/team-version.ts';
import type { Database, Db, Trx } from './database.ts';

/** Where a case comes from. A customer's words stay in the message alone, so that they go when it goes. */
export type CaseSource = Readonly<
  | { from: 'template'; template: string; text: string; label: AnyIntent }
  | { from: 'correction'; messageId: number; label: AnyIntent }
>;

export type TeamModelState = 'active' | 'kept' | 'refused';

export type TeamModelVersion = Readonly<{
  version: number;
  name: string;
  base: string;
  madeAt: Date;
  ownIntents: readonly AnyIntent[];
  cases: readonly CaseSource[];
  figures: TeamFigures | null;
  state: TeamModelState;
  reason: string | null;
}>;

const described = [
  'version',
  'name',
  'base',
  'made_at',
  'own_intents',
  'cases',
  'figures',
  'state',
  'reason',
] as const;

const versions = (db: Db) => db.selectFrom('team_model').select(described);
type Row = Awaited<ReturnType<ReturnType<typeof versions>['execute']>>[number];

const toVersion = (row: Row): TeamModelVersion => ({
  version: row.version,
  name: row.name,
  base: row.base,
  madeAt: row.made_at,
  ownIntents: row.own_intents,
  cases: row.cases as unknown as CaseSource[],
  figures: row.figures as unknown as TeamFigures | null,
  state: row.state as TeamModelState,
  reason: row.reason,
});

/** The newest first. */
export async function listTeamModels(db: Db): Promise<TeamModelVersion[]> {
  return (await versions(db).orderBy('version', 'desc').execute()).map(toVersion);
}

export async function findNewestTeamModel(db: Db): Promise<TeamModelVersion | null> {
  const row = await versions(db).orderBy('version', 'desc').limit(1).executeTakeFirst();
  return row ? toVersion(row) : null;
}

/** The one in use, with its bytes; null: the base alone. */
export async function findActiveTeamModel(
  db: Db,
): Promise<(TeamModelVersion & Readonly<{ bytes: Uint8Array }>) | null> {
  const row = await versions(db).select('model').where('state', '=', 'active').executeTakeFirst();
  return row?.model ? { ...toVersion(row), bytes: row.model } : null;
}

/** The intents that the team has added and that the engine in use knows. */
export async function listOwnIntents(db: Db): Promise<readonly AnyIntent[]> {
  const row = await db
    .selectFrom('team_model')
    .select('own_intents')
    .where('state', '=', 'active')
    .executeTakeFirst();
  return row?.own_intents ?? [];
}

export type Choice = Readonly<{ version: number | null; by: string; at: Date }>;

/** What somebody has chosen by hand; null where new versions take over by themselves. */
export async function findChoice(db: Db): Promise<Choice | null> {
  const row = await db.selectFrom('team_model_choice').selectAll().executeTakeFirst();
  return row ? { version: row.version, by: row.chosen_by, at: row.chosen_at } : null;
}

export type NewTeamModel = Readonly<{
  name: string;
  base: string;
  ownIntents: readonly AnyIntent[];
  cases: readonly CaseSource[];
  figures: TeamFigures | null;
  bytes: Uint8Array;
  /** Why it is not to be used; null where it is. */
  refused: string | null;
}>;

/** More versions back nobody goes; they stay in the list without their bytes. */
const mostKept = 20;

/** Stores a version and takes it into use, unless it is refused or somebody has chosen another by hand. */
export async function addTeamModel(db: Database, made: NewTeamModel): Promise<TeamModelVersion> {
  return await db.transaction().execute(async (trx) => {
    await lockVersions(trx);
    const choice = await findChoice(trx);
    const held =
      choice && `${choice.version === null ? 'the base' : `version ${choice.version}`} was chosen by hand`;
    const reason = made.refused ?? held;
    const state: TeamModelState = made.refused ? 'refused' : held ? 'kept' : 'active';
    if (state === 'active') await putAside(trx, null);
    const row = await trx
      .insertInto('team_model')
      .values({
        name: made.name,
        base: made.base,
        own_intents: [...made.ownIntents],
        cases: JSON.stringify(made.cases),
        figures: made.figures && JSON.stringify(made.figures),
        state,
        reason,
        model: Buffer.from(made.bytes),
      })
      .returning(described)
      .executeTakeFirstOrThrow();
    await sql`update team_model set model = null where model is not null and state <> 'active'
      and version <= ${row.version - mostKept}::int
      and version not in (select version from team_model_choice where version is not null)`.execute(trx);
    return toVersion(row);
  });
}

/** Nothing teaches it any more: the base alone, unless somebody has chosen a version by hand. */
export async function withdrawTeamModel(db: Database, reason: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockVersions(trx);
    if ((await findChoice(trx)) === null) await putAside(trx, reason);
  });
}

/**
 * Goes to a version, or to the base (null), and stays there until `followNewest`. False where there is no such version or
 * its bytes are no longer kept. One that was refused may be chosen: who does so has seen why.
 */
export async function chooseTeamModel(db: Database, version: number | null, by: string): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    await lockVersions(trx);
    if (version !== null) {
      const row = await trx
        .selectFrom('team_model')
        .select('version')
        .where('version', '=', version)
        .where('model', 'is not', null)
        .executeTakeFirst();
      if (!row) return false;
    }
    await putAside(
      trx,
      version === null ? 'the base was chosen by hand' : `version ${version} was chosen by hand`,
    );
    if (version !== null) {
      const active = { state: 'active', reason: null };
      await trx.updateTable('team_model').set(active).where('version', '=', version).execute();
    }
    const choice = { version, chosen_by: by, chosen_at: new Date() };
    await trx
      .insertInto('team_model_choice')
      .values(choice)
      .onConflict((conflict) => conflict.column('only_one').doUpdateSet(choice))
      .execute();
    return true;
  });
}

/** Back to where a new version takes over by itself: the newest that was not refused, and from now on each that comes. */
export async function followNewest(db: Database): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockVersions(trx);
    await trx.deleteFrom('team_model_choice').execute();
    const newest = await trx
      .selectFrom('team_model')
      .select(['version', 'state'])
      .where('state', '!=', 'refused')
      .where('model', 'is not', null)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!newest || newest.state === 'active') return;
    await putAside(trx, null);
    const active = { state: 'active', reason: null };
    await trx.updateTable('team_model').set(active).where('version', '=', newest.version).execute();
  });
}

/** Two that change what is in use do so one after the other. */
const lockVersions = (trx: Trx) => sql`lock table team_model in share row exclusive mode`.execute(trx);

async function putAside(trx: Trx, reason: string | null): Promise<void> {
  const set = { state: 'kept', reason: reason ?? 'a newer version took its place' };
  await trx.updateTable('team_model').set(set).where('state', '=', 'active').execute();
}
