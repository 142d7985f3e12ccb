// `baton shop check NUMBER`: does the live shop answer, and what becomes of its answer?

import { findShop } from '../db/shop.ts';
import { orderNumber } from '../triage/orders/order-input.ts';
import { fetchOrder } from '../worker/lookups/shop.ts';
import { answerMs } from '../worker/lookups/shop-request.ts';
import { requireConfig, withDatabase } from './environment.ts';
import type { Io } from './io.ts';

/** One line of JSON: `{number, ok, ms, order}` or `{number, ok: false, ms, fault}`. An unknown number is an answer too. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const [verb, words, ...rest] = args;
  const number = orderNumber.safeParse(words);
  if (verb !== 'check' || !number.success || rest.length > 0) {
    io.err('usage: shop check NUMBER   (asks the live shop for one order, as a mail about it would)');
    return 2;
  }
  const config = requireConfig(io);
  if (!config) return 1;
  return await withDatabase(config, io, async (db) => {
    const shop = await findShop(db);
    if (!shop) {
      io.err('No shop is set: do so on the page Settings, Shop, or with PUT /api/v1/shop.');
      return 1;
    }
    if (!shop.enabled) io.err('The shop is switched off: mails are answered from the own table alone.');
    const begun = performance.now();
    const asking = { secret: config.secret, now: () => new Date() };
    const tell = (result: object) =>
      io.out(JSON.stringify({ number: number.data, ...result, ms: Math.round(performance.now() - begun) }));
    try {
      const order = await fetchOrder(asking, shop, number.data, AbortSignal.timeout(answerMs));
      tell({ ok: true, order });
      if (!order) io.err('The shop answers, and has no order with this number.');
      return 0;
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      tell({ ok: false, fault });
      io.err(`The shop cannot be asked: ${fault}`);
      return 1;
    }
  });
}
