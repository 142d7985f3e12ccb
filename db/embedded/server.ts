// The PostgreSQL that Baton brings along: real, under the data directory, on loopback only, with a random password.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

import { findBinaries, makeExecutable } from './binaries.ts';
import { chooseRunner, type Runner, type RunnerKind } from './runner.ts';

export type EmbeddedServer = Readonly<{
  url: string;
  port: number;
  runner: RunnerKind;
  /** Resolves when the server has stopped by itself, with what it said last. */
  ended: Promise<string>;
  stop: () => Promise<void>;
}>;

export type Say = (level: 'debug' | 'info' | 'warn', words: string) => void;

export type ServerOptions = Readonly<{
  dataDir: string;
  say: Say;
  /** Default: any free one. A server that is started again takes the old one, since others know it. */
  port?: number;
  force?: RunnerKind;
  sharedFolder?: string;
  /** Only for tests, where a lost machine loses nothing. */
  unsafeFast?: boolean;
}>;

/** From cold a start takes about a second; a crashed cluster replays its log first. */
const startLimitMs = 60_000;
/** PostgreSQL's fast shutdown writes a checkpoint; after that the immediate one, which replays at the next start. */
const stopLimitMs = 3_500;

/** The caller must hold the data directory's lock. */
export async function startEmbeddedServer(options: ServerOptions): Promise<EmbeddedServer> {
  const { dataDir, say } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const binaries = findBinaries();
  makeExecutable(binaries);
  const runner = chooseRunner({
    binaries,
    dataDir,
    force: options.force,
    sharedFolder: options.sharedFolder,
  });
  say('info', runner.why);
  await stopOrphan(runner, say);
  const password = readPassword(dataDir);
  if (!existsSync(path.join(runner.cluster, 'PG_VERSION'))) initialise(runner, password, options);
  const port = options.port ?? (await freePort());
  const child = spawnServer(runner, port, options);
  const { ended, lastWords } = follow(child, say);
  const url = `postgres://baton:${password}@127.0.0.1:${port}/postgres`;
  try {
    await untilItAnswers(url, ended, lastWords);
  } catch (error) {
    // It has a process group of its own and would outlive us.
    await stopProcess(child, ended, say);
    throw error;
  }
  writeFileSync(addressFile(dataDir), JSON.stringify({ port, pid: child.pid }), { mode: 0o600 });
  const stop = async () => {
    rmSync(addressFile(dataDir), { force: true });
    await stopProcess(child, ended, say);
  };
  return { url, port, runner: runner.kind, ended, stop };
}

/** The address of the server that another process of ours runs on this data directory, or null. */
export function findRunningServer(dataDir: string): string | null {
  if (!existsSync(addressFile(dataDir))) return null;
  const { port, pid } = JSON.parse(readFileSync(addressFile(dataDir), 'utf8')) as {
    port: number;
    pid: number;
  };
  if (!isAlive(pid)) return null;
  return `postgres://baton:${readPassword(dataDir)}@127.0.0.1:${port}/postgres`;
}

const addressFile = (dataDir: string) => path.join(dataDir, 'postgres.address');

function readPassword(dataDir: string): string {
  const file = path.join(dataDir, 'postgres.password');
  const known = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  // Empty where a start was killed while it wrote; then there is no database either that would know another one.
  if (known !== '') return known;
  const made = randomBytes(24).toString('hex');
  writeFileSync(file, made, { mode: 0o600 });
  return made;
}

