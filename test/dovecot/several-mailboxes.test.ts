import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { run } from '../../cli/mailbox.ts';
import { readConfig } from '../../config.ts';
import type { Worker } from '../../worker/main.ts';
import { supportAddress, until } from '../mail-desk.ts';
import { projectRoot } from '../project-root.ts';
import { account } from './dovecot.ts';
import { orderQuestion, useDovecotDesk } from './dovecot-desk.ts';

const desk = useDovecotDesk();
/** Dovecot is slow to refuse a password, and a busy machine slower still. */
const patienceMs = 50_000;
const within = (condition: () => Promise<boolean> | boolean) => until(condition, patienceMs);
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

/** Knows of no mailbox from its environment. */
let first: Worker | undefined;

const leases = async () => {
  const { rows } = await desk.test.pool.query(`select count(*)::int as n from pg_locks l
    join pg_stat_activity a using (pid) where l.locktype = 'advisory' and l.classid = 1651 and l.granted
    and a.datname = current_database()`);
  return rows[0].n;
};

async function untilState(state: string): Promise<string | null> {
  const read = () =>
    desk.test.db.selectFrom('mailbox').select(['state', 'state_reason']).executeTakeFirstOrThrow();
  await within(async () => (await read()).state === state);
  return (await read()).state_reason;
}

/** The ledger, in the order in which mail came, once `count` mails are answered. */
async function untilAnswered(count: number) {
  await within(() => desk.sent.length >= count);
  const rows = await desk.test.db.selectFrom('ledger').selectAll().orderBy('id').execute();
  expect([rows.length, desk.sent.length]).toEqual([count, count]);
  return rows;
}

const cursors = async () =>
  await desk.test.db.selectFrom('folder').select(['name', 'last_uid']).orderBy('name').execute();

describe('a worker that was started without any mailbox', () => {
  test('watches one that is added, within seconds', async () => {
    first = await desk.startWorker(
      readConfig({ DATABASE_URL: desk.test.url, BATON_SECRET: desk.config.secret }),
    );
    expect(await leases()).toBe(0);
    await add();
    const added = Date.now();
    await untilState('watching');
    expect(Date.now() - added).toBeLessThan(10_000);
    desk.dovecot.drop(orderQuestion('<added@customer.test>'));
    await untilAnswered(1);
    await within(async () => {
      const open = `select id from outbox where state <> 'sent'
        union all select id from graphile_worker.jobs where task_identifier = 'save-sent-copy'`;
      return (await desk.test.pool.query(open)).rowCount === 0;
    });
    expect(desk.dovecot.files('Sent')).toHaveLength(1);
  });

  test('watches a second folder that is added, each with a cursor of its own and one lease for both', async () => {
    await add('--folder', 'INBOX', '--folder', 'Desk');
    await within(async () => (await cursors()).length === 2);
    desk.dovecot.drop(orderQuestion('<in-the-desk@customer.test>'), 'Desk');
    desk.dovecot.drop(orderQuestion('<in-the-inbox@customer.test>'));
    const ledger = await untilAnswered(3);
    expect(ledger.map((row) => `${row.folder} ${row.uid}`).sort()).toEqual(['Desk 1', 'INBOX 1', 'INBOX 2']);
    expect(await cursors()).toEqual([
      { name: 'Desk', last_uid: 1 },
      { name: 'INBOX', last_uid: 2 },
    ]);
    expect(await leases()).toBe(1);
  });

  test('reads one no more once it is removed, and goes on where it was when it comes back', async () => {
    await baton('remove', supportAddress);
    await within(async () => (await leases()) === 0);
    desk.dovecot.drop(orderQuestion('<while-removed@customer.test>'));
    await add();
    const ledger = await untilAnswered(4);
    expect(ledger.map((row) => row.disposition)).toEqual(['new', 'new', 'new', 'new']);
  });

  test('says what is wrong with new settings, and watches again with right ones', async () => {
    await baton(
      ...['add', '--address', supportAddress, '--imap', `imap://nobody@127.0.0.1:${desk.dovecot.port}`],
      ...['--smtp', 'smtp://127.0.0.1:9'],
    );
    expect(await untilState('failing')).toContain('refuses the user name or password of nobody');
    await add();
    await untilState('watching');
  });
});

test('the environment may name several folders too, and counts before the database', async () => {
  await first?.stop();
  const watched = Date.now();
  await desk.startWorker(desk.configWith(`${desk.dovecot.imapUrl()}?folder=Desk`));
  await within(async () => {
    const { last_read_at: at } = await desk.test.db
      .selectFrom('mailbox')
      .select('last_read_at')
      .executeTakeFirstOrThrow();
    return (at?.getTime() ?? 0) > watched;
  });
  desk.dovecot.drop(orderQuestion('<desk-again@customer.test>'), 'Desk');
  desk.dovecot.drop(orderQuestion('<inbox-again@customer.test>'));
  const ledger = await untilAnswered(6);
  expect(
    ledger
      .slice(4)
      .map((row) => row.folder)
      .sort(),
  ).toEqual(['Desk', 'INBOX']);
});
