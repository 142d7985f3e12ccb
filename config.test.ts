import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

import { ConfigError, readConfig } from './config.ts';

const secret = 's'.repeat(32);
const folder = mkdtempSync(path.join(tmpdir(), 'baton-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mailbox = {
  BATON_SECRET: secret,
  BATON_IMAP_URL: 'imaps://support:first-pw@mail.example:993/INBOX',
  BATON_SMTP_URL: 'smtps://support:first-pw@mail.example:465',
  BATON_ADDRESS: 'Acme Support <support@acme.example>',
};

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('a wrong environment', () => {
  test('is told whole, in one list, each fault with the name of its variable', () => {
    const faults = faultsOf({
      DATABASE_URL: 'mysql://root:hunter2@db',
      PORT: '70000',
      BATON_URL: 'shop.example',
      BATON_SECRET: 'short-secret',
      BATON_IMAP_URL: 'imap://support:hunter2@mail.example',
      BATON_SMTP_URL: 'https://support:hunter2@mail.example',
      BATON_ADDRESS: 'nobody',
      BATON_ADMIN_EMAIL: 'admin',
      BATON_ADMIN_PASSWORD: 'hunter2',
      BATON_OPERATOR_EMAIL: 'operator',
      BATON_MAX_MAIL_MB: '1e9',
      LOG_LEVEL: 'loud',
      BATON_SANDBOX_SETTINGS: '{',
    });
    const named = new Set(faults.map((fault) => fault.split(/[:.]/)[0]));
    expect([...named].sort()).toEqual([
      'BATON_ADDRESS',
      'BATON_ADMIN_EMAIL',
      'BATON_ADMIN_PASSWORD',
      'BATON_IMAP_URL',
      'BATON_MAX_MAIL_MB',
      'BATON_OPERATOR_EMAIL',
      'BATON_SANDBOX_SETTINGS',
      'BATON_SECRET',
      'BATON_SMTP_URL',
      'BATON_URL',
      'DATABASE_URL',
      'LOG_LEVEL',
      'PORT',
    ]);
    expect(faults.join('\n')).not.toMatch(/hunter2|short-secret/);
  });

  test.each(['', ' 80', '0x50', '1e3', '-1', '80.5', '65536'])('has no port %j', (PORT) => {
    const faults = faultsOf({ BATON_SECRET: secret, PORT });
    expect(faults).toEqual(PORT === '' ? [] : ['PORT: must be a number from 0 to 65535']);
  });

  test('with half a mailbox names what is missing', () => {
    const { BATON_SMTP_URL: _, ...half } = mailbox;
    expect(faultsOf(half)).toEqual([
      'BATON_SMTP_URL: missing; a mailbox needs it together with BATON_IMAP_URL and BATON_ADDRESS',
    ]);
    expect(faultsOf({ BATON_SECRET: secret, BATON_AUTHSERV_ID: 'mx.acme.example' })).toHaveLength(1);
  });

  test.each([
    ['no user', 'BATON_IMAP_URL', 'imaps://mail.example/INBOX'],
    ['no password', 'BATON_IMAP_URL', 'imaps://support@mail.example/INBOX'],
    ['a bare percent sign', 'BATON_IMAP_URL', 'imaps://support:hunter2%@mail.example'],
    ['a slash in the password', 'BATON_SMTP_URL', 'smtps://support:12/hunter2@mail.example'],
    ['a hash in the password', 'BATON_SMTP_URL', 'smtps://support:pw#hunter2@mail.example'],
    ['another kind of server', 'BATON_SMTP_URL', 'imaps://support:hunter2@mail.example'],
  ])('with %s in the address of a mail server is refused without repeating it', (_, name, value) => {
    const faults = faultsOf({ ...mailbox, [name]: value });
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.every((fault) => fault.startsWith(`${name}: `))).toBe(true);
    expect(faults.join('\n')).not.toContain('hunter2');
  });

  test('a data directory that cannot be used is a fault like any other', () => {
    const file = path.join(folder, 'a-file');
    writeFileSync(file, '');
    expect(faultsOf({ BATON_DATA_DIR: file })).toEqual([
      expect.stringMatching(/^BATON_DATA_DIR: cannot be used/),
    ]);
  });
});

