// The second step of signing in: the sealed secret of somebody's codes, which of them are used up, and recovery codes.

import type { Agent } from './agents.ts';
import { type AuditAction, recordAudit } from './audit.ts';
import type { Database, Db, Trx } from './database.ts';
import { hashToken } from './sessions.ts';

/** Null where the password is enough. */
export async function findTotpSecret(db: Db, agentId: number): Promise<Buffer | null> {
  const row = await db.selectFrom('agent').select('totp_secret').where('id', '=', agentId).executeTakeFirst();
  return row?.totp_secret ?? null;
}

/** False where this step's code, or a later one, has been used: a code that was looked at over a shoulder is worth nothing. */
export async function takeTotpStep(db: Db, agentId: number, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('agent')
    .set({ totp_last_step: step })
    .where('id', '=', agentId)
    .where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export type TurnOn = Readonly<{ secret: Buffer; step: number; recoveryCodes: readonly string[] }>;

export async function turnTwoStepOn(
  db: Database,
  agent: Agent,
  { secret, step, recoveryCodes }: TurnOn,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('agent')
      .set({ totp_secret: secret, totp_last_step: step })
      .where('id', '=', agent.id)
      .execute();
    await storeCodes(trx, agent.id, recoveryCodes);
    await note(trx, agent, 'account.two_step_on');
  });
}

export async function turnTwoStepOff(
  trx: Trx,
  agentId: number,
  { who, subject, action }: Readonly<{ who: string; subject: string; action: AuditAction }>,
): Promise<void> {
  await trx
    .updateTable('agent')
    .set({ totp_secret: null, totp_last_step: null })
    .where('id', '=', agentId)
    .execute();
  await storeCodes(trx, agentId, []);
  await recordAudit(trx, { who, action, subject });
}

/** The old ones are worth nothing any more. */
export async function replaceRecoveryCodes(
  db: Database,
  agent: Agent,
  codes: readonly string[],
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await storeCodes(trx, agent.id, codes);
    await note(trx, agent, 'account.recovery_codes');
  });
}

/** True once for each code. */
export async function takeRecoveryCode(db: Database, agent: Agent, code: string): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('recovery_code')
      .where('agent_id', '=', agent.id)
      .where('code_hash', '=', hashToken(code))
      .executeTakeFirst();
    if (numDeletedRows === 0n) return false;
    await note(trx, agent, 'account.recovery_code_used');
    return true;
  });
}

async function storeCodes(trx: Trx, agentId: number, codes: readonly string[]): Promise<void> {
  await trx.deleteFrom('recovery_code').where('agent_id', '=', agentId).execute();
  if (codes.length === 0) return;
  await trx
    .insertInto('recovery_code')
    .values(codes.map((code) => ({ agent_id: agentId, code_hash: hashToken(code) })))
    .execute();
}

const note = (trx: Trx, { email }: Agent, action: AuditAction) =>
  recordAudit(trx, { who: email, action, subject: email });
