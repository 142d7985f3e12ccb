import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';

import { markFolderRead, markSwept, setWatchState } from '../db/folder-watch.ts';
import { setCursor } from '../db/ledger.ts';
import { ensureMailbox } from '../db/mailboxes.ts';
import { listStoredMailboxes } from '../db/mailboxes-settings.ts';
import { useMailboxCommand } from '../test/mailbox-command.ts';
import { openCredentials } from '../worker/mailboxes/stored.ts';

const { desk, secret, folder, baton } = useMailboxCommand();

const servers = ['--imap', 'imaps://support@imap.example/INBOX', '--smtp', 'smtps://smtp.example'];
const shop = ['add', '--address', 'Test Shop <support@shop.test>', ...servers];

async function stored(address = 'support@shop.test') {
  const row = (await listStoredMailboxes(desk.db)).find((each) => each.address === address);
  if (!row?.credentials) throw new Error(`${address} is not stored`);
  return { ...row, credentials: openCredentials(secret, row.id, row.credentials) };
}

function fileOf(words: string): string {
  const file = path.join(folder, `${Math.random()}`);
  writeFileSync(file, words);
  return file;
}

describe('mailbox add', () => {
  test('takes the password from stdin, keeps it sealed, and prints it nowhere', async () => {
    const { code, lines, out, err } = await baton(shop, 'hunter2 with spaces \n');
    expect(code).toBe(0);
    expect(lines).toMatchObject([{ address: 'support@shop.test', folders: ['INBOX'], added: true }]);
    expect(out + err).not.toContain('hunter2');
    expect((await stored()).credentials).toMatchObject({
      imap: 'hunter2 with spaces ',
      smtp: 'hunter2 with spaces ',
    });
  });

  test('takes every setting', async () => {
    const { code } = await baton([
      ...shop,
      ...['--folder', 'Sales', '--folder', 'Returns', '--import-days', '30', '--age-limit-hours', '48'],
      ...['--poll-seconds', '60', '--authserv-id', 'mx.shop.test', '--pin', `sha256:${'ab'.repeat(32)}`],
      ...['--signature-file', fileOf('Shop GmbH\n')],
      ...['--password-file', fileOf('in-pw\n'), '--smtp-password-file', fileOf('out-pw')],
    ]);
    expect(code).toBe(0);
    expect(await stored()).toMatchObject({
      name: 'Test Shop',
      folders: ['INBOX', 'Sales', 'Returns'],
      importDays: 30,
      ageLimitHours: 48,
      pollSeconds: 60,
      authservId: 'mx.shop.test',
      signature: 'Shop GmbH',
      imap: { host: 'imap.example', port: 993, tls: 'tls', user: 'support', pin: 'ab'.repeat(32) },
      smtp: { host: 'smtp.example', port: 465, tls: 'tls', user: 'support', pin: 'ab'.repeat(32) },
      credentials: { imap: 'in-pw', smtp: 'out-pw' },
    });
  });

  test('takes a password in the address, and warns of it', async () => {
    const words = ['--imap', 'imaps://support:hunter2@imap.example', '--smtp', 'smtps://smtp.example'];
    const { code, out, err } = await baton(['add', '--address', 'support@shop.test', ...words]);
    expect(code).toBe(0);
    expect(err).toContain('other users of this machine');
    expect(out + err).not.toContain('hunter2');
    expect((await stored()).credentials.smtp).toBe('hunter2');
  });

  test('needs for Google no more than the client and a refresh token', async () => {
    const { code } = await baton(
      [
        ...['add', '--address', 'support@shop.test', '--oauth', 'google', '--client-id', 'client-7'],
        ...['--client-secret-file', fileOf('client-secret\n')],
      ],
      'refresh-1\n',
    );
    expect(code).toBe(0);
    expect(await stored()).toMatchObject({
      imap: { host: 'imap.gmail.com', port: 993, tls: 'tls', user: 'support@shop.test' },
      smtp: { host: 'smtp.gmail.com', port: 465, tls: 'tls' },
      oauth: { provider: 'google', clientId: 'client-7', tokenUrl: 'https://oauth2.googleapis.com/token' },
      credentials: { imap: '', smtp: '', clientSecret: 'client-secret', refreshToken: 'refresh-1' },
    });
  });

  test.each([
    ['nothing at all', ['add']],
    [
      'no TLS',
      ['add', '--address', 'a@b.test', '--imap', 'imap://u@mail.example', '--smtp', 'smtps://x.example'],
    ],
    ['an unknown flag', [...shop, '--insecure', '1']],
    ['a bad pin', [...shop, '--pin', 'sha256:12']],
    [
      'a pin without TLS',
      [
        ...['add', '--address', 'a@b.test', '--imap', 'imap://u@127.0.0.1', '--smtp', 'smtps://x.example'],
        ...['--pin', 'ab'.repeat(32)],
      ],
    ],
    ['a negative number', [...shop, '--import-days', '-1']],
    ['an unknown provider', [...shop, '--oauth', 'yahoo', '--client-id', 'x']],
    [
      'a token address without TLS',
      [...shop, '--oauth', 'google', '--client-id', 'x', '--token-url', 'http://x.example/'],
    ],
    ['no file of that name', [...shop, '--password-file', '/nowhere/at-all']],
  ])('with %s says what is wrong and stores nothing', async (_, args) => {
    const { code, out, err } = await baton(args, 'pw\n');
    expect([code, out]).toEqual([2, '']);
    expect(err).not.toBe('');
    expect(await listStoredMailboxes(desk.db)).toEqual([]);
  });

  test('with nothing on stdin stores nothing', async () => {
    expect(await baton(shop, '')).toMatchObject({
      code: 2,
      err: expect.stringContaining('nothing came on stdin'),
    });
    expect(await listStoredMailboxes(desk.db)).toEqual([]);
  });

  test('does not put real mail into a sandbox', async () => {
    await ensureMailbox(desk.db, { address: 'support@halden.example', name: '', authservId: null });
    const { code, err } = await baton(shop, 'pw\n');
    expect(code).toBe(1);
    expect(err).toContain('BATON_DATA_DIR');
  });

  test('does not contradict the environment', async () => {
    vi.stubEnv('BATON_IMAP_URL', 'imaps://u:p@imap.example');
    vi.stubEnv('BATON_SMTP_URL', 'smtps://u:p@smtp.example');
    vi.stubEnv('BATON_ADDRESS', 'support@shop.test');
    for (const args of [shop, ['remove', 'support@shop.test']]) {
      expect(await baton(args, 'pw\n')).toMatchObject({
        code: 1,
        err: expect.stringContaining('BATON_IMAP_URL'),
      });
    }
  });
});

