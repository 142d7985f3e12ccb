// Orders as the shop has them now: asked one by one, kept for a short while, and its outages told once.

import { SealError, unseal } from '../../config/seal.ts';
import type { Database } from '../../db/database.ts';
import { findShop, noteShopAnswers, noteShopFault, type StoredShop, shopSeal } from '../../db/shop.ts';
import type { Log } from '../../log.ts';
import type { Order } from '../../triage/facts.ts';
import { mapShopOrder } from '../../triage/orders/shop-mapping.ts';
import { bareHost, shopUrl } from '../../triage/orders/shop-settings.ts';
import { messageOf } from '../errors.ts';
import { answerMs, askShop, ShopFault } from './shop-request.ts';

export type Shop = Readonly<{
  /**
   * What the shop has under each of these numbers (upper case), null where it has nothing; null instead of all where no
   * shop is set. Throws ShopFault where it cannot say.
   */
  find: (numbers: readonly string[]) => Promise<ReadonlyMap<string, Order | null> | null>;
}>;

export type ShopOptions = Readonly<{
  db: Database;
  secret: string;
  log: Log;
  now: () => Date;
  /** Milliseconds; another limit than the usual one is for tests. */
  limitMs?: number;
}>;

/** An order that there is not may be there in a moment: the customer who was asked for another number has it soon. */
const unknownMs = 10_000;
/** Numbers kept at once; the oldest goes first. */
const mostKept = 1_000;
/** Settings hardly change; what a page has saved counts this soon. */
const settingsMs = 2_000;
/** After this many faults in a row the shop is left alone for a while, so that not every mail waits for the time-out. */
const faultsToRest = 3;
const restMs = 15_000;

type Kept = Readonly<{ at: number; order: Order | null }>;

export function createShop(options: ShopOptions): Shop {
  const { db, now } = options;
  const kept = new Map<string, Kept>();
  const state = { faults: 0, restUntil: 0, last: '', revision: 0, failing: true };
  let settings: { at: number; shop: StoredShop | null } | null = null;

  const readSettings = async () => {
    const at = now().getTime();
    if (!settings || at - settings.at >= settingsMs || at < settings.at) {
      settings = { at, shop: await findShop(db) };
      const revision = settings.shop?.revision ?? 0;
      if (revision !== state.revision) {
        kept.clear();
        Object.assign(state, { faults: 0, restUntil: 0, revision, failing: true });
      }
    }
    return settings.shop;
  };

  const ask = async (shop: StoredShop, number: string, signal: AbortSignal) => {
    const known = kept.get(number);
    const at = now().getTime();
    const lifeMs =
      known?.order === null ? Math.min(unknownMs, shop.cacheSeconds * 1_000) : shop.cacheSeconds * 1_000;
    if (known && at >= known.at && at - known.at < lifeMs) return known.order;
    const order = await fetchOrder(options, shop, number, signal);
    kept.delete(number);
    const [oldest] = kept.keys();
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
    kept.set(number, { at, order });
    return order;
  };

  return {
    find: async (numbers) => {
      const shop = await readSettings();
      if (!shop?.enabled) return null;
      if (now().getTime() < state.restUntil) throw new ShopFault(state.last);
      // One limit for all of them, and one that fails ends the others: half an answer is none.
      const failed = new AbortController();
      const signal = AbortSignal.any([AbortSignal.timeout(options.limitMs ?? answerMs), failed.signal]);
      try {
        const pairs = numbers.map(async (number) => [number, await ask(shop, number, signal)] as const);
        const found = new Map(await Promise.all(pairs));
        state.faults = 0;
        if (state.failing) await tellOfEnd(options, shop);
        state.failing = false;
        return found;
      } catch (error) {
        failed.abort();
        state.failing = true;
        state.last = `the shop cannot be asked: ${messageOf(error)}`;
        state.faults++;
        if (state.faults >= faultsToRest) state.restUntil = now().getTime() + restMs;
        await tellOfFault(options, shop, messageOf(error));
        throw new ShopFault(state.last, { cause: error });
      }
    },
  };
}

/** For a dry run: asked each time, nothing noted. */
export function createBareShop(options: Pick<ShopOptions, 'db' | 'secret' | 'now' | 'limitMs'>): Shop {
  return {
    find: async (numbers) => {
      const shop = await findShop(options.db);
      if (!shop?.enabled) return null;
      const signal = AbortSignal.timeout(options.limitMs ?? answerMs);
      const pairs = numbers.map(
        async (number) => [number, await fetchOrder(options, shop, number, signal)] as const,
      );
      return new Map(await Promise.all(pairs));
    },
  };
}

/** Null where the shop has none. `signal` cuts the connection. */
export async function fetchOrder(
  { secret, now, limitMs = answerMs }: Pick<ShopOptions, 'secret' | 'now' | 'limitMs'>,
  shop: StoredShop,
  number: string,
  signal: AbortSignal,
): Promise<Order | null> {
  const url = shopUrl(shop.urlTemplate, number);
  const { status, body } = await askShop({
    ...{ url, signal, limitMs, now: now() },
    secret: openSecret(secret, shop),
    isOwnNetwork: shop.allowedHosts.includes(bareHost(url)),
  });
  if (status !== 200) return null;
  const { order, faults } = mapShopOrder(number, body, shop.mapping);
  if (order) return order;
  const words = Object.entries(faults).map(([name, fault]) => `${name} ${fault}`);
  throw new ShopFault(`its answer does not fit the mapping: ${words.join('; ')}`);
}

function openSecret(secret: string, shop: StoredShop): string {
  try {
    return unseal(secret, shopSeal, shop.secret);
  } catch (cause) {
    if (!(cause instanceof SealError)) throw cause;
    throw new ShopFault(
      'its secret was sealed with another BATON_SECRET; set it again in the shop settings',
      {
        cause,
      },
    );
  }
}

async function tellOfFault(
  { db, log, now }: ShopOptions,
  { revision }: StoredShop,
  fault: string,
): Promise<void> {
  if (await noteShopFault(db, revision, fault, now()))
    log.error({ fault }, 'the shop cannot be asked for orders');
}

async function tellOfEnd({ db, log }: ShopOptions, { revision }: StoredShop): Promise<void> {
  if (await noteShopAnswers(db, revision)) log.warn('the shop can be asked for orders again');
}
