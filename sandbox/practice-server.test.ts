import { connect } from 'node:net';
import { ImapFlow } from 'imapflow';
import nodemailer from 'nodemailer';
import { afterEach, describe, expect, it } from 'vitest';

import { type PracticeServer, type PracticeServerOptions, startPracticeServer } from './practice-server.ts';
import type { SmtpFault } from './smtp-side.ts';

const support = 'support@halden.example';
const ann = 'ann@post.example';
const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function start(options: Partial<PracticeServerOptions> = {}): Promise<PracticeServer> {
  const server = await startPracticeServer({
    supportAddress: support,
    supportPassword: 'pa ss/w:rd',
    customers: [ann],
    authservId: 'mx.halden.example',
    ...options,
  });
  closers.push(server.stop);
  return server;
}

async function imap(server: PracticeServer, password = 'pa ss/w:rd'): Promise<ImapFlow> {
  const { hostname: host, port } = new URL(server.imapUrl);
  const auth = { user: support, pass: password };
  const client = new ImapFlow({
    host,
    port: Number(port),
    secure: false,
    doSTARTTLS: false,
    auth,
    logger: false,
  });
  client.on('error', () => undefined);
  closers.push(async () => client.close());
  await client.connect();
  return client;
}

async function send(server: PracticeServer, to: string, from = support) {
  const { hostname: host, port, password } = new URL(server.smtpUrl);
  const transport = nodemailer.createTransport({
    host,
    port: Number(port),
    ignoreTLS: true,
    auth: { user: support, pass: decodeURIComponent(password) },
    connectionTimeout: 500,
    greetingTimeout: 500,
    socketTimeout: 500,
  });
  return transport.sendMail({
    from,
    to,
    subject: 'Hello',
    text: 'Words',
    messageId: '<sent-1@halden.example>',
  });
}

const mail = (subject: string, id: string): Buffer =>
  Buffer.from(
    `From: Ann <${ann}>\r\nTo: ${support}\r\nSubject: ${subject}\r\nMessage-ID: ${id}\r\n\r\nGrüße\r\n`,
  );

