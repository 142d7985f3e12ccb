import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { mailboxDefaults } from '../config/mailbox.ts';
import { readConfig } from '../config.ts';
import { ensureMailbox } from '../db/mailboxes.ts';
import { disableMailbox, putMailbox, type StoredServer } from '../db/mailboxes-settings.ts';
import { supportAddress } from '../sandbox/company.ts';
import { useTestDatabase } from '../test/database.ts';
import { findWorld } from './practice.ts';

const desk = useTestDatabase();
const dataDir = mkdtempSync(path.join(tmpdir(), 'baton-world-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
beforeEach(async () => {
  await desk.db.deleteFrom('mailbox').execute();
});

const secret = { BATON_SECRET: 's'.repeat(40), BATON_DATA_DIR: dataDir };
const world = async (env: Record<string, string> = {}) =>
  (await findWorld(readConfig({ ...secret, ...env }), desk.url)).kind;

const server: StoredServer = { host: 'mail.example', port: 993, tls: 'tls', user: 'support', pin: null };
const real = 'support@shop.test';
const putReal = () =>
  putMailbox(
    desk.db,
    {
      ...mailboxDefaults,
      address: real,
      name: '',
      authservId: null,
      imap: server,
      smtp: server,
      oauth: null,
      folders: ['INBOX'],
    },
    () => Buffer.from('sealed'),
  );

test('where no mailbox is set anywhere the practice world starts, and again the next time', async () => {
  expect(await world()).toBe('practice');
  await ensureMailbox(desk.db, { address: supportAddress, name: '', authservId: null });
  expect(await world()).toBe('practice');
});

test('a mailbox in the environment is the real world', async () => {
  const env = {
    BATON_IMAP_URL: 'imaps://u:p@mail.example',
    BATON_SMTP_URL: 'smtps://u:p@mail.example',
    BATON_ADDRESS: real,
  };
  expect(await world(env)).toBe('real');
});

test('a mailbox in the database is the real world, for as long as it is connected', async () => {
  await putReal();
  expect(await world()).toBe('real');
  await disableMailbox(desk.db, real);
  expect(await world()).toBe('cut-off');
});

test('data of a real mailbox that nobody can reach any more gets no practice mail', async () => {
  await ensureMailbox(desk.db, { address: real, name: '', authservId: null });
  expect(await world()).toBe('cut-off');
});
