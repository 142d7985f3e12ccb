// A mail that gives a one-time code: is it the right one, in time? Then its sender may hear of the order it was sent for.

import { findTry, insertTry, lockNewestCode } from '../../db/codes.ts';
import type { MailToTriage } from '../../db/triage.ts';
import type { LookupPlan } from '../../triage/decide/needs.ts';
import { codeTries } from '../../triage/decide/order-code.ts';
import type { CodeLookup, Facts } from '../../triage/facts.ts';
import type { WorkerContext } from '../context.ts';
import { isCode } from './code-digits.ts';
import { type Lookup, lookUpAll } from './orders.ts';

type Asked = Readonly<{ plan: LookupPlan; mail: MailToTriage }>;

/**
 * As `lookUpAll`; for one who gave a code it is the order that was asked about, for the address that the code went to.
 */
export async function lookUpForMails(
  context: WorkerContext,
  asked: readonly Asked[],
  now: Date,
): Promise<Facts[]> {
  const { db, shop } = context;
  const tried: (CodeLookup | null)[] = [];
  for (const { plan, mail } of asked)
    tried.push(plan.codes?.length ? await tryCodes(context, mail, plan.codes) : null);
  const lookups = asked.map(({ plan, mail }, place): Lookup => {
    const code = tried[place] ?? null;
    if (code === null) return { plan, asker: { email: mail.from, authenticity: mail.authenticity } };
    if (code.kind !== 'right') return { plan: { order: null }, asker: { email: '', authenticity: 'none' } };
    return { plan: { order: [code.order] }, asker: { email: code.address, authenticity: 'pass' } };
  });
  const facts = await lookUpAll(db, lookups, now, shop);
  return facts.map((each, place) => {
    const code = tried[place];
    return code ? { ...each, code } : each;
  });
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