function initialise(runner: Runner, password: string, { dataDir, say, unsafeFast }: ServerOptions): void {
  // Made beside its place and moved there when whole: initdb writes PG_VERSION first, so that one which was killed
  // would be taken for a database ever after.
  const making = `${runner.cluster}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  runner.own(making);
  const passwordFile = path.join(path.dirname(runner.cluster), 'initial-password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  runner.own(passwordFile);
  const { file, args, uid, gid } = runner.command(runner.binaries.initdb, [
    `--pgdata=${making}`,
    '--username=baton',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    // The same sort order and letter cases on every machine, whatever locales it has.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    ...(unsafeFast ? ['--no-sync'] : []),
  ]);
  const done = spawnSync(file, args, { uid, gid, encoding: 'utf8', cwd: path.dirname(runner.cluster) });
  rmSync(passwordFile, { force: true });
  if (done.status !== 0) {
    rmSync(making, { recursive: true, force: true });
    const words = done.error?.message ?? `${done.stdout}\n${done.stderr}`.trim();
    throw new Error(`PostgreSQL could not make its files under ${dataDir}: ${words}`);
  }
  renameSync(making, runner.cluster);
  say('info', 'A new database was made.');
}

function spawnServer(runner: Runner, port: number, { unsafeFast }: ServerOptions): ChildProcess {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '60',
    // A help desk's working set is small; the rest of the machine is for the mail.
    shared_buffers: '48MB',
    // Each of our processes keeps several connections, and each of those is a process of the server.
    max_parallel_workers: '2',
    io_workers: '1',
    jit: 'off',
    log_min_messages: 'warning',
    log_line_prefix: '',
    ...(unsafeFast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  const { file, args, uid, gid } = runner.command(runner.binaries.postgres, [
    '-D',
    runner.cluster,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  // In a process group of its own: Ctrl-C is for Baton, which stops the database last.
  return spawn(file, args, {
    uid,
    gid,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: path.dirname(runner.cluster),
  });
}

/** What the server says to somebody who knocks too early or is cut off by a stop. */
const expected = /the database system is (starting up|shutting down)|due to administrator command/;

function follow(child: ChildProcess, say: Say) {
  const last: string[] = [];
  if (child.stderr) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      last.push(line);
      if (last.length > 20) last.shift();
      // ERROR is told to whoever asked, and by him to us.
      say(
        /^(PANIC|FATAL|WARNING):/.test(line) && !expected.test(line) ? 'warn' : 'debug',
        `postgres: ${line}`,
      );
    });
  }
  const lastWords = () => last.join('\n');
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(`exit ${code ?? signal}\n${lastWords()}`.trim()));
  });
  return { ended, lastWords };
}

async function untilItAnswers(url: string, ended: Promise<string>, lastWords: () => string): Promise<void> {
  let over: string | null = null;
  void ended.then((words) => {
    over = words;
  });
  const end = Date.now() + startLimitMs;
  while (Date.now() < end) {
    if (over !== null) throw new Error(`PostgreSQL did not start: ${over}`);
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    // pg reports a refused connection twice, the second time as an event.
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') {
        throw new Error('PostgreSQL refuses the password in the data directory.', { cause: error });
      }
      await sleep(30);
    }
  }
  throw new Error(`PostgreSQL did not answer within ${startLimitMs / 1000} s: ${lastWords()}`);
}

/** After `kill -9` of Baton its server lives on: it is told to stop, since only its parent can look after it. */
async function stopOrphan(runner: Runner, say: Say): Promise<void> {
  const file = path.join(runner.cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!isAlive(pid) || !isOurs(pid, runner.cluster)) return;
  say('warn', 'The database of an earlier start is still running; stopping it first.');
  process.kill(pid, 'SIGINT');
  const end = Date.now() + 20_000;
  // Once it has ended its command line is empty, also where nobody fetches its exit code (a container without an init).
  while (isAlive(pid) && isOurs(pid, runner.cluster)) {
    if (Date.now() > end)
      throw new Error(`The PostgreSQL of an earlier start (process ${pid}) does not stop.`);
    await sleep(50);
  }
}

/** A number in a file may be somebody else's by now: the command line tells. */
function isOurs(pid: number, cluster: string): boolean {
  const file = `/proc/${pid}/cmdline`;
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(file, 'utf8').split('\0').includes(cluster);
  } catch (error) {
    // Ended between two looks.
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

async function stopProcess(child: ChildProcess, ended: Promise<string>, say: Say): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGINT');
  const stopped = await Promise.race([ended.then(() => true), sleep(stopLimitMs, false, { ref: false })]);
  if (stopped) return;
  say('warn', 'The database does not stop; forcing it. It repairs itself at the next start.');
  child.kill('SIGQUIT');
  await ended;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
