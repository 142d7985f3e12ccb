// Used by the shop's page and its API: settings in, sealed; settings out, without the secret.

import { seal } from '../config/seal.ts';
import { findShop, putShop, type StoredShop, shopSeal } from '../db/shop.ts';
import { checkShop } from '../triage/orders/shop-settings.ts';
import type { AppContext } from './context.ts';
import type { Faults } from './form.ts';
import { toSay } from './words/say.ts';

export type ShopAnswer = ReturnType<typeof toShopAnswer>;

/** As the API answers it: whether there is a secret, never which. */
function toShopAnswer(shop: StoredShop) {
  return {
    enabled: shop.enabled,
    urlTemplate: shop.urlTemplate,
    hasSecret: true,
    mapping: shop.mapping,
    allowedHosts: shop.allowedHosts,
    cacheSeconds: shop.cacheSeconds,
    updatedAt: shop.updatedAt.toISOString(),
    updatedBy: shop.updatedBy,
    failingSince: shop.failingSince?.toISOString() ?? null,
    fault: shop.fault,
  };
}

/** Answers the faults, or null where it is stored. */
export async function saveShop(
  { db, config }: AppContext,
  given: unknown,
  by: string,
): Promise<Faults | null> {
  const { settings, faults } = checkShop(given);
  if (faults) return faults;
  const sealed = settings.secret === undefined ? null : seal(config.secret, shopSeal, settings.secret);
  return (await putShop(db, settings, sealed, by)) ? null : { secret: toSay('is missing') };
}

export async function readShop({ db }: AppContext): Promise<ShopAnswer | null> {
  const shop = await findShop(db);
  return shop && toShopAnswer(shop);
}
