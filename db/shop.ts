// The live shop: how it is asked, and whether it answers. There is one, or none.

import { sql } from 'kysely';

import { type ShopMapping, shopMapping } from '../triage/orders/shop-mapping.ts';
import type { ShopSettings } from '../triage/orders/shop-settings.ts';
import { recordAudit } from './audit.ts';
import type { Database, Db } from './database.ts';

export type StoredShop = Readonly<{
  enabled: boolean;
  urlTemplate: string;
  /** Sealed: it opens with BATON_SECRET alone. */
  secret: Buffer;
  mapping: ShopMapping;
  allowedHosts: readonly string[];
  cacheSeconds: number;
  /** Another number: other settings. */
  revision: number;
  updatedAt: Date;
  updatedBy: string;
  failingSince: Date | null;
  fault: string | null;
  alarmMailedAt: Date | null;
}>;

/** What the seal of the secret is bound to. */
export const shopSeal = 'shop';

export async function findShop(db: Db): Promise<StoredShop | null> {
  const row = await db.selectFrom('shop').selectAll().executeTakeFirst();
  return row
    ? {
        enabled: row.enabled,
        urlTemplate: row.url_template,
        secret: row.secret,
        mapping: shopMapping.parse(row.mapping),
        allowedHosts: row.allowed_hosts,
        cacheSeconds: row.cache_seconds,
        revision: row.revision,
        updatedAt: row.updated_at,
        updatedBy: row.updated_by,
        failingSince: row.failing_since,
        fault: row.fault,
        alarmMailedAt: row.alarm_mailed_at,
      }
    : null;
}

/** Answers false where there is no secret, neither a new one nor an old one. */
export async function putShop(
  db: Database,
  { secret: _, ...settings }: ShopSettings,
  sealed: Buffer | null,
  by: string,
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const known = await trx.selectFrom('shop').select(['secret', 'revision']).forUpdate().executeTakeFirst();
    const secret = sealed ?? known?.secret;
    if (!secret) return false;
    const values = {
      enabled: settings.enabled,
      url_template: settings.urlTemplate,
      secret,
      mapping: JSON.stringify(settings.mapping),
      allowed_hosts: [...settings.allowedHosts],
      cache_seconds: settings.cacheSeconds,
      revision: (known?.revision ?? 0) + 1,
      updated_at: new Date(),
      updated_by: by,
      // What was said of the settings before says nothing of these.
      failing_since: null,
      fault: null,
      alarm_mailed_at: null,
    };
    await trx
      .insertInto('shop')
      .values(values)
      .onConflict((conflict) => conflict.column('one').doUpdateSet(values))
      .execute();
    const { enabled, urlTemplate, allowedHosts, cacheSeconds } = settings;
    await recordAudit(trx, {
      ...{ who: by, action: 'shop.saved', subject: new URL(urlTemplate).host },
      after: { enabled, urlTemplate, allowedHosts, cacheSeconds, secret: sealed ? 'changed' : 'kept' },
    });
    return true;
  });
}

/** Answers whether it is news: so that it is said once, and not for each mail and worker. */
export async function noteShopFault(db: Db, revision: number, fault: string, at: Date): Promise<boolean> {
  const { rows } = await sql<{ isNews: boolean }>`
    update shop set fault = ${fault}, failing_since = coalesce(shop.failing_since, ${at})
    from (select failing_since from shop for update) as before
    where shop.revision = ${revision}
    returning before.failing_since is null as "isNews"`.execute(db);
  return rows[0]?.isNews ?? false;
}

/** Answers whether it had been failing. */
export async function noteShopAnswers(db: Db, revision: number): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update shop set fault = null, failing_since = null, alarm_mailed_at = null
    where revision = ${revision} and failing_since is not null`.execute(db);
  return numAffectedRows === 1n;
}

/** The operator has been written to about this outage. */
export async function markShopAlarmMailed(db: Db): Promise<void> {
  await sql`update shop set alarm_mailed_at = now() where failing_since is not null`.execute(db);
}
