import { ImapFlow } from 'imapflow';
import { expect, test } from 'vitest';

import type { Config } from '../../config.ts';
import { ensureMailbox } from '../../db/mailboxes.ts';
import { createLog } from '../../log.ts';
import type { Worker } from '../../worker/main.ts';
import { watchMailbox } from '../../worker/watch/watch-mailbox.ts';
import { account } from './dovecot.ts';
import { arrived, customer, orderQuestion, useDovecotDesk } from './dovecot-desk.ts';

const desk = useDovecotDesk();
let worker: Worker;

async function withClient<T>(work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: desk.dovecot.port,
    secure: false,
    doSTARTTLS: false,
    auth: { user: account.user, pass: account.password },
    logger: false,
  });
  await client.connect();
  const answer = await work(client);
  await client.logout();
  return answer;
}

const move = (from: string, to: string) =>
  withClient(async (client) => {
    await client.mailboxOpen(from);
    await client.messageMove('1:*', to);
  });

/** A connection that was lost is followed by a sweep. */
async function untilSwept(): Promise<void> {
  const before = Date.now();
  await desk.dovecot.stop();
  await desk.dovecot.start();
  await desk.until(async () => {
    const rows = await desk.test.db
      .selectFrom('folder')
      .select('swept_at')
      .where('name', '=', 'INBOX')
      .execute();
    return rows.every((row) => row.swept_at !== null && row.swept_at.getTime() > before);
  });
}

const conversations = () => desk.test.db.selectFrom('conversation').selectAll().orderBy('id').execute();
const repairs = async () =>
  Object.fromEntries(
    (await desk.test.db.selectFrom('sweep_repair').select(['kind', 'total']).execute()).map((row) => [
      row.kind,
      row.total,
    ]),
  );

const withRules = (config: Config, rules: { importDays: number }): Config => {
  if (!config.mailbox) throw new Error('no mailbox');
  return { ...config, mailbox: { ...config.mailbox, ...rules } };
};

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

const append = (mails: readonly { raw: Buffer; at: Date }[], folder = 'INBOX') =>
  withClient(async (client) => {
    for (const { raw, at } of mails) await client.append(folder, raw, [], at);
  });

test('mail of the last days is brought in as history: shown, answered by nobody, counted nowhere', async () => {
  await append([
    { raw: orderQuestion('<long-ago@customer.test>'), at: daysAgo(90) },
    { raw: orderQuestion('<last-week@customer.test>'), at: daysAgo(7) },
    {
      raw: orderQuestion('<and-more@customer.test>', ['In-Reply-To: <last-week@customer.test>']),
      at: daysAgo(6),
    },
  ]);
  worker = await desk.startWorker({
    ...withRules(desk.config, { importDays: 30 }),
    mostMailBytes: 1_000_000,
  });
  await desk.untilMailbox('watching');
  desk.dovecot.drop(orderQuestion('<now@customer.test>'));
  const ledger = await desk.settledLedger(3);
  await desk.until(() => desk.sent.length > 0);
  await desk.untilQuiet();
  expect(desk.sent).toHaveLength(1);
  const [old, fresh] = await conversations();
  expect(await conversations()).toHaveLength(2);
  expect([old, fresh].map((each) => each?.history).sort()).toEqual([false, true]);
  const history = [old, fresh].find((each) => each?.history);
  expect(history).toMatchObject({ status: 'resolved', handler: 'none', reasons: [] });
  expect(ledger.filter((row) => row.conversation_id === history?.id)).toHaveLength(2);
  expect((await desk.settledLedger(3)).map((row) => [row.uid, row.disposition]).sort()).toEqual([
    [2, 'history'],
    [3, 'history'],
    [4, 'new'],
  ]);
});

test('a row that the ledger has lost is put back by the sweep, and nothing is answered a second time', async () => {
  await desk.test.db.deleteFrom('ledger').where('uid', '=', 4).execute();
  await untilSwept();
  const rows = await desk.settledLedger(3);
  expect(rows.find((row) => row.uid === 4)).toMatchObject({
    disposition: 'duplicate',
    conversation_id: expect.any(Number),
  });
  await desk.untilQuiet();
  expect(desk.sent).toHaveLength(1);
  expect(await repairs()).toMatchObject({ 'taken-in': 1, imported: 2 });
});