async function until<T>(what: () => T | undefined | false): Promise<T> {
  for (const end = Date.now() + 5000; Date.now() < end; ) {
    const found = what();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('Nothing came within 5 s');
}

describe('the practice IMAP server', () => {
  it('tells every client that idles of a new mail, and hands it over byte for byte', async () => {
    const server = await start();
    const clients = [await imap(server), await imap(server)];
    const told: number[] = [];
    for (const [index, client] of clients.entries()) {
      await client.mailboxOpen('INBOX');
      client.on('exists', () => told.push(index));
      void client.idle();
    }
    await until(() => clients.every((client) => client.idling));
    server.deliver(mail('Hi', '<one@post.example>'), support, { envelopeFrom: ann });
    await until(() => told.length === 2);
    const fetched = await clients[0]?.fetchOne(
      '1',
      { source: true, envelope: true, internalDate: true },
      { uid: true },
    );
    const stored = server.mailbox(support)[0]?.raw;
    expect(fetched).toMatchObject({ source: stored, envelope: { subject: 'Hi' } });
  });

  it('finds a mail by its Message-ID in any folder, and answers an empty list where there is none', async () => {
    const server = await start();
    server.deliver(mail('Hi', '<one@post.example>'), support);
    const client = await imap(server);
    const appended = await client.append('Sent', mail('Copy', '<copy@halden.example>'), ['\\Seen']);
    expect(appended).toMatchObject({ uid: 1 });
    const search = (id: string) => client.search({ header: { 'message-id': id } }, { uid: true });
    await client.mailboxOpen('INBOX');
    expect(await search('<one@post.example>')).toEqual([1]);
    expect(await search('<copy@halden.example>')).toEqual([]);
    await client.mailboxOpen('Sent', { readOnly: true });
    expect(await search('<copy@halden.example>')).toEqual([1]);
    expect(server.mailbox(support).map((one) => one.folder)).toEqual(['INBOX', 'Sent']);
  });

  it('names the folder for sent mail, and its UIDVALIDITY changes from start to start', async () => {
    const first = await imap(await start());
    const sent = (await first.list()).find((folder) => folder.specialUse === '\\Sent');
    expect(sent?.path).toBe('Sent');
    const before = (await first.mailboxOpen('INBOX')).uidValidity;
    await new Promise((resolve) => setTimeout(resolve, 110));
    const second = await imap(await start());
    expect((await second.mailboxOpen('INBOX')).uidValidity).toBeGreaterThan(before);
    const third = await imap(await start({ uidValidity: 7 }));
    expect((await third.mailboxOpen('INBOX')).uidValidity).toBe(7n);
  });

  it('refuses as a real server does', async () => {
    const server = await start();
    await expect(imap(server, 'wrong')).rejects.toMatchObject({
      authenticationFailed: true,
      serverResponseCode: 'AUTHENTICATIONFAILED',
    });
    const client = await imap(server);
    await expect(client.mailboxOpen('Nowhere')).rejects.toMatchObject({ serverResponseCode: 'NONEXISTENT' });
    await expect(client.append('Nowhere', mail('x', '<x@x.example>'))).rejects.toMatchObject({
      serverResponseCode: 'TRYCREATE',
    });
  });

  it('serves partial sources, and mails that no parser likes', async () => {
    const server = await start();
    const doubled =
      'Content-Type: a\r\nContent-Type: b\r\nContent-Transfer-Encoding: a\r\nContent-Transfer-Encoding: b';
    for (const raw of ['', '\r\nBody', `${doubled}\r\n\r\nBody`]) server.deliver(Buffer.from(raw), support);
    const client = await imap(server);
    await client.mailboxOpen('INBOX');
    const query = { uid: true, source: { start: 3, maxLength: 10 }, bodyStructure: true, envelope: true };
    const all = await client.fetchAll('1:*', query, { uid: true });
    expect(all.map((one) => one.source?.toString())).toEqual(Array(3).fill('hentication'.slice(0, 10)));
  });

  it('ends its connections when told to, and takes new ones', async () => {
    const server = await start();
    const client = await imap(server);
    const closed = new Promise((resolve) => client.once('close', resolve));
    server.dropImapConnections();
    await closed;
    expect((await imap(server)).usable).toBe(true);
  });
});

describe('the practice SMTP server', () => {
  it("puts support's mail into the customer's mailbox", async () => {
    const server = await start();
    await send(server, ann);
    const [arrived] = server.mailbox(ann);
    expect(arrived?.messageId).toBe('<sent-1@halden.example>');
    expect(arrived?.raw.toString()).toMatch(/^Return-Path: <support@halden\.example>\r\nReceived: from /);
  });

  it('takes mail for an address that does not exist and then sends a bounce', async () => {
    const server = await start();
    await send(server, `gone@post.example, ${ann}`);
    const bounce = await until(() => server.mailbox(support)[0]);
    const raw = bounce.raw.toString();
    expect(raw).toContain('Return-Path: <>');
    expect(raw).toMatch(/report-type=delivery-status/);
    expect(raw).toContain(
      'Final-Recipient: rfc822; gone@post.example\r\nAction: failed\r\nStatus: 5.1.1\r\n',
    );
    const parts = raw.match(/^Content-Type: [^;\r\n]+/gm)?.map((line) => line.slice(14));
    expect(parts?.slice(0, 4)).toEqual([
      'multipart/report',
      'text/plain',
      'message/delivery-status',
      'text/rfc822-headers',
    ]);
    expect(raw).toContain('Message-ID: <sent-1@halden.example>');
    expect(server.mailbox(ann)).toHaveLength(1);
  });

  it("takes no mail in anybody else's name", async () => {
    await expect(send(await start(), ann, 'boss@bank.example')).rejects.toMatchObject({ responseCode: 553 });
  });

  it.each<SmtpFault & { delivered: number; error: object }>([
    { at: 'connect', action: 'reply', code: 421, delivered: 0, error: { responseCode: 421 } },
    { at: 'mail', action: 'reply', code: 450, delivered: 0, error: { responseCode: 450 } },
    { at: 'rcpt', action: 'reply', code: 550, delivered: 0, error: { responseCode: 550 } },
    { at: 'data', action: 'reply', delivered: 0, error: { responseCode: 451 } },
    { at: 'data', action: 'drop', delivered: 0, error: { code: expect.any(String) } },
    { at: 'data', action: 'hang', delivered: 0, error: { code: 'ETIMEDOUT' } },
    { at: 'after-data', action: 'drop', delivered: 1, error: { code: expect.any(String) } },
    { at: 'after-data', action: 'hang', delivered: 1, error: { code: 'ETIMEDOUT' } },
  ])('can fail at $at with $action', async ({ delivered, error, ...fault }) => {
    const seen: string[] = [];
    const server = await start({
      smtpFaults: ({ stage, from, to }) => {
        seen.push(`${stage} ${from} ${to.join()}`);
        return fault;
      },
    });
    await expect(send(server, ann)).rejects.toMatchObject(error);
    expect(server.mailbox(ann)).toHaveLength(delivered);
    expect(seen[0]).toBe('connect  ');
    if (fault.at === 'rcpt') expect(seen.at(-1)).toBe(`rcpt ${support} ${ann}`);
  });
});

describe('the practice mailboxes', () => {
  it('keep what a customer wrote, tell who listens, and refuse mail for nobody', async () => {
    const server = await start();
    const moved: string[] = [];
    const stop = server.onMail((one) => moved.push(`${one.mailbox} ${one.folder} ${one.messageId}`));
    server.write(mail('Hi', '<one@post.example>'), ann, support);
    stop();
    server.deliver(mail('Again', '<two@post.example>'), support, { spoofed: true });
    expect(moved).toEqual([`${ann} Sent <one@post.example>`, `${support} INBOX <one@post.example>`]);
    expect(server.mailbox(support)[1]?.raw.toString()).toContain('dmarc=fail header.from=post.example');
    expect(() => server.deliver(mail('x', '<x@x>'), 'nobody@post.example')).toThrow('No practice mailbox');
  });

  it('are gone with the server, which leaves its ports', async () => {
    const server = await startPracticeServer({
      supportAddress: support,
      supportPassword: 'x',
      customers: [],
      authservId: 'mx.halden.example',
    });
    const port = Number(new URL(server.imapUrl).port);
    await server.stop();
    const refused = new Promise((resolve) => connect(port, '127.0.0.1').once('error', resolve));
    expect(await refused).toMatchObject({ code: 'ECONNREFUSED' });
  });
});
