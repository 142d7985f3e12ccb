import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { MailServer } from '../../config.ts';
import { createImapClient, socketOf } from '../../worker/imap/connect.ts';
import { makeCertificate } from '../certificate.ts';
import { account, createDovecot, type Dovecot } from './dovecot.ts';

const certificate = makeCertificate();
/** Tokens that the provider calls good. */
const good = new Set<string>();
const provider = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    const active = good.has(new URLSearchParams(body).get('token') ?? '');
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(active ? { active, username: account.user } : { active }));
  });
});
let dovecot: Dovecot;

beforeAll(async () => {
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  const { port } = provider.address() as AddressInfo;
  dovecot = await createDovecot({ certificate, introspectionUrl: `http://127.0.0.1:${port}/introspect` });
  await dovecot.start();
});
afterAll(async () => {
  await dovecot?.remove();
  provider.closeAllConnections();
  provider.close();
});

async function logIn(changes: Partial<MailServer>): Promise<{ encrypted: boolean; folders: string[] }> {
  const client = createImapClient({
    host: '127.0.0.1',
    port: changes.secure ? (dovecot.tlsPort ?? 0) : dovecot.port,
    secure: false,
    plaintextAllowed: false,
    user: account.user,
    password: account.password,
    pin: certificate.fingerprint,
    tokens: null,
    ...changes,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const folders = await client.list();
    const { encrypted } = socketOf(client) as { encrypted?: boolean };
    return { encrypted: encrypted === true, folders: folders.map((each) => each.path) };
  } finally {
    client.close();
  }
}

describe.each([{ secure: true }, { secure: false }])('Dovecot with a certificate of its own, %j', (how) => {
  test('is trusted with its pin, and the connection is TLS', async () => {
    const { encrypted, folders } = await logIn(how);
    expect(encrypted).toBe(true);
    expect(folders).toContain('INBOX');
  });

  test('is not trusted without one', async () => {
    await expect(logIn({ ...how, pin: null })).rejects.toThrow(/self-signed certificate/);
  });

  test('is not trusted with the pin of another', async () => {
    await expect(logIn({ ...how, pin: 'ab'.repeat(32) })).rejects.toThrow(/not the pinned one/);
  });
});

describe('Dovecot that asks a provider about tokens', () => {
  const later = new Date(Date.now() + 3_600_000);

  test('lets in with a good one', async () => {
    good.add('token-good');
    const tokens = async () => ({ token: 'token-good', expiresAt: later });
    expect((await logIn({ password: '', tokens })).folders).toContain('INBOX');
  });

  test('lets in with a new one after it has refused the old', async () => {
    good.add('token-new');
    const asked: (string | undefined)[] = [];
    const tokens = async (refused?: string) => {
      asked.push(refused);
      return { token: refused ? 'token-new' : 'token-old', expiresAt: later };
    };
    expect((await logIn({ password: '', tokens })).folders).toContain('INBOX');
    expect(asked).toEqual([undefined, 'token-old']);
  });

  test('refuses one that is not good, and that is told in words', async () => {
    const tokens = async () => ({ token: 'token-bad', expiresAt: later });
    await expect(logIn({ password: '', tokens })).rejects.toThrow('refuses the access token of support');
  });
});