describe('mail servers', () => {
  test('are read with percent-encoded user, password and folder', () => {
    const config = readConfig({
      ...mailbox,
      BATON_IMAP_URL: 'imaps://support%40acme.example:p%40ss%2Fw%3Ard%25@mail.example/Shared%20Inbox',
    });
    expect(config.mailbox).toMatchObject({
      folders: ['Shared Inbox'],
      imap: { host: 'mail.example', port: 993, secure: true, plaintextAllowed: false },
    });
    expect(config.mailbox?.imap).toMatchObject({ user: 'support@acme.example', password: 'p@ss/w:rd%' });
  });

  test.each([
    ['127.0.0.1', true],
    ['localhost', true],
    ['[::1]', true],
    ['127.0.0.1.evil.example', false],
    ['localhost.evil.example', false],
    ['mail.example', false],
  ])('without TLS at %s: taken without a word is %s', (host, taken) => {
    const env = { ...mailbox, BATON_IMAP_URL: `imap://support:pw@${host}:143/` };
    expect(faultsOf(env)).toHaveLength(taken ? 0 : 1);
    if (taken) expect(readConfig(env).warnings).toEqual([]);
  });

  test('elsewhere without TLS need an explicit word, and are warned of', () => {
    const config = readConfig({
      ...mailbox,
      BATON_IMAP_URL: 'imap://support:pw@mail.example/Support?insecure=1',
      BATON_SMTP_URL: 'smtp://support:pw@mail.example?insecure=1',
    });
    expect(config.warnings).toEqual([
      expect.stringContaining('BATON_IMAP_URL'),
      expect.stringContaining('BATON_SMTP_URL'),
    ]);
    expect(config.mailbox).toMatchObject({
      folders: ['Support'],
      imap: { port: 143, secure: false, plaintextAllowed: true },
      smtp: { port: 587 },
    });
    expect(config.warnings.join()).not.toContain(':pw');
  });
});

test.each([
  ['support@acme.example', { address: 'support@acme.example', name: '' }],
  ['<Support@Acme.example>', { address: 'support@acme.example', name: '' }],
  ['Acme Support <support@acme.example>', { address: 'support@acme.example', name: 'Acme Support' }],
  ['"Acme, Support" <support@acme.example>', { address: 'support@acme.example', name: 'Acme, Support' }],
])('the sender may be written %s', (BATON_ADDRESS, expected) => {
  expect(readConfig({ ...mailbox, BATON_ADDRESS }).mailbox).toMatchObject(expected);
});

test.each(['', 'Acme <support>', 'a@b@c', 'Acme support@acme.example', '<a@acme.example> <b@acme.example>'])(
  'the sender may not be written %j',
  (BATON_ADDRESS) => expect(faultsOf({ ...mailbox, BATON_ADDRESS })).toHaveLength(1),
);

describe('the first admin', () => {
  const pair = { BATON_ADMIN_EMAIL: 'Boss@Acme.example', BATON_ADMIN_PASSWORD: 'long enough' };

  test('is both address and password, or nobody', () => {
    expect(readConfig({ BATON_SECRET: secret, ...pair }).admin).toEqual({
      email: 'boss@acme.example',
      password: 'long enough',
    });
    expect(readConfig({ BATON_SECRET: secret }).admin).toBeNull();
    for (const [name, value] of Object.entries(pair)) {
      expect(faultsOf({ BATON_SECRET: secret, [name]: value })).toHaveLength(1);
    }
  });

  test('with a bad password is told of the password only', () => {
    const faults = faultsOf({ BATON_SECRET: secret, ...pair, BATON_ADMIN_PASSWORD: 'short' });
    expect(faults).toEqual(['BATON_ADMIN_PASSWORD: must have at least 10 characters']);
  });
});

describe('the secret', () => {
  test('is made once, for nobody else to read, and is the same at the next start', () => {
    const dataDir = path.join(folder, 'made');
    const first = readConfig({ BATON_DATA_DIR: dataDir });
    expect(first.secret.length).toBeGreaterThanOrEqual(32);
    expect(readConfig({ BATON_DATA_DIR: dataDir }).secret).toBe(first.secret);
    expect(statSync(path.join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(readConfig({ BATON_DATA_DIR: path.join(folder, 'other') }).secret).not.toBe(first.secret);
  });

  test('that a full disk cut short is not used: with half a key sessions could be forged', () => {
    const dataDir = path.join(folder, 'cut');
    readConfig({ BATON_DATA_DIR: dataDir });
    writeFileSync(path.join(dataDir, 'secret'), '');
    chmodSync(path.join(dataDir, 'secret'), 0o600);
    expect(faultsOf({ BATON_DATA_DIR: dataDir })).toEqual([expect.stringContaining('damaged')]);
    expect(readFileSync(path.join(dataDir, 'secret'), 'utf8')).toBe('');
  });

  test('given by the environment is used, and no data directory is made for it', () => {
    const dataDir = path.join(folder, 'untouched');
    expect(readConfig({ BATON_SECRET: secret, BATON_DATA_DIR: dataDir }).secret).toBe(secret);
    expect(() => statSync(dataDir)).toThrow(/ENOENT/);
  });
});
