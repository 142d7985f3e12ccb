import type { AddressInfo } from 'node:net';
import createServer, { type ImapServer } from 'hoodiecrow-imap';
import { afterEach, describe, expect, test } from 'vitest';

import { readConfig } from '../../config.ts';
import { mend } from '../../sandbox/imap-mends.ts';
import { createSentFolders, type SentFolders } from './sent-folders.ts';

const plain = ['ID', 'SASL-IR', 'AUTH-PLAIN', 'NAMESPACE', 'UIDPLUS', 'UNSELECT'];
const messageId = '<one@shop.test>';
const raw = Buffer.from(`Message-ID: ${messageId}\r\nSubject: One\r\n\r\nOne\r\n`);
const copy = { raw, messageId, at: new Date('2026-11-23T09:00:00Z'), waited: false };

let server: ImapServer | null = null;
let sent: SentFolders | null = null;

afterEach(async () => {
  await sent?.close();
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
});

type Plugin = (server: ImapServer) => void;

async function mailboxWith(folders: Record<string, object>, plugins: (string | Plugin)[] = []) {
  const uidvalidity = 1;
  server = createServer({
    users: { me: { password: 'secret' } },
    plugins: [...plain, ...plugins],
    storage: {
      INBOX: { uidvalidity },
      '': {
        folders: Object.fromEntries(
          Object.entries(folders).map(([name, options]) => [name, { uidvalidity, ...options }]),
        ),
      },
    },
  });
  mend(server, (error) => {
    throw error;
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const { mailbox } = readConfig({
    BATON_SECRET: 'only-for-this-test-on-loopback-0000',
    BATON_IMAP_URL: `imap://me:secret@127.0.0.1:${port}/INBOX`,
    BATON_SMTP_URL: `smtp://me:secret@127.0.0.1:${port}`,
    BATON_ADDRESS: 'support@shop.test',
  });
  if (!mailbox) throw new Error('no mailbox');
  sent = createSentFolders();
  return { mailbox, sent, mailsIn: (name: string) => server?.getMailbox(name)?.messages.length };
}

const likeGmail: Plugin = (gmail) => gmail.registerCapability('X-GM-EXT-1');

describe('a copy of what went out', () => {
  // On the wire names are in modified UTF-7 (RFC 3501, 5.1.3).
  test.each([
    ['Sent', 'Sent'],
    ['Gesendete Elemente', 'Gesendete Elemente'],
    ['Éléments envoyés', '&AMk-l&AOk-ments envoy&AOk-s'],
    ['Odeslaná pošta', 'Odeslan&AOE- po&AWE-ta'],
    ['Enviados', 'Enviados'],
    ['Posta inviata', 'Posta inviata'],
  ])('is put into the folder %s, once', async (folder, name) => {
    const { mailbox, sent, mailsIn } = await mailboxWith({ Archive: {}, [name]: {} });
    expect(await sent.save(mailbox, copy)).toEqual({ kind: 'appended', folder });
    expect(await sent.save(mailbox, copy)).toEqual({ kind: 'there', folder });
    expect(mailsIn(name)).toBe(1);
    expect(await sent.find(mailbox, messageId)).toBe(folder);
    expect(await sent.find(mailbox, '<other@shop.test>')).toBeNull();
  });

  test('goes by what the server says of its folders before it goes by their names', async () => {
    const { mailbox, sent } = await mailboxWith({ Sent: {}, Ausgang: { 'special-use': '\\Sent' } }, [
      'SPECIAL-USE',
    ]);
    expect(await sent.save(mailbox, copy)).toEqual({ kind: 'appended', folder: 'Ausgang' });
  });

  test('is left to a server that files by itself, for as long as that takes it', async () => {
    const { mailbox, sent } = await mailboxWith({ Sent: {} }, [likeGmail]);
    expect(await sent.save(mailbox, copy)).toEqual({ kind: 'wait', folder: 'Sent' });
    expect(await sent.find(mailbox, messageId)).toBeNull();
    expect(await sent.save(mailbox, { ...copy, waited: true })).toEqual({ kind: 'appended', folder: 'Sent' });
    expect(await sent.save(mailbox, copy)).toEqual({ kind: 'there', folder: 'Sent' });
  });

  test('is none where there is no folder for it', async () => {
    const { mailbox, sent } = await mailboxWith({ Archive: {} });
    expect(await sent.save(mailbox, copy)).toEqual({ kind: 'no-folder' });
    expect(await sent.find(mailbox, messageId)).toBeNull();
  });
});
