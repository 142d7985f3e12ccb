// The team as its admins see and change it: who is invited, who may do what, who is gone.

import { sql } from 'kysely';

import { dropTokens } from './account-tokens.ts';
import { type Agent, type Role, toAgent } from './agents.ts';
import { recordAudit } from './audit.ts';
import { recordEvents } from './conversation-events.ts';
import type { Database, Db, Trx } from './database.ts';
import { enqueue } from './jobs.ts';
import { endSessions } from './sessions.ts';
import { listTeamsOf, putTeams } from './teams.ts';
import { turnTwoStepOff } from './two-step.ts';

export type PersonState = 'invited' | 'active' | 'deactivated';

export type Person = Agent &
  Readonly<{
    state: PersonState;
    teams: readonly string[];
    twoStep: boolean;
    seenAt: Date | null;
    /** Conversations that wait for this person. */
    assigned: number;
  }>;

/** Those who work first, then those who are invited, then those who are gone; each by name. */
export async function listPeople(db: Db): Promise<Person[]> {
  return await selectPeople(db, null);
}

export async function findPerson(db: Db, id: number): Promise<Person | null> {
  const [person] = await selectPeople(db, id);
  return person ?? null;
}

async function selectPeople(db: Db, id: number | null): Promise<Person[]> {
  const { rows } = await sql<Omit<Person, 'role'> & { role: string }>`
    select agent.id, agent.email, agent.name, agent.role, agent.state, agent.totp_secret is not null as "twoStep",
      agent.seen_at as "seenAt",
      array(select team from agent_team where agent_id = agent.id order by team) as teams,
      (select count(*) from conversation where assignee_id = agent.id
        and handler = 'human' and status in ('open', 'snoozed')) as assigned
    from agent where ${id}::bigint is null or agent.id = ${id}
    order by array_position(array['active', 'invited', 'deactivated'], agent.state), lower(agent.name), agent.id`.execute(
    db,
  );
  return rows.map((row) => ({ ...row, ...toAgent(row) }));
}

export type Invitation = Readonly<{
  email: string;
  name: string;
  role: Role;
  teams: readonly string[];
  /** The inviter's; of the mail, and of the pages until another is chosen. */
  language: string;
  /** Whether it can be mailed; else the admin passes a link on. */
  mail: boolean;
}>;

/** Null where somebody has that address already. */
export async function invitePerson(
  db: Database,
  { email, name, role, teams, language, mail }: Invitation,
  by: Agent,
): Promise<number | null> {
  return await db.transaction().execute(async (trx) => {
    const row = await trx
      .insertInto('agent')
      .values({ ...{ email, name, role, language }, state: 'invited' })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!row) return null;
    await putTeams(trx, row.id, teams);
    await recordAudit(trx, {
      ...{ who: by.email, action: 'person.invited', subject: email },
      after: { name, role, teams },
    });
    if (mail) await enqueue(trx, 'send-account-mail', { kind: 'invitation', email, inviter: by.name });
    return row.id;
  });
}

/** `last_admin`: nobody would be left who may change this. `gone`: there is no such person, or not in that state. */
export type Change = 'done' | 'last_admin' | 'gone';

/** Ends the person's sessions: the pages that are open know the old role. */
export async function changeRole(db: Database, id: number, role: Role, by: Agent): Promise<Change> {
  return await db.transaction().execute(async (trx) => {
    const person = await lockPerson(trx, id);
    if (!person) return 'gone';
    if (person.role === role) return 'done';
    if (person.isLastAdmin) return 'last_admin';
    await trx.updateTable('agent').set({ role }).where('id', '=', id).execute();
    await endSessions(trx, id);
    await recordAudit(trx, {
      ...{ who: by.email, action: 'person.role', subject: person.email },
      ...{ before: { role: person.role }, after: { role } },
    });
    return 'done';
  });
}

export async function changeTeams(
  db: Database,
  id: number,
  teams: readonly string[],
  by: Agent,
): Promise<Change> {
  return await db.transaction().execute(async (trx) => {
    const person = await lockPerson(trx, id);
    if (!person) return 'gone';
    const before = await listTeamsOf(trx, id);
    const after = [...new Set(teams)].sort();
    if (before.join() === after.join()) return 'done';
    await putTeams(trx, id, after);
    await recordAudit(trx, {
      ...{ who: by.email, action: 'person.teams', subject: person.email },
      ...{ before: { teams: before }, after: { teams: after } },
    });
    return 'done';
  });
}

/** Out at once, links and sessions with it. What waits for this person goes to `handTo`; with null it is everybody's. */
export async function deactivatePerson(
  db: Database,
  id: number,
  handTo: number | null,
  by: Agent,
): Promise<Change> {
  return await db.transaction().execute(async (trx) => {
    const person = await lockPerson(trx, id);
    if (!person || person.state === 'deactivated') return 'gone';
    if (person.isLastAdmin) return 'last_admin';
    const heir = handTo === null ? null : await lockPerson(trx, handTo);
    if (handTo !== null && (heir?.state !== 'active' || handTo === id)) return 'gone';
    await trx.updateTable('agent').set({ state: 'deactivated' }).where('id', '=', id).execute();
    await endSessions(trx, id);
    await dropTokens(trx, id);
    const handed = await trx
      .updateTable('conversation')
      .set({ assignee_id: handTo })
      .where('assignee_id', '=', id)
      .where('handler', '=', 'human')
      .where('status', 'in', ['open', 'snoozed'])
      .returning('id')
      .execute();
    await recordEvents(
      trx,
      handed.map((row) => row.id),
      { kind: 'assigned', detail: { to: heir?.name ?? null }, agentId: by.id },
    );
    await recordAudit(trx, {
      ...{ who: by.email, action: 'person.deactivated', subject: person.email },
      after: { handedOver: handed.length, to: heir?.email ?? null },
    });
    return 'done';
  });
}

/** Back as before; who had never joined is invited again. */
export async function reactivatePerson(db: Database, id: number, by: Agent): Promise<Change> {
  return await db.transaction().execute(async (trx) => {
    const person = await lockPerson(trx, id);
    if (person?.state !== 'deactivated') return 'gone';
    const state: PersonState = person.hasPassword ? 'active' : 'invited';
    await trx.updateTable('agent').set({ state }).where('id', '=', id).execute();
    await recordAudit(trx, { who: by.email, action: 'person.reactivated', subject: person.email });
    return 'done';
  });
}

/** For who has lost both the phone and the recovery codes. Ends the person's sessions. */
export async function removeTwoStep(db: Database, id: number, by: Agent): Promise<Change> {
  return await db.transaction().execute(async (trx) => {
    const person = await lockPerson(trx, id);
    if (!person) return 'gone';
    const { email: subject } = person;
    await turnTwoStepOff(trx, id, { who: by.email, subject, action: 'person.two_step_removed' });
    await endSessions(trx, id);
    return 'done';
  });
}

/** With every admin locked, so that two who degrade each other at the same moment do not both succeed. */
async function lockPerson(trx: Trx, id: number) {
  const admins = await trx
    .selectFrom('agent')
    .select('id')
    .where('role', '=', 'admin')
    .where('state', '=', 'active')
    .orderBy('id')
    .forUpdate()
    .execute();
  const row = await trx
    .selectFrom('agent')
    .select(['id', 'email', 'name', 'role', 'state', 'password_hash'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row
    ? {
        ...toAgent(row),
        state: row.state as PersonState,
        hasPassword: row.password_hash !== null,
        isLastAdmin: admins.length === 1 && admins[0]?.id === id,
      }
    : null;
}
