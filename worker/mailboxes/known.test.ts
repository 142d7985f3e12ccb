import { describe, expect, test } from 'vitest';
import { readMailServer } from '../../config/mail-server.ts';
import { mailboxDefaults } from '../../config/mailbox.ts';
import { type Config, readConfig } from '../../config.ts';
import { listMailboxHealth } from '../../db/health.ts';
import { ensureMailbox } from '../../db/mailboxes.ts';
import { disableMailbox, putMailbox } from '../../db/mailboxes-settings.ts';
import { useTestDatabase } from '../../test/database.ts';
import { useTokenServer } from '../../test/token-server.ts';
import { knowMailboxes } from './known.ts';
import { type Credentials, openCredentials, sealCredentials, toSettings } from './stored.ts';

const desk = useTestDatabase();
const provider = useTokenServer();
const secret = 's'.repeat(40);
const config = readConfig({ BATON_SECRET: secret });
const now = () => new Date();

const server = (url: string, kind: 'imap' | 'smtp') => {
  const address = readMailServer(url, { name: kind, kind, faults: [], warnings: [] });
  if (!address) throw new Error(url);
  return address.server;
};

const passwords: Credentials = { imap: 'in-pw', smtp: 'out-pw', clientSecret: '', refreshToken: '' };

function put(
  address: string,
  changes: { credentials?: Credentials; folders?: string[]; oauth?: boolean } = {},
) {
  const mailbox = {
    ...mailboxDefaults,
    address,
    name: 'Shop',
    imap: server(`imaps://reader@mail.example?pin=${'ab'.repeat(32)}`, 'imap'),
    smtp: server('smtp+starttls://writer@mail.example', 'smtp'),
    folders: changes.folders ?? ['INBOX', 'Sales'],
    authservId: 'mx.shop.test',
    signature: 'Shop GmbH',
    importDays: 30,
    ageLimitHours: 48,
  };
  const oauth = changes.oauth
    ? { provider: 'microsoft' as const, clientId: 'client-7', tokenUrl: provider.url, scope: 'mail' }
    : null;
  const credentials = changes.credentials ?? passwords;
  return putMailbox(desk.db, toSettings(mailbox, oauth), (id) => sealCredentials(secret, id, credentials));
}

