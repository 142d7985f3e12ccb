// The practice world's mail server: IMAP and SMTP on loopback, the support mailbox and the customers' own, in memory.

import { randomUUID } from 'node:crypto';

import { messageIdOf, receiveAtBorder } from './border.ts';
import { composeBounce } from './bounce.ts';
import { type ImapSide, type StoredFolderMail, startImapSide } from './imap-side.ts';
import { type SmtpFaults, startSmtpSide } from './smtp-side.ts';

/** A mail in somebody's mailbox. `folder` is `Sent` for what the owner wrote, else where it arrived. */
export type PracticeMail = Readonly<{
  mailbox: string;
  folder: string;
  messageId: string | null;
  raw: Buffer;
  at: Date;
}>;

export type PracticeServerOptions = Readonly<{
  supportAddress: string;
  supportPassword: string;
  /** Addresses that exist besides support; mail to any other comes back as a bounce. */
  customers: readonly string[];
  /** The server's name in trace fields and the authserv-id of its verdicts (RFC 8601). */
  authservId: string;
  smtpFaults?: SmtpFaults;
  /** Default: any free port. */
  ports?: Readonly<{ imap: number; smtp: number }>;
  /** Default: from the clock, so that each start has another one. */
  uidValidity?: number;
  /** A client has opened or watches INBOX; called each time. */
  onWatched?: () => void;
  /** Faults of the server itself, such as a command that threw. Default: thrown, so that a test sees them. */
  onFault?: (error: unknown) => void;
}>;

export type DeliverOptions = Readonly<{
  /** Default: the address in From is taken to be authentic. True: DMARC fails, as for a forged From. */
  spoofed?: boolean;
  /** Default: the sender of the mail as far as known, or empty as for a bounce. */
  envelopeFrom?: string;
  /** The name of the sending server. Default: one in the domain of the envelope sender. */
  via?: string;
}>;

export type PracticeServer = Readonly<{
  imapUrl: string;
  smtpUrl: string;
  /** A mail arrives from outside. Throws where no such mailbox exists. */
  deliver(raw: Buffer, to: string, options?: DeliverOptions): void;
  /** A customer writes: the mail is kept in his Sent folder, then delivered. */
  write(raw: Buffer, from: string, to: string, options?: DeliverOptions): void;
  /** All folders of one mailbox, oldest first; empty for an address that does not exist. */
  mailbox(address: string): readonly PracticeMail[];
  /** Calls the listener for each mail that lands in a mailbox, Sent copies included. Returns the way to end that. */
  onMail(listener: (mail: PracticeMail) => void): () => void;
  dropImapConnections(): void;
  stop(): Promise<void>;
}>;

type World = {
  options: PracticeServerOptions;
  /** In memory only: what was in the mailboxes ends with the process, and the next start has a new UIDVALIDITY. */
  mailboxes: ReadonlyMap<string, PracticeMail[]>;
  listeners: Set<(mail: PracticeMail) => void>;
  imap: ImapSide | null;
};

/** Tenths of a second since 2026: fits 32 bits until 2039 and rises from start to start (RFC 3501, section 2.3.1.1). */
const uidValidityNow = (): number => Math.floor((Date.now() - Date.UTC(2026, 0, 1)) / 100);

