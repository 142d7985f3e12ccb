import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { run } from '../../cli/mailbox.ts';
import { readConfig } from '../../config.ts';
import { supportAddress, until } from '../mail-desk.ts';
import { projectRoot } from '../project-root.ts';
import { account } from './dovecot.ts';
import {
  orderQuestion,
  patienceMs,
  settledLedger,
  untilMailbox,
  untilQuiet,
  useDovecotDesk,
} from './dovecot-desk.ts';

const desk = useDovecotDesk();
const dataDir = mkdtempSync(path.join(tmpdir(), 'baton-several-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** What a person types at another terminal. */
async function baton(...args: string[]): Promise<void> {
  const said: string[] = [];
  const io = {
    stdin: (async function* () {
      yield `${account.password}\n`;
    })(),
    out: () => {},
    err: (line: string) => said.push(line),
    root: projectRoot,
  };
  const code = await run(args, io);
  if (code !== 0) throw new Error(said.join('\n'));
}

const add = (...flags: string[]) =>
  baton(
    ...['add', '--address', `Test Shop <${supportAddress}>`, '--authserv-id', 'mx.shop.test'],
    ...['--imap', `imap://${account.user}@127.0.0.1:${desk.dovecot.port}`],
    ...['--smtp', `smtp://${encodeURIComponent(supportAddress)}@127.0.0.1:${desk.config.mailbox?.smtp.port}`],
    ...flags,
  );

beforeEach(() => {
  vi.stubEnv('DATABASE_URL', desk.test.url);
  vi.stubEnv('BATON_SECRET', desk.config.secret);
  vi.stubEnv('BATON_DATA_DIR', dataDir);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const leases = async () => {
  const { rows } = await desk.test.pool.query(`select count(*)::int as n from pg_locks l
    join pg_stat_activity a using (pid) where l.locktype = 'advisory' and l.classid = 1651 and l.granted
    and a.datname = current_database()`);
  return rows[0].n;
};

const cursors = async () =>
  await desk.test.db.selectFrom('folder').select(['name', 'last_uid']).orderBy('name').execute();

describe('a worker that was started without any mailbox', () => {
  test('watches one that is added, within seconds', async () => {
    await desk.startWorker(readConfig({ DATABASE_URL: desk.test.url, BATON_SECRET: desk.config.secret }));
    expect(await leases()).toBe(0);
    await add();
    const added = Date.now();
    await untilMailbox(desk, 'watching');
    expect(Date.now() - added).toBeLessThan(10_000);
    desk.dovecot.drop(orderQuestion('<added@customer.test>'));
    await until(() => desk.sent.length === 1, patienceMs);
    await untilQuiet(desk);
    expect(desk.dovecot.files('Sent')).toHaveLength(1);
  });

  test('watches a second folder that is added, each with a cursor of its own and one lease for both', async () => {
    await add('--folder', 'INBOX', '--folder', 'Desk');
    await until(async () => (await cursors()).length === 2, patienceMs);
    desk.dovecot.drop(orderQuestion('<in-the-desk@customer.test>'), 'Desk');
    desk.dovecot.drop(orderQuestion('<in-the-inbox@customer.test>'));
    const ledger = await settledLedger(desk, 3);
    expect(ledger.map((row) => `${row.folder} ${row.uid}`).sort()).toEqual(['Desk 1', 'INBOX 1', 'INBOX 2']);
    await until(() => desk.sent.length === 3, patienceMs);
    await untilQuiet(desk);
    expect(await cursors()).toEqual([
      { name: 'Desk', last_uid: 1 },
      { name: 'INBOX', last_uid: 2 },
    ]);
    expect(await leases()).toBe(1);
  });

  test('reads one no more once it is removed, and goes on where it was when it comes back', async () => {
    await baton('remove', supportAddress);
    await until(async () => (await leases()) === 0, patienceMs);
    desk.dovecot.drop(orderQuestion('<while-removed@customer.test>'));
    await add();
    const ledger = await settledLedger(desk, 4);
    expect(ledger.map((row) => row.disposition)).toEqual(['new', 'new', 'new', 'new']);
    await until(() => desk.sent.length === 4, patienceMs);
    await untilQuiet(desk);
  });

  test('says what is wrong with new settings, and watches again with right ones', async () => {
    await baton(
      ...['add', '--address', supportAddress, '--imap', `imap://nobody@127.0.0.1:${desk.dovecot.port}`],
      ...['--smtp', 'smtp://127.0.0.1:9'],
    );
    expect(await untilMailbox(desk, 'failing')).toContain('refuses the user name or password of nobody');
    await add();
    await untilMailbox(desk, 'watching');
  });
});

test('the environment may name several folders too', async () => {
  await baton('remove', supportAddress);
  await until(async () => (await leases()) === 0, patienceMs);
  await desk.startWorker(desk.configWith(`${desk.dovecot.imapUrl()}?folder=Desk`));
  await untilMailbox(desk, 'watching');
  desk.dovecot.drop(orderQuestion('<desk-again@customer.test>'), 'Desk');
  desk.dovecot.drop(orderQuestion('<inbox-again@customer.test>'));
  const ledger = await settledLedger(desk, 6);
  expect(
    ledger
      .slice(4)
      .map((row) => row.folder)
      .sort(),
  ).toEqual(['Desk', 'INBOX']);
});