test('mail that is moved out is noted as gone, and moved in again it is the same mail', async () => {
  await move('INBOX', 'Desk');
  await untilSwept();
  const gone = await desk.test.db
    .selectFrom('ledger')
    .select('uid')
    .where('gone_at', 'is not', null)
    .execute();
  expect(gone.map((row) => row.uid).sort()).toEqual([2, 3, 4]);
  await move('Desk', 'INBOX');
  const rows = await desk.settledLedger(7);
  // Four came back under new UIDs. That of 90 days ago has a row now: it is not new, and was never taken in before.
  expect(rows.slice(3).map((row) => row.disposition)).toEqual(
    expect.arrayContaining(['history', 'duplicate', 'duplicate', 'duplicate']),
  );
  await desk.untilQuiet();
  expect(desk.sent).toHaveLength(1);
});

test('mail that reaches us days late goes to a person, with the reason and without a word from the bot', async () => {
  await desk.test.db
    .updateTable('folder')
    .set({ first_contact_at: daysAgo(60) })
    .execute();
  await append([{ raw: orderQuestion('<late@customer.test>'), at: daysAgo(3) }]);
  await desk.settledLedger(8);
  await desk.untilQuiet();
  expect((await conversations()).at(-1)).toMatchObject({
    handler: 'human',
    status: 'open',
    reasons: ['arrived_late'],
  });
  expect(desk.sent).toHaveLength(1);
});

test('a mail over the limit is not fetched; a person sees who wrote, about what, and how much', async () => {
  const raw = arrived({
    from: customer,
    subject: '=?utf-8?Q?Photos_of_the_dam=C3=A4ge?=',
    text: 'x'.repeat(70).concat('\r\n').repeat(30_000),
    messageId: '<photos@customer.test>',
  });
  desk.dovecot.drop(raw);
  const row = (await desk.settledLedger(9)).at(-1);
  expect(row).toMatchObject({ disposition: 'too-large', message_id: '<photos@customer.test>' });
  expect(row?.size).toBeGreaterThan(2_000_000);
  const kept = await desk.test.db
    .selectFrom('raw_mail')
    .select('source')
    .where('id', '=', row?.raw_mail_id ?? 0)
    .executeTakeFirstOrThrow();
  expect(kept.source.length).toBeLessThan(5_000);
  expect(raw.subarray(0, kept.source.length)).toEqual(kept.source);
  expect((await conversations()).at(-1)).toMatchObject({
    subject: 'Photos of the damäge',
    handler: 'human',
    reasons: ['attachment_needs_eyes'],
  });
  const { text } = await desk.test.db
    .selectFrom('message')
    .select('text')
    .where('id', '=', row?.message_ref ?? 0)
    .executeTakeFirstOrThrow();
  expect(text).toContain('too large to be fetched (3 MB)');
});

test('the same mail in another mailbox of ours is the same mail, in the same conversation', async () => {
  const { mailbox } = desk.config;
  if (!mailbox) throw new Error('no mailbox');
  const mailboxId = await ensureMailbox(desk.test.db, { ...mailbox, address: 'sales@shop.test' });
  const ending = new AbortController();
  const watching = watchMailbox({
    db: desk.test.db,
    log: createLog('silent', 'worker'),
    mailboxId,
    mailbox: { ...mailbox, address: 'sales@shop.test' },
    folder: 'Desk',
    mostBytes: desk.config.mostMailBytes,
    signal: ending.signal,
    random: Math.random,
  });
  await desk.until(async () => {
    const rows = await desk.test.db.selectFrom('folder').selectAll().where('name', '=', 'Desk').execute();
    return rows.length === 1;
  });
  const raw = orderQuestion('<to-both@customer.test>');
  desk.dovecot.drop(raw);
  const first = (await desk.settledLedger(10)).at(-1);
  expect(first).toMatchObject({ disposition: 'new' });
  desk.dovecot.drop(raw, 'Desk');
  const second = (await desk.settledLedger(11)).at(-1);
  expect(second).toMatchObject({
    mailbox_id: mailboxId,
    disposition: 'duplicate',
    conversation_id: first?.conversation_id,
    message_ref: first?.message_ref,
    reason: 'this very mail is here already, by way of support@shop.test',
  });
  ending.abort();
  await watching;
  await desk.untilQuiet();
  expect(desk.sent).toHaveLength(2);
  await worker.stop();
});
