import { beforeEach, describe, expect, test } from 'vitest';
import { reopenConversation, resolveConversation } from '../../db/conversation-status.ts';
import { queueTest, resendDelivery } from '../../db/webhook-deliveries.ts';
import { findWebhook } from '../../db/webhooks.ts';
import { hookAdmin, useHookDesk } from '../../test/hook-desk.ts';
import { lookAfterHooks } from '../webhooks/look-after-hooks.ts';

let ahead = 0;
const now = () => new Date(Date.now() + ahead);
const later = (ms: number) => {
  ahead += ms;
};
const { desk, receiver, agentId, hook, deliver, log, told, handedOver } = useHookDesk(now);
beforeEach(() => {
  ahead = 0;
});

describe('a receiver that fails', () => {
  const failing = async (path: string) =>
    hook({ url: `${receiver.url}${path}`, events: ['conversation.resolved'] });
  const settled = async () => {
    const conversation = await handedOver();
    await resolveConversation(desk.test.db, conversation);
    return conversation;
  };

  test('is told again and again for a day, under the same id, and then no more', async () => {
    const id = await failing('/status/500');
    await settled();
    const waits: number[] = [];
    for (let tries = 0; tries < 30; tries++) {
      await deliver(id);
      const [entry] = await log(id);
      if (entry?.state !== 'queued') break;
      const wait = entry.next_try_at.getTime() - now().getTime();
      waits.push(wait);
      later(wait);
    }
    expect(waits).toEqual([...waits].sort((one, next) => one - next));
    const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000;
    expect(hours).toBeGreaterThan(23);
    expect(hours).toBeLessThan(25);
    expect(await log(id)).toMatchObject([
      { state: 'failed', status: 500, response: 'no', fault: 'it answers 500', tries: waits.length + 1 },
    ]);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    expect(await findWebhook(desk.test.db, id)).toMatchObject({ enabled: true, fault: 'it answers 500' });
  });

  test('holds up what came later in its conversation for a while, and no other conversation', async () => {
    const id = await hook({ events: ['conversation.resolved', 'conversation.reopened'] });
    receiver.status = 503;
    const one = await settled();
    await reopenConversation(desk.test.db, one, agentId());
    const other = await settled();
    await deliver(id);
    expect(told().map(({ type, data }) => [type, data.conversation.number])).toEqual([
      ['conversation.resolved', one],
      ['conversation.resolved', other],
    ]);
    receiver.status = 200;
    later(60_000);
    await deliver(id);
    expect(
      told()
        .slice(2)
        .map(({ data }) => data.sequence),
    ).toHaveLength(3);
    expect(
      told()
        .slice(2)
        .filter(({ data }) => data.conversation.number === one)
        .map(({ type }) => type),
    ).toEqual(['conversation.resolved', 'conversation.reopened']);
    expect(await findWebhook(desk.test.db, id)).toMatchObject({ failingSince: null, fault: null });
    expect((await log(id)).every(({ state }) => state === 'delivered')).toBe(true);
  });

  test('is switched off after three days, the admins are told once, and by hand it is sent again', async () => {
    const id = await failing('/status/502');
    await settled();
    await deliver(id);
    later(3 * 86_400_000 + 1);
    await deliver(id);
    expect(await findWebhook(desk.test.db, id)).toMatchObject({
      enabled: false,
      givenUpAt: expect.any(Date),
    });
    const before = desk.received(hookAdmin).length;
    await lookAfterHooks({ ...desk.context, now });
    await lookAfterHooks({ ...desk.context, now });
    const mails = desk
      .received(hookAdmin)
      .slice(before)
      .map(({ raw }) => raw.toString());
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatch(/^Subject: Baton has switched off a webhook\r$/m);
    await deliver(id);
    expect(receiver.received).toHaveLength(2);
    await queueTest(desk.test.db, id, now());
    await deliver(id);
    expect(told().at(-1)).toMatchObject({ type: 'webhook.test' });
    expect(receiver.received).toHaveLength(3);
  });

  test('that says it wants no more is told no more', async () => {
    const id = await failing('/status/410');
    await settled();
    await deliver(id);
    expect(await findWebhook(desk.test.db, id)).toMatchObject({ enabled: false });
  });

  test('is not reached at an address inside, and the log says why', async () => {
    const { port } = new URL(receiver.url);
    const id = await hook({
      url: `https://localhost:${port}`,
      ownNetwork: false,
      events: ['conversation.resolved'],
    });
    await settled();
    await deliver(id);
    expect(await log(id)).toMatchObject([
      { status: null, fault: expect.stringContaining('not a public address') },
    ]);
    expect(receiver.received).toEqual([]);
  });

  test('whose secret cannot be opened is told nothing', async () => {
    const id = await failing('/');
    await desk.test.pool.query(
      "update webhook set secret = (select secret from webhook where id = $1) || '\\x00'",
      [id],
    );
    await settled();
    await deliver(id);
    expect(await log(id)).toMatchObject([{ fault: expect.stringContaining('BATON_SECRET') }]);
    expect(receiver.received).toEqual([]);
  });

  test('is back after an hour: what waited goes at once', async () => {
    const id = await failing('/');
    receiver.status = 500;
    await settled();
    for (let tries = 0; tries < 6; tries++) {
      await deliver(id);
      later(3_600_000);
    }
    await desk.test.pool.query("update webhook set failing_since = now() - interval '1 hour'");
    const [waiting] = await log(id);
    receiver.status = 200;
    await queueTest(desk.test.db, id, now());
    ahead = 0;
    await desk.test.pool.query('update webhook_delivery set next_try_at = $1 where id = $2', [
      new Date(Date.now() + 7_200_000),
      waiting?.id,
    ]);
    await deliver(id);
    later(1_000);
    await deliver(id);
    expect((await log(id)).map(({ state }) => state)).toEqual(['delivered', 'delivered']);
  });
});

describe('by hand', () => {
  test('a test says that it is one, and a delivery is sent once more under its id', async () => {
    const id = await hook();
    await queueTest(desk.test.db, id, now());
    await deliver(id);
    expect(told()).toMatchObject([{ type: 'webhook.test', data: { sequence: expect.any(Number) } }]);
    const [entry] = await log(id);
    expect(entry).toMatchObject({ state: 'delivered', status: 200, response: 'thanks', tries: 1 });
    expect(await resendDelivery(desk.test.db, id, entry?.id ?? 0, now())).toBe(true);
    expect(await resendDelivery(desk.test.db, id + 1, entry?.id ?? 0, now())).toBe(false);
    await deliver(id);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(receiver.received).toHaveLength(2);
  });
});

describe('the upkeep', () => {
  test('takes up what a job that died left behind, and forgets what is old', async () => {
    const id = await hook({ events: ['conversation.resolved'] });
    const conversation = await handedOver();
    await resolveConversation(desk.test.db, conversation);
    await desk.test.pool.query(
      "delete from graphile_worker._private_jobs where payload ->> 'webhookId' is not null",
    );
    const jobs = async () =>
      (
        await desk.test.pool.query(
          "select 1 from graphile_worker._private_jobs where payload ->> 'webhookId' = $1",
          [String(id)],
        )
      ).rowCount;
    await lookAfterHooks({ ...desk.context, now });
    expect(await jobs()).toBe(0);
    later(4 * 60_000);
    await lookAfterHooks({ ...desk.context, now });
    await lookAfterHooks({ ...desk.context, now });
    expect(await jobs()).toBe(1);
    later(31 * 86_400_000);
    await lookAfterHooks({ ...desk.context, now });
    expect(await log(id)).toEqual([]);
  });
});
