// A mail that gives a one-time code: is it the right one, in time? Then its sender may hear of the order it was sent for.

import { findTry, insertTry, lockNewestCode } from '../../db/codes.ts';
import type { MailToTriage } from '../../db/triage.ts';
import type { LookupPlan } from '../../triage/decide/needs.ts';
import { codeTries } from '../../triage/decide/order-code.ts';
import type { CodeLookup, Facts } from '../../triage/facts.ts';
import type { WorkerContext } from '../context.ts';
import { isCode } from './code-digits.ts';
import { lookUp } from './orders.ts';

/** As `lookUp`, for the one who gave a code: the order that was asked about, for the address that the code went to. */
export async function lookUpForMail(
  context: WorkerContext,
  plan: LookupPlan,
  mail: MailToTriage,
  now: Date,
): Promise<Facts> {
  const { db, shop } = context;
  const { codes = [] } = plan;
  if (codes.length === 0)
    return await lookUp(db, plan, { email: mail.from, authenticity: mail.authenticity }, now, shop);
  const code = await tryCodes(context, mail, codes);
  if (code.kind !== 'right') return { order: { kind: 'not-asked' }, code };
  const asker = { email: code.address, authenticity: 'pass' } as const;
  return { ...(await lookUp(db, { order: [code.order] }, asker, now, shop)), code };
}

type Tried = Pick<MailToTriage, 'conversationId' | 'messageId' | 'at'>;

/** One try for each mail, however often its job runs. Where no code was ever sent it is as wrong as any. */
async function tryCodes(
  { db, config }: WorkerContext,
  { conversationId, messageId, at }: Tried,
  codes: readonly string[],
): Promise<CodeLookup> {
  return await db.transaction().execute(async (trx): Promise<CodeLookup> => {
    const sent = await lockNewestCode(trx, conversationId);
    if (!sent) return { kind: 'wrong' };
    const right: CodeLookup = { kind: 'right', address: sent.address, order: sent.orderNumber };
    const before = await findTry(trx, sent.id, messageId);
    if (before) return before === 'right' ? right : { kind: before };
    const judge = () => {
      // By when the mail arrived: a customer is not late because we were.
      if (sent.endedAt || at > sent.expiresAt) return 'expired';
      if (sent.wrong + codes.length > codeTries) return 'too_many';
      // Each is compared, so that the time does not tell which.
      return codes.filter((given) => isCode(config.secret, sent.nonce, given)).length > 0 ? 'right' : 'wrong';
    };
    const verdict = judge();
    await insertTry(trx, { codeId: sent.id, messageId, verdict, at });
    return verdict === 'right' ? right : { kind: verdict };
  });
}
