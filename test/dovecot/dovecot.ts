// A real Dovecot for a test: its own settings, port and temporary folder; stopped by its process id, folder removed.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';

import type { Certificate } from '../certificate.ts';
import { type Owner, settings, tokenSettings } from './settings.ts';

export const account = { user: 'support', password: 'correct horse' };

/** How the mailbox lies on disk: files of a Maildir, and of each the flags that its name carries. */
export type StoredFile = Readonly<{ folder: string; name: string; flags: string; raw: Buffer }>;

export type DovecotExtras = Readonly<{ certificate?: Certificate; introspectionUrl?: string }>;

export type Dovecot = Readonly<{
  port: number;
  /** For TLS from the first byte; null without a certificate. */
  tlsPort: number | null;
  /** As BATON_IMAP_URL takes it. */
  imapUrl: (folder?: string) => string;
  /** A mail comes in the way an MTA brings it: written aside, then renamed into `new`. */
  drop: (raw: Buffer, folder?: string) => void;
  files: (folder?: string) => StoredFile[];
  /** A client of its own, logged in; the caller logs out. */
  connect: () => Promise<ImapFlow>;
  setPassword: (password: string) => void;
  /** Loses the list of UIDs, as a restored backup does: Dovecot makes another one under a new UIDVALIDITY. */
  loseUidList: (folder?: string) => void;
  start: () => Promise<void>;
  stop: () => Promise<void>;
  /** Stops it and removes all it wrote. */
  remove: () => Promise<void>;
  log: () => string;
}>;

const startLimitMs = 10_000;
const stopLimitMs = 5_000;

/** With a certificate it speaks TLS too; with an introspection address it takes tokens that are good there. */
export async function createDovecot({ certificate, introspectionUrl }: DovecotExtras = {}): Promise<Dovecot> {
  const program = findProgram();
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-dovecot-'));
  const owner = mailOwner();
  const port = await freePort();
  const file = (name: string) => path.join(folder, name);
  const tlsPort = certificate ? await freePort() : undefined;
  const extras = { ...(tlsPort ? { tlsPort } : {}), ...(introspectionUrl ? { introspectionUrl } : {}) };
  writeFileSync(file('dovecot.conf'), settings({ folder, port, owner, extras }));
  if (certificate) {
    writeFileSync(file('cert.pem'), certificate.cert);
    writeFileSync(file('key.pem'), certificate.key);
  }
  if (introspectionUrl) writeFileSync(file('oauth2.conf'), tokenSettings(introspectionUrl));
  chownSync(folder, owner.uid, owner.gid);
  chmodSync(folder, 0o755);
  mkdirSync(file('run'), { mode: 0o755 });
  mkdirSync(file('state'), { mode: 0o755 });

  const setPassword = (password: string) =>
    writeFileSync(file('users'), `${account.user}:{PLAIN}${password}\n`, { mode: 0o644 });
  setPassword(account.password);

  const inFolder = (name: string) => (name === 'INBOX' ? file('Maildir') : file(`Maildir/.${name}`));
  const log = () => readFileSync(file('dovecot.log'), 'utf8');
  let child: ChildProcess | null = null;
  const start = async () => {
    child = spawn(program, ['-F', '-c', file('dovecot.conf')], { stdio: ['ignore', 'ignore', 'pipe'] });
    await untilItGreets(child, port, log);
  };
  const stop = async () => {
    if (child) await stopProcess(child);
    child = null;
  };
  return {
    port,
    tlsPort: tlsPort ?? null,
    imapUrl: (name = 'INBOX') =>
      `imap://${account.user}:${encodeURIComponent(account.password)}@127.0.0.1:${port}/${name}`,
    drop: (raw, name = 'INBOX') => drop(inFolder(name), raw, owner),
    files: (name = 'INBOX') => listFiles(inFolder(name), name),
    connect: async () => {
      const client = new ImapFlow({
        host: '127.0.0.1',
        port,
        secure: false,
        doSTARTTLS: false,
        auth: { user: account.user, pass: account.password },
        logger: false,
      });
      await client.connect();
      return client;
    },
    setPassword,
    loseUidList: (name = 'INBOX') => {
      for (const each of readdirSync(inFolder(name))) {
        if (/^dovecot[.-]/.test(each)) rmSync(path.join(inFolder(name), each), { recursive: true });
      }
    },
    start,
    stop,
    remove: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
    log,
  };
}

function findProgram(): string {
  for (const program of ['/usr/sbin/dovecot', 'dovecot']) {
    const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
    if (status !== 0) continue;
    // Dovecot 2.4 reads another language in its settings.
    if (!stdout.startsWith('2.3.')) throw new Error(`These tests know Dovecot 2.3; this is ${stdout.trim()}`);
    return program;
  }
  throw new Error('Dovecot is not installed: apt-get install dovecot-imapd');
}

function mailOwner(): Owner {
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  if (uid === 0) return { uid: 65_534, gid: 65_534, group: 'nogroup' };
  return { uid, gid, group: spawnSync('id', ['-gn'], { encoding: 'utf8' }).stdout.trim() };
}

function drop(folder: string, raw: Buffer, owner: Owner): void {
  const name = `${Date.now()}.${randomBytes(8).toString('hex')}.test`;
  const aside = path.join(folder, 'tmp', name);
  writeFileSync(aside, raw);
  chownSync(aside, owner.uid, owner.gid);
  renameSync(aside, path.join(folder, 'new', name));
}

function listFiles(folder: string, name: string): StoredFile[] {
  return ['new', 'cur'].flatMap((part) =>
    readdirSync(path.join(folder, part)).map((each) => ({
      folder: name,
      name: each,
      flags: each.split(':2,')[1] ?? '',
      raw: readFileSync(path.join(folder, part, each)),
    })),
  );
}

async function untilItGreets(child: ChildProcess, port: number, log: () => string): Promise<void> {
  const said: Buffer[] = [];
  child.stderr?.on('data', (chunk) => said.push(chunk));
  const end = Date.now() + startLimitMs;
  while (!(await greets(port))) {
    if (child.exitCode !== null || Date.now() > end) {
      throw new Error(`Dovecot does not start:\n${Buffer.concat(said).toString()}\n${log()}`);
    }
    await sleep(20);
  }
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 1_000 });
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', () => settle(true));
    socket.once('timeout', () => settle(false));
    socket.once('error', () => settle(false));
    socket.once('close', () => settle(false));
  });
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const stopped = await Promise.race([ended.then(() => true), sleep(stopLimitMs, false, { ref: false })]);
  if (!stopped) child.kill('SIGKILL');
  await ended;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
