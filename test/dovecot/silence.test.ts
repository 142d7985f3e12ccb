import { afterAll, expect, test } from 'vitest';

import { until } from '../mail-desk.ts';
import { type DovecotDesk, orderQuestion, useDovecotDesk } from './dovecot-desk.ts';
import { type MailProxy, startProxy } from './proxy.ts';

const desk = useDovecotDesk();
const proxies: MailProxy[] = [];
afterAll(() => {
  for (const proxy of proxies) proxy.stop();
});

async function startBehind(desk: DovecotDesk, options?: Parameters<typeof startProxy>[1]) {
  const proxy = await startProxy(desk.dovecot.port, options);
  proxies.push(proxy);
  const url = desk.dovecot.imapUrl().replace(`:${desk.dovecot.port}/`, `:${proxy.port}/`);
  return { proxy, worker: await desk.startWorker(desk.configWith(url)) };
}

test('a connection that dies without a word is noticed within a minute, and what came meanwhile is taken in', async () => {
  const { proxy, worker } = await startBehind(desk);
  await desk.untilMailbox('watching');
  await desk.until(() => proxy.idles() > 0);
  proxy.goSilent();
  const began = Date.now();
  desk.dovecot.drop(orderQuestion('<meanwhile@customer.test>'));
  await until(async () => {
    const row = await desk.test.db.selectFrom('mailbox').select('state').executeTakeFirst();
    return row?.state === 'failing';
  }, 60_000);
  expect(Date.now() - began).toBeLessThan(60_000);
  const { state_reason: reason } = await desk.test.db
    .selectFrom('mailbox')
    .select('state_reason')
    .executeTakeFirstOrThrow();
  expect(reason).toContain('has not said a word for 20 seconds');
  await desk.untilMailbox('watching');
  expect((await desk.settledLedger(1)).map((row) => row.disposition)).toEqual(['new']);
  await worker.stop();
}, 150_000);

test('a server without IDLE is asked, and its mail is answered all the same', async () => {
  const began = new Date();
  const { proxy } = await startBehind(desk, { withoutIdle: true });
  // Swept is after read: from here on only asking brings news.
  await desk.until(async () => {
    const row = await desk.test.db.selectFrom('folder').select('swept_at').executeTakeFirst();
    return (row?.swept_at ?? 0) > began;
  });
  const before = desk.sent.length;
  const rows = await desk.test.db.selectFrom('ledger').select('id').execute();
  desk.dovecot.drop(orderQuestion('<not-told@customer.test>'));
  await desk.settledLedger(rows.length + 1);
  await desk.until(() => desk.sent.length > before);
  expect(proxy.idles()).toBe(0);
}, 90_000);