const know = (of: Config = config) => knowMailboxes({ config: of, db: desk.db, now });
const rowOf = (id: number) =>
  desk.db.selectFrom('mailbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

test('a mailbox of the database comes back as it was put, its passwords unreadable in between', async () => {
  const { id, isNew } = await put('round@shop.test');
  expect(isNew).toBe(true);
  expect((await know()).get(id)).toEqual({
    address: 'round@shop.test',
    name: 'Shop',
    imap: {
      host: 'mail.example',
      port: 993,
      secure: true,
      plaintextAllowed: false,
      user: 'reader',
      password: 'in-pw',
      pin: 'ab'.repeat(32),
      tokens: null,
    },
    smtp: {
      host: 'mail.example',
      port: 587,
      secure: false,
      plaintextAllowed: false,
      user: 'writer',
      password: 'out-pw',
      pin: null,
      tokens: null,
    },
    folders: ['INBOX', 'Sales'],
    authservId: 'mx.shop.test',
    signature: 'Shop GmbH',
    pollSeconds: 20,
    importDays: 30,
    ageLimitHours: 48,
  });
  const row = await rowOf(id);
  expect(`${JSON.stringify(row)} ${row.credentials?.toString('latin1')}`).not.toMatch(/in-pw|out-pw/);
});

test('what changes is taken up at the next look, and only what changed is another object', async () => {
  const changed = await put('changed@shop.test');
  const same = await put('same@shop.test');
  const mailboxes = await know();
  const before = [mailboxes.get(changed.id), mailboxes.get(same.id)];
  expect(await put('changed@shop.test', { folders: ['Desk'] })).toEqual({ id: changed.id, isNew: false });
  await mailboxes.refresh();
  expect(mailboxes.get(changed.id).folders).toEqual(['Desk']);
  expect(mailboxes.get(same.id)).toBe(before[1]);
  expect(mailboxes.get(changed.id)).not.toBe(before[0]);
});

test('one that was removed is watched no more, reported no more, and comes back when it is put again', async () => {
  const { id } = await put('gone@shop.test');
  const mailboxes = await know();
  const addresses = async () => (await mailboxes.refresh()).map((each) => each.address);
  expect(await disableMailbox(desk.db, 'gone@shop.test')).toBe(true);
  expect(await disableMailbox(desk.db, 'gone@shop.test')).toBe(false);
  expect(await addresses()).not.toContain('gone@shop.test');
  expect(() => mailboxes.get(id)).toThrow('gone@shop.test was removed');
  expect((await listMailboxHealth(desk.db)).map((each) => each.address)).not.toContain('gone@shop.test');
  await put('gone@shop.test');
  expect(await addresses()).toContain('gone@shop.test');
});

describe('what cannot be opened says why, and the others are opened all the same', () => {
  const faultOf = async (id: number, of: Config = config) => {
    const known = await (await know(of)).refresh();
    expect(known.length).toBeGreaterThan(1);
    return known.find((each) => each.id === id)?.fault;
  };

  test('another secret', async () => {
    const { id } = await put('sealed@shop.test');
    expect(await faultOf(id, readConfig({ BATON_SECRET: 't'.repeat(40) }))).toContain('another BATON_SECRET');
    expect(await faultOf(id)).toBeNull();
  });

  test("another mailbox's passwords", async () => {
    const { id } = await put('copied@shop.test');
    const other = await put('original@shop.test');
    const { credentials } = await rowOf(other.id);
    await desk.db.updateTable('mailbox').set({ credentials, revision: 9 }).where('id', '=', id).execute();
    expect(await faultOf(id)).toContain('belongs to another mailbox');
  });

  test('an address that only the environment of another day knew', async () => {
    const id = await ensureMailbox(desk.db, { address: 'once@shop.test', name: '', authservId: null });
    expect(await faultOf(id)).toContain('nobody says how it is reached');
  });
});

test('what the environment says of an address counts, also where the database says something else', async () => {
  const { id } = await put('both@shop.test');
  const named = readConfig({
    BATON_SECRET: secret,
    BATON_IMAP_URL: 'imaps://env:env-pw@other.example',
    BATON_SMTP_URL: 'smtps://env:env-pw@other.example',
    BATON_ADDRESS: 'both@shop.test',
  });
  const mailboxes = await know(named);
  expect(mailboxes.get(id)).toBe(named.mailbox);
  await disableMailbox(desk.db, 'both@shop.test');
  await mailboxes.refresh();
  expect(mailboxes.get(id)).toBe(named.mailbox);
});

test('a refresh token that the provider changes is stored sealed, and disturbs nobody who watches', async () => {
  const { id } = await put('oauth@shop.test', {
    oauth: true,
    credentials: { imap: '', smtp: '', clientSecret: 'client-secret', refreshToken: 'refresh-1' },
  });
  const mailboxes = await know();
  const mailbox = mailboxes.get(id);
  provider.answer = () => ({ body: { access_token: 'a', expires_in: 3_600, refresh_token: 'refresh-2' } });
  expect((await mailbox.imap.tokens?.())?.token).toBe('a');
  expect(mailbox.smtp.tokens).toBe(mailbox.imap.tokens);
  expect(Object.fromEntries(provider.asked[0] ?? [])).toMatchObject({
    scope: 'mail',
    refresh_token: 'refresh-1',
  });
  const { credentials } = await rowOf(id);
  if (!credentials) throw new Error('nothing is stored');
  expect(openCredentials(secret, id, credentials)).toMatchObject({
    clientSecret: 'client-secret',
    refreshToken: 'refresh-2',
  });
  await mailboxes.refresh();
  expect(mailboxes.get(id)).toBe(mailbox);
});