export async function startPracticeServer(options: PracticeServerOptions): Promise<PracticeServer> {
  const known = [options.supportAddress, ...options.customers].map(normal);
  const world: World = {
    options,
    mailboxes: new Map(known.map((address) => [address, []])),
    listeners: new Set(),
    imap: null,
  };
  const onFault = options.onFault ?? raise;
  const imap = await startImapSide({
    user: options.supportAddress,
    password: options.supportPassword,
    port: options.ports?.imap ?? 0,
    uidValidity: options.uidValidity ?? uidValidityNow(),
    onStored: (mail) => record(world, supportMail(options, mail)),
    onWatched: options.onWatched ?? (() => undefined),
    onFault,
  });
  world.imap = imap;
  const smtp = await startSmtpSide({
    user: options.supportAddress,
    password: options.supportPassword,
    port: options.ports?.smtp ?? 0,
    faults: options.smtpFaults ?? (() => null),
    onMail: (mail) => {
      for (const recipient of mail.to) relay(world, mail.raw, mail.from, recipient);
    },
    onFault,
  });
  const login = `${encodeURIComponent(options.supportAddress)}:${encodeURIComponent(options.supportPassword)}`;
  return {
    imapUrl: `imap://${login}@127.0.0.1:${imap.port}/INBOX`,
    smtpUrl: `smtp://${login}@127.0.0.1:${smtp.port}`,
    deliver: (raw, to, how) => deliver(world, raw, to, how),
    write: (raw, from, to, how) => write(world, raw, from, to, how),
    mailbox: (address) => world.mailboxes.get(normal(address)) ?? [],
    onMail: (listener) => {
      world.listeners.add(listener);
      return () => world.listeners.delete(listener);
    },
    dropImapConnections: imap.dropConnections,
    stop: async () => {
      await Promise.all([imap.stop(), smtp.stop()]);
    },
  };
}

const domain = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

const normal = (address: string): string => address.trim().toLowerCase();

/** Mail that support sent, to one of its recipients. An address unknown here is answered by a bounce. */
function relay(world: World, raw: Buffer, from: string, to: string): void {
  if (world.mailboxes.has(normal(to))) {
    deliver(world, raw, to, { envelopeFrom: from });
    return;
  }
  // A bounce is never bounced (RFC 5321, section 6.1).
  if (!from || !world.mailboxes.has(normal(from))) return;
  const { authservId: host } = world.options;
  const bounce = composeBounce({
    to: from,
    recipient: to,
    original: raw,
    host,
    id: randomUUID(),
    at: new Date(),
  });
  // A sender hears of it after its mail was taken, as from a real server, never before.
  setImmediate(() => deliver(world, bounce, from, { envelopeFrom: '' }));
}

/** A mail of one of the customers: kept in his Sent folder, then delivered. */
function write(world: World, raw: Buffer, from: string, to: string, how: DeliverOptions = {}): void {
  record(world, {
    mailbox: normal(from),
    folder: 'Sent',
    messageId: messageIdOf(raw),
    raw,
    at: new Date(),
  });
  deliver(world, raw, to, { envelopeFrom: from, via: `mail.${domain(from)}`, ...how });
}

function deliver(world: World, raw: Buffer, to: string, how: DeliverOptions = {}): void {
  const { supportAddress, authservId } = world.options;
  if (!world.mailboxes.has(normal(to)) || !world.imap) throw new Error(`No practice mailbox ${to}`);
  const at = new Date();
  const toSupport = normal(to) === normal(supportAddress);
  const envelopeFrom = how.envelopeFrom ?? '';
  const stored = receiveAtBorder(raw, {
    envelopeFrom,
    to,
    host: toSupport ? authservId : `mx.${domain(to)}`,
    via: how.via ?? (envelopeFrom ? `mail.${domain(envelopeFrom)}` : authservId),
    at,
    dmarc: toSupport ? (how.spoofed ? 'fail' : 'pass') : null,
  });
  // The support mailbox is recorded when the IMAP side has it, as are the Sent copies that a client appends.
  if (toSupport) world.imap.store(stored, 'INBOX', at);
  else
    record(world, { mailbox: normal(to), folder: 'INBOX', messageId: messageIdOf(stored), raw: stored, at });
}

function record(world: World, mail: PracticeMail): void {
  const mailbox = world.mailboxes.get(mail.mailbox);
  if (!mailbox) throw new Error(`No practice mailbox ${mail.mailbox}`);
  mailbox.push(mail);
  for (const listener of world.listeners) listener(mail);
}

const supportMail = (options: PracticeServerOptions, { folder, raw }: StoredFolderMail): PracticeMail => ({
  mailbox: normal(options.supportAddress),
  folder,
  messageId: messageIdOf(raw),
  raw,
  at: new Date(),
});

function raise(error: unknown): never {
  throw error;
}
