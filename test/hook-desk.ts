// A desk whose conversations are told to webhooks, and a receiver at their other end.

import { randomBytes } from 'node:crypto';
import { beforeAll, beforeEach } from 'vitest';

import { seal } from '../config/seal.ts';
import { addAgent } from '../db/agents.ts';
import { switchHookTriggers } from '../db/hook-triggers.ts';
import { listDeliveries } from '../db/webhook-deliveries.ts';
import { addWebhook, type HookSettings, hookEvents } from '../db/webhooks.ts';
import { deliverWebhook } from '../worker/jobs/deliver-webhook.ts';
import { createTasks } from '../worker/jobs/index.ts';
import { useHookReceiver } from './hook-receiver.ts';
import { useReceiving } from './receiving.ts';
import { storePolicy } from './store-policy.ts';

export const hookAdmin = 'jan@customer.test';

/** Call at the top of a test file. `now` is the clock that deliveries go by. */
export function useHookDesk(now = () => new Date()) {
  const desk = useReceiving();
  const receiver = useHookReceiver();
  let agentId = 0;

  beforeAll(async () => {
    // All of it is written by the same customer.
    await storePolicy(desk.test.db, { botMailsPerHour: 100 });
    const account = { email: hookAdmin, name: 'Jan', role: 'admin', password: 'long enough' } as const;
    agentId = (await addAgent(desk.test.db, account))?.id ?? 0;
  });
  beforeEach(async () => {
    await desk.test.pool.query('delete from webhook; delete from webhook_event');
    Object.assign(receiver, { received: [], status: 200 });
  });

  const mail = (text: string, subject = 'My chair') =>
    desk.receiveLetter({ from: 'eva@customer.test', subject, text });
  const triage = async (row: { message_ref: number | null }) => {
    const job = { attempts: 1, max_attempts: 8 };
    await createTasks(desk.context)['triage-mail']?.({ messageId: row.message_ref }, { job } as never);
  };
  return {
    desk,
    receiver,
    mail,
    triage,
    agentId: () => agentId,
    hook: async (changes: Partial<HookSettings> = {}) => {
      const settings = {
        url: receiver.url,
        events: hookEvents,
        enabled: true,
        ownNetwork: true,
        withDetails: false,
      };
      const secret = `whsec_${randomBytes(24).toString('base64')}`;
      const id = await addWebhook(desk.test.db, { ...settings, ...changes }, hookAdmin, (place) =>
        seal(desk.context.config.secret, place, secret),
      );
      await switchHookTriggers(desk.test.db);
      return id;
    },
    deliver: (webhookId: number) =>
      deliverWebhook.run({ ...desk.context, now, chance: () => 0.5 }, { webhookId }),
    log: async (id: number) => (await listDeliveries(desk.test.db, id, 100)).reverse(),
    told: () => receiver.received.map(({ body }) => JSON.parse(body)),
    /** A conversation that a person has. */
    handedOver: async () => {
      const row = await mail('I want to talk to a real person, please.');
      await triage(row);
      return row.conversation_id ?? 0;
    },
  };
}
