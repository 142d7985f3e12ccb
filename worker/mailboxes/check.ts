// Tries a mailbox for real: connects to both servers, logs in, looks for its folders. Nothing is read, sent or changed.

import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { ImapFlow } from 'imapflow';

import type { MailboxConfig, MailServer } from '../../config.ts';
import { accepted, createImapClient, socketOf } from '../imap/connect.ts';
import { fingerprintOf, WrongCertificate } from '../pinned.ts';
import { openSmtpSocket, openSmtpTls } from '../smtp/open-socket.ts';
import { createTransport } from '../smtp/transport.ts';
import { explain, isDistrusted } from './explain.ts';

type Tls = Readonly<{
  /** Such as `TLSv1.3`; null without TLS. */
  tls: string | null;
  /** As `?pin=` takes it. */
  certificate: string | null;
}>;

export type ServerFault = Readonly<{
  ok: false;
  server: string;
  /** In words for people. */
  fault: string;
  /** What the server showed where that is what was wrong: it could be pinned. */
  certificate: string | null;
}>;

export type ImapCheck =
  | (Tls &
      Readonly<{
        ok: true;
        server: string;
        folders: readonly string[];
        /** The folder for what goes out; null where the server has none. */
        sent: string | null;
        /** Whether the server tells of new mail by itself; else it is asked. */
        idle: boolean;
      }>)
  | ServerFault;

export type SmtpCheck = (Tls & Readonly<{ ok: true; server: string; loggedIn: boolean }>) | ServerFault;

export type MailboxCheck = Readonly<{ imap: ImapCheck; smtp: SmtpCheck }>;

export async function checkMailbox(mailbox: MailboxConfig): Promise<MailboxCheck> {
  const [imap, smtp] = await Promise.all([checkImap(mailbox), checkSmtp(mailbox.smtp)]);
  return { imap, smtp };
}

async function checkImap({ imap, folders }: MailboxConfig): Promise<ImapCheck> {
  const server = `${imap.host}:${imap.port}`;
  try {
    return await withImap(imap, async (client) => {
      const listed = await client.list();
      for (const folder of folders) await openFolder(client, folder);
      return {
        ok: true,
        server,
        ...tlsOf(socketOf(client)),
        folders: listed.map((each) => each.path),
        sent: listed.find((each) => each.specialUse === '\\Sent')?.path ?? null,
        idle: client.capabilities.has('IDLE'),
      };
    });
  } catch (error) {
    return await faultOf(error, imap, (pinned) => withImap(pinned, async () => {}));
  }
}

async function openFolder(client: ImapFlow, folder: string): Promise<void> {
  try {
    accepted(await client.mailboxOpen(folder, { readOnly: true }), `EXAMINE ${folder}`);
  } catch (cause) {
    throw new Error(`the folder "${folder}" cannot be opened; is its name right?`, { cause });
  }
}

async function withImap<T>(server: MailServer, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const client = createImapClient(server);
  // Told by the command under way too; without a listener Node would exit.
  client.on('error', () => {});
  try {
    await client.connect();
    const result = await work(client);
    await client.logout();
    return result;
  } finally {
    client.close();
  }
}

async function checkSmtp(smtp: MailServer): Promise<SmtpCheck> {
  const plain = !smtp.secure && smtp.plaintextAllowed;
  let seen: Tls = { tls: null, certificate: null };
  const transport = createTransport(smtp, async (server) => {
    const opened = plain ? await openSmtpSocket(server) : await openSmtpTls(server);
    seen = tlsOf(opened.connection);
    return opened;
  });
  try {
    await transport.verify();
    return { ok: true, server: `${smtp.host}:${smtp.port}`, ...seen, loggedIn: smtp.user !== '' };
  } catch (error) {
    return await faultOf(error, smtp, async (pinned) => {
      (await openSmtpTls(pinned)).connection.destroy();
    });
  } finally {
    transport.close();
  }
}

function tlsOf(socket: Socket): Tls {
  const shown = fingerprintOf(socket);
  return {
    tls: socket instanceof TLSSocket ? socket.getProtocol() : null,
    certificate: shown === null ? null : `sha256:${shown}`,
  };
}

/** No certificate has this fingerprint: with it as pin a connection ends by saying which one there is. */
const nobodysPin = '0'.repeat(64);

async function faultOf(
  error: unknown,
  server: MailServer,
  connect: (pinned: MailServer) => Promise<void>,
): Promise<ServerFault> {
  const certificate = isDistrusted(error)
    ? await connect({ ...server, pin: nobodysPin }).then(() => null, shownBy)
    : null;
  const fault = explain(error, server);
  return { ok: false, server: `${server.host}:${server.port}`, fault, certificate };
}

function shownBy(error: unknown): string | null {
  return error instanceof WrongCertificate && error.shown !== null ? `sha256:${error.shown}` : null;
}