test('mailbox list shows each with its settings and its state, and no secret', async () => {
  vi.stubEnv('BATON_IMAP_URL', 'imaps://env:env-pw@imap.example/Desk');
  vi.stubEnv('BATON_SMTP_URL', 'smtps://env:env-pw@smtp.example');
  vi.stubEnv('BATON_ADDRESS', 'first@shop.test');
  await baton(shop, 'hunter2\n');
  const { code, lines, out } = await baton(['list']);
  expect(code).toBe(0);
  expect(lines).toMatchObject([
    {
      address: 'first@shop.test',
      source: 'environment',
      folders: ['Desk'],
      imap: { user: 'env' },
      state: null,
    },
    {
      address: 'support@shop.test',
      source: 'database',
      imap: { host: 'imap.example', tls: 'tls', pin: null },
      state: 'connecting',
      enabled: true,
    },
  ]);
  expect(out).not.toMatch(/hunter2|env-pw|credentials|password/);
});

test('mailbox list tells of each folder when it was read, how far, and what the last sweep found', async () => {
  await baton([...shop, '--folder', 'Sales', '--folder', 'Returns'], 'hunter2\n');
  const { id: mailboxId } = await stored();
  const sales = { mailboxId, folder: 'Sales' };
  const returns = { mailboxId, folder: 'Returns' };
  await setCursor(desk.db, { ...sales, uidValidity: 7, lastUid: 42 });
  await setWatchState(desk.db, sales, 'watching', null);
  await markFolderRead(desk.db, sales);
  await markSwept(desk.db, sales, { onServer: 40, lag: 2 });
  await setWatchState(desk.db, returns, 'failing', 'imap.example:993 does not take connections');
  const { lines } = await baton(['list']);
  expect(lines[0].folderStates).toEqual([
    {
      folder: 'Returns',
      state: 'failing',
      reason: 'imap.example:993 does not take connections',
      since: expect.any(String),
      lastReadAt: null,
      uidValidity: null,
      lastUid: null,
      sweptAt: null,
      onServer: null,
      lag: null,
    },
    {
      folder: 'Sales',
      state: 'watching',
      reason: null,
      since: expect.any(String),
      lastReadAt: expect.any(String),
      uidValidity: 7,
      lastUid: 42,
      sweptAt: expect.any(String),
      onServer: 40,
      lag: 2,
    },
  ]);
  await desk.db.deleteFrom('folder').execute();
});

test('mailbox remove ends the watching and deletes nothing', async () => {
  await baton(shop, 'pw\n');
  const before = await stored();
  expect(await baton(['remove', 'Support@Shop.test'])).toMatchObject({ code: 0 });
  expect(await stored()).toEqual({ ...before, enabled: false });
  expect((await baton(['list'])).lines).toMatchObject([{ enabled: false, state: 'removed' }]);
  expect((await baton(['remove', 'support@shop.test'])).code).toBe(1);
  expect((await baton(['remove', 'nobody@shop.test'])).code).toBe(1);
});
