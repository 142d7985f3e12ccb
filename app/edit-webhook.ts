// A webhook on its way from its page to the database: its secret sealed, and each change kept in the audit log.

import { randomBytes } from 'node:crypto';

import { seal } from '../config/seal.ts';
import { recordAudit } from '../db/audit.ts';
import { switchHookTriggers } from '../db/hook-triggers.ts';
import { enqueueDeliveries } from '../db/webhook-deliveries.ts';
import {
  addWebhook,
  changeWebhook,
  type HookSettings,
  hookSeal,
  removeWebhook,
  setHookSecret,
  type Webhook,
} from '../db/webhooks.ts';
import type { AppContext } from './context.ts';

type App = Pick<AppContext, 'db' | 'config'>;

/** As the Standard Webhooks specification wants it: 24 to 64 bytes in base64 behind a mark. */
const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`;

/** Answers the secret, which cannot be read again. */
export async function makeWebhook({ db, config }: App, settings: HookSettings, by: string) {
  const secret = newSecret();
  const id = await db.transaction().execute(async (trx) => {
    await recordAudit(trx, { who: by, action: 'webhook.added', subject: settings.url, after: settings });
    return await addWebhook(trx, settings, by, (place) => seal(config.secret, place, secret));
  });
  await switchHookTriggers(db);
  return { id, secret };
}

export async function saveWebhook(
  { db }: App,
  hook: Webhook,
  settings: HookSettings,
  by: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await changeWebhook(trx, hook.id, settings);
    // What waited while it was switched off.
    if (settings.enabled && !hook.enabled) await enqueueDeliveries(trx, hook.id, new Date());
    const before = toSettings(hook);
    await recordAudit(trx, {
      who: by,
      action: 'webhook.saved',
      subject: settings.url,
      before,
      after: settings,
    });
  });
  await switchHookTriggers(db);
}

const toSettings = ({ url, events, enabled, ownNetwork, withDetails }: Webhook): HookSettings => ({
  ...{ url, events, enabled, ownNetwork, withDetails },
});

export async function renewSecret({ db, config }: App, hook: Webhook, by: string): Promise<string> {
  const secret = newSecret();
  await db.transaction().execute(async (trx) => {
    await setHookSecret(trx, hook.id, seal(config.secret, hookSeal(hook.id), secret));
    await recordAudit(trx, { who: by, action: 'webhook.secret', subject: hook.url });
  });
  return secret;
}

export async function dropWebhook({ db }: App, hook: Webhook, by: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (await removeWebhook(trx, hook.id))
      await recordAudit(trx, {
        who: by,
        action: 'webhook.removed',
        subject: hook.url,
        before: toSettings(hook),
      });
  });
  await switchHookTriggers(db);
}
