// What people do with their own account: join, choose a password, say how they are called and where they are.

import { dropTokens, findTokenAgent, takeToken } from './account-tokens.ts';
import { type Agent, toAgent } from './agents.ts';
import { recordAudit } from './audit.ts';
import type { Database, Db } from './database.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { endSessions } from './sessions.ts';

export type Account = Agent &
  Readonly<{
    language: string | null;
    timeZone: string | null;
    hasPassword: boolean;
    twoStep: boolean;
    recoveryCodes: number;
  }>;

export async function getAccount(db: Db, agentId: number): Promise<Account> {
  const row = await db
    .selectFrom('agent')
    .select(['id', 'email', 'name', 'role', 'language', 'time_zone', 'password_hash', 'totp_secret'])
    .select((eb) =>
      eb
        .selectFrom('recovery_code')
        .select((of) => of.fn.countAll<number>().as('count'))
        .whereRef('recovery_code.agent_id', '=', 'agent.id')
        .as('recovery_codes'),
    )
    .where('id', '=', agentId)
    .executeTakeFirstOrThrow();
  return {
    ...toAgent(row),
    language: row.language,
    timeZone: row.time_zone,
    hasPassword: row.password_hash !== null,
    twoStep: row.totp_secret !== null,
    recoveryCodes: row.recovery_codes ?? 0,
  };
}

export type Profile = Readonly<{ name: string; language: string; timeZone: string }>;

export async function saveProfile(db: Database, agent: Agent, profile: Profile): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { language, timeZone } = await getAccount(trx, agent.id);
    await trx
      .updateTable('agent')
      .set({ name: profile.name, language: profile.language, time_zone: profile.timeZone })
      .where('id', '=', agent.id)
      .execute();
    await recordAudit(trx, {
      ...{ who: agent.email, action: 'account.profile', subject: agent.email },
      before: { name: agent.name, language, timeZone },
      after: profile,
    });
  });
}

/** The language that this person has chosen; `seen`, of the browser, where none was, is kept from then on. */
export async function rememberLanguage(db: Db, agentId: number, seen: string): Promise<string> {
  const row = await db
    .updateTable('agent')
    .set((eb) => ({ language: eb.fn.coalesce('language', eb.val(seen)) }))
    .where('id', '=', agentId)
    .returning('language')
    .executeTakeFirst();
  return row?.language ?? seen;
}

export async function setLanguage(db: Db, agentId: number, language: string): Promise<void> {
  await db.updateTable('agent').set({ language }).where('id', '=', agentId).execute();
}

/** True too where there is none: then nothing can be asked for. */
export async function isOwnPassword(db: Db, agentId: number, password: string): Promise<boolean> {
  const row = await db
    .selectFrom('agent')
    .select('password_hash')
    .where('id', '=', agentId)
    .executeTakeFirstOrThrow();
  return row.password_hash === null || (await verifyPassword(password, row.password_hash));
}

/** Ends all other sessions: who has learnt the old one is out. */
export async function changePassword(
  db: Database,
  agent: Agent,
  password: string,
  sessionToken: string,
): Promise<void> {
  const password_hash = await hashPassword(password);
  await db.transaction().execute(async (trx) => {
    await trx.updateTable('agent').set({ password_hash }).where('id', '=', agent.id).execute();
    await endSessions(trx, agent.id, { exceptToken: sessionToken });
    await dropTokens(trx, agent.id);
    await recordAudit(trx, { who: agent.email, action: 'account.password', subject: agent.email });
  });
}

/** Null where the link has been used or has expired. Ends all sessions. */
export async function resetPassword(
  db: Database,
  token: string,
  password: string,
  now: Date,
): Promise<Agent | null> {
  const password_hash = await hashPassword(password);
  return await db.transaction().execute(async (trx) => {
    const agent = await findTokenAgent(trx, 'reset', token, now);
    if (!agent || !(await takeToken(trx, 'reset', token, now))) return null;
    await trx.updateTable('agent').set({ password_hash }).where('id', '=', agent.id).execute();
    await endSessions(trx, agent.id);
    await dropTokens(trx, agent.id);
    await recordAudit(trx, { who: agent.email, action: 'account.password_reset', subject: agent.email });
    return agent;
  });
}

/** Null where the invitation has been accepted, taken back, or has expired. */
export async function acceptInvitation(
  db: Database,
  token: string,
  { name, password }: Readonly<{ name: string; password: string }>,
  now: Date,
): Promise<Agent | null> {
  const password_hash = await hashPassword(password);
  return await db.transaction().execute(async (trx) => {
    const agent = await findTokenAgent(trx, 'invitation', token, now);
    if (!agent || !(await takeToken(trx, 'invitation', token, now))) return null;
    await trx
      .updateTable('agent')
      .set({ name, password_hash, state: 'active' })
      .where('id', '=', agent.id)
      .execute();
    await dropTokens(trx, agent.id);
    await recordAudit(trx, { who: agent.email, action: 'person.joined', subject: agent.email });
    return { ...agent, name };
  });
}
