// Whether a code is one of this agent's, of the phone or for recovery; and with that it is used up.

import type { Agent } from '../db/agents.ts';
import { findTotpSecret, takeRecoveryCode, takeTotpStep } from '../db/two-step.ts';
import type { RequestContext } from './context.ts';
import { findTotpStep, openTotp, plainCode } from './two-step.server.ts';

export async function checkCode(
  { app }: Pick<RequestContext, 'app'>,
  agent: Agent,
  typed: string,
  now: Date,
): Promise<boolean> {
  const code = plainCode(typed);
  if (!/^\d{6}$/.test(code)) return await takeRecoveryCode(app.db, agent, code);
  const sealed = await findTotpSecret(app.db, agent.id);
  const secret = sealed && open(app, agent, sealed);
  if (!secret) return false;
  const step = await findTotpStep(secret, code, now);
  return step !== null && (await takeTotpStep(app.db, agent.id, step));
}

/** Null, and said in the log, where BATON_SECRET is another one now: a recovery code still opens. */
function open({ config, log }: RequestContext['app'], agent: Agent, sealed: Buffer): string | null {
  try {
    return openTotp(config.secret, agent.id, sealed);
  } catch (error) {
    log.error({ error, agentId: agent.id }, 'a second step cannot be opened: is BATON_SECRET the old one?');
    return null;
  }
}
