// The people of the team: who they are, what they may do, and whether the one at the door is one of them.

import type { Db } from './database.ts';
import { hashPassword, verifyPassword } from './passwords.ts';

export const roles = ['agent', 'manager', 'admin'] as const;
export type Role = (typeof roles)[number];

export type Agent = Readonly<{ id: number; email: string; name: string; role: Role }>;

export type NewAgent = Readonly<{ email: string; name: string; role: Role; password: string }>;

/** Null where somebody has that address already. */
export async function addAgent(db: Db, { email, name, role, password }: NewAgent): Promise<Agent | null> {
  const row = await db
    .insertInto('agent')
    .values({ email: email.trim().toLowerCase(), name, role, password_hash: await hashPassword(password) })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning(['id', 'email', 'name', 'role'])
    .executeTakeFirst();
  return row ? toAgent(row) : null;
}

/** Those who can be given work: neither invited and not here yet, nor gone. */
export async function listAgents(db: Db): Promise<Agent[]> {
  const rows = await db
    .selectFrom('agent')
    .select(['id', 'email', 'name', 'role'])
    .where('state', '=', 'active')
    .orderBy('name')
    .execute();
  return rows.map(toAgent);
}

/** One who is at work here. */
export async function findAgentByEmail(db: Db, email: string): Promise<Agent | null> {
  const row = await db
    .selectFrom('agent')
    .select(['id', 'email', 'name', 'role'])
    .where('email', '=', email.trim().toLowerCase())
    .where('state', '=', 'active')
    .executeTakeFirst();
  return row ? toAgent(row) : null;
}

/**
 * The active agent whose address and password these are. An address that nobody has, or that has no password, takes as long
 * as a wrong password.
 */
export async function findAgentByPassword(db: Db, email: string, password: string): Promise<Agent | null> {
  const row = await db
    .selectFrom('agent')
    .select(['id', 'email', 'name', 'role', 'password_hash'])
    .where('email', '=', email.trim().toLowerCase())
    .where('state', '=', 'active')
    .executeTakeFirst();
  if (!row?.password_hash) {
    await hashPassword(password);
    return null;
  }
  return (await verifyPassword(password, row.password_hash)) ? toAgent(row) : null;
}

/** Whom a mail about an account would go to, in whatever state. */
export async function findPostalAgent(db: Db, email: string) {
  return await db
    .selectFrom('agent')
    .select(['id', 'email', 'name', 'state', 'language', 'time_zone as timeZone'])
    .where('email', '=', email.trim().toLowerCase())
    .executeTakeFirst();
}

export function toAgent(row: { id: number; email: string; name: string; role: string }): Agent {
  const role = roles.find((each) => each === row.role);
  if (!role) throw new Error(`Agent ${row.id} has an unknown role`);
  return { id: row.id, email: row.email, name: row.name, role };
}
