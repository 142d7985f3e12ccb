// Who changed what: written in the transaction of the change, read by admins, never changed.

import { sql } from 'kysely';

import type { Db } from './database.ts';

/** Every kind of change that is kept; `app/view/audit-view.ts` has the words for each. */
export const auditActions = [
  'person.set_up',
  'person.added',
  'person.invited',
  'person.joined',
  'person.role',
  'person.teams',
  'person.deactivated',
  'person.reactivated',
  'person.two_step_removed',
  'account.profile',
  'account.password',
  'account.password_reset',
  'account.two_step_on',
  'account.two_step_off',
  'account.recovery_codes',
  'account.recovery_code_used',
  'account.sessions_ended',
  'sign_in.locked',
  'customer.joined',
  'customer.parted',
  'policy.saved',
  'template.saved',
  'template.published',
  'template.off',
  'template.on',
  'article.saved',
  'article.published',
  'article.off',
  'shop.saved',
  'token.created',
  'token.revoked',
  'webhook.added',
  'webhook.saved',
  'webhook.secret',
  'webhook.removed',
  'mailbox.saved',
  'mailbox.removed',
] as const;
export type AuditAction = (typeof auditActions)[number];

export const auditKinds = [...new Set(auditActions.map((action) => action.split('.')[0] ?? ''))];

/** Who changes something with a command of `baton`: who may run one is known to the machine alone. */
export const commandLine = 'Command line';

export type AuditEntry = Readonly<{
  /** The agent's address; or a name for what did it, such as `API token reports`. */
  who: string;
  action: AuditAction;
  subject: string;
  /** Small, and without secrets. */
  before?: object;
  after?: object;
}>;

/** To be called in the transaction of the change: with it the change is kept, or neither is. */
export async function recordAudit(
  db: Db,
  { who, action, subject, before, after }: AuditEntry,
): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      ...{ who, action, subject },
      before: before ? JSON.stringify(before) : null,
      after: after ? JSON.stringify(after) : null,
    })
    .execute();
}

export type AuditRow = Readonly<{
  id: number;
  at: Date;
  who: string;
  action: string;
  subject: string;
  before: unknown;
  after: unknown;
}>;

export type AuditFilter = Readonly<{ who?: string; kind?: string; beforeId?: number; limit: number }>;

/** The newest first. */
export async function listAudit(db: Db, { who, kind, beforeId, limit }: AuditFilter): Promise<AuditRow[]> {
  let query = db
    .selectFrom('audit')
    .select(['id', 'at', 'who', 'action', 'subject', 'before', 'after'])
    .orderBy('id', 'desc')
    .limit(limit);
  if (who !== undefined) query = query.where('who', '=', who);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (beforeId !== undefined) query = query.where('id', '<', beforeId);
  return await query.execute();
}

/** Everybody who ever changed something: a walk along the index from one name to the next, whatever its length. */
export async function listAuditors(db: Db): Promise<string[]> {
  const { rows } = await sql<{ who: string }>`
    with recursive each as (
      (select who from audit order by who limit 1)
      union all
      select (select who from audit where who > each.who order by who limit 1) from each where each.who is not null)
    select who from each where who is not null limit 500`.execute(db);
  return rows.map((row) => row.who);
}
