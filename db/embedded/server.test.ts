import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { projectRoot } from '../../test/project-root.ts';
import { DataDirInUse, lockDataDir } from './lock.ts';
import { findRunningServer, type ServerOptions, startEmbeddedServer } from './server.ts';

const isRoot = process.getuid?.() === 0;
let parent = '';
let dataDir = '';
const children: ChildProcess[] = [];

beforeEach(() => {
  // As /root is: nobody but its owner may enter.
  parent = mkdtempSync(path.join(tmpdir(), 'baton-server-'));
  chmodSync(parent, 0o700);
  dataDir = path.join(parent, 'data');
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  const orphan = readPostmaster();
  if (orphan !== null) process.kill(orphan, 'SIGQUIT');
  await gone(orphan);
  rmSync(parent, { recursive: true, force: true });
});

function readPostmaster(cluster = path.join(dataDir, 'postgres')): number | null {
  const file = path.join(cluster, 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
}

async function gone(pid: number | null): Promise<void> {
  for (let round = 0; round < 200 && pid !== null && existsSync(`/proc/${pid}/cmdline`); round++) {
    if (readFileSync(`/proc/${pid}/cmdline`, 'utf8') === '') return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Starts, remembers a word beside those of earlier starts, stops; answers the words and what was said. */
async function runOnce(word: string, options: Partial<ServerOptions> = {}) {
  const said: string[] = [];
  const server = await startEmbeddedServer({
    dataDir,
    say: (_, words) => said.push(words),
    unsafeFast: true,
    ...options,
  });
  try {
    await ask(server.url, 'create table if not exists kept (word text)');
    await ask(server.url, `insert into kept values ('${word}')`);
    const rows = (await ask(server.url, 'select word from kept order by word')) as { word: string }[];
    return { words: rows.map((row) => row.word), said: said.join('\n'), server };
  } finally {
    await server.stop();
  }
}

type Held = { child: ChildProcess; runner?: string; words?: string[]; error?: string };

/** The same in a process of its own, which lives on; `as` is how it is started. */
async function hold(
  word: string,
  as: { file?: string; args?: string[]; uid?: number; gid?: number } = {},
): Promise<Held> {
  const args = [...(as.args ?? []), path.join(projectRoot, 'test', 'hold-server.ts'), dataDir, word];
  const child = spawn(as.file ?? process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    uid: as.uid,
    gid: as.gid,
    cwd: '/',
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    return { child, ...JSON.parse(line) };
  }
  throw new Error('it said nothing');
}

const ended = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', resolve));

describe('the embedded database', () => {
  test('keeps its data over stop and start, and lets nobody in without the password or from elsewhere', async () => {
    expect((await runOnce('one')).words).toEqual(['one']);
    const server = await startEmbeddedServer({ dataDir, say: () => {}, unsafeFast: true });
    try {
      expect(await ask(server.url, 'select word from kept')).toEqual([{ word: 'one' }]);
      expect(findRunningServer(dataDir)).toBe(server.url);
      const wrong = new URL(server.url);
      wrong.password = 'guess';
      await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password/);
      expect(await ask(server.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
      expect(await ask(server.url, 'show unix_socket_directories')).toEqual([
        { unix_socket_directories: '' },
      ]);
    } finally {
      await server.stop();
    }
    expect(findRunningServer(dataDir)).toBeNull();
  });

  test('that was cut off while it was being made is made again', async () => {
    // initdb writes this file first; a start that was killed then leaves only it.
    const making = path.join(dataDir, 'postgres.making');
    mkdirSync(making, { recursive: true });
    writeFileSync(path.join(making, 'PG_VERSION'), '18\n');
    writeFileSync(path.join(dataDir, 'postgres.password'), '');
    expect((await runOnce('one')).words).toEqual(['one']);
    expect(existsSync(making)).toBe(false);
  });

  test('that cannot start says why and leaves no process behind', async () => {
    await runOnce('one');
    writeFileSync(path.join(dataDir, 'postgres.password'), 'another');
    await expect(runOnce('two')).rejects.toThrow('refuses the password');
    expect(readPostmaster()).toBeNull();
  });
});

describe('a data directory', () => {
  test('is one Baton’s at a time, and free again after kill -9', async () => {
    const first = await hold('one');
    expect(first.words).toEqual(['one']);
    expect(() => lockDataDir(dataDir)).toThrow(DataDirInUse);
    const postmaster = readPostmaster();
    first.child.kill('SIGKILL');
    await ended(first.child);
    // The database outlived its parent; the next start stops it, and finds what was in it.
    expect(readPostmaster()).toBe(postmaster);
    const again = await runOnce('three');
    expect(again.words).toEqual(['one', 'three']);
    expect(again.said).toContain('earlier start');
  });

  test('is released by a stop', async () => {
    const lock = lockDataDir(dataDir);
    lock.release();
    lockDataDir(dataDir).release();
  });
});

const canNamespace = spawnSync('unshare', ['--user', '--map-user=1000', 'true']).status === 0;
const hasUser = () => spawnSync('id', ['baton-postgres']).status === 0;

describe.skipIf(!isRoot)('as root (skipped for others), from a folder that only root can enter', () => {
  test.skipIf(!canNamespace)('it runs in a user namespace, where the kernel has them', async () => {
    const { words, said, server } = await runOnce('one', { force: 'user-namespace' });
    expect({ words, runner: server.runner }).toEqual({ words: ['one'], runner: 'user-namespace' });
    expect(said).toContain('user namespace');
    expect((await runOnce('two')).words).toEqual(['one', 'two']);
  });

  test.skipIf(spawnSync('which', ['useradd']).status !== 0)(
    'it runs as a system user with its data where that user can go, and is found there again',
    async () => {
      const wasThere = hasUser();
      const sharedFolder = mkdtempSync(path.join(tmpdir(), 'baton-shared-'));
      chmodSync(sharedFolder, 0o755);
      try {
        const first = await runOnce('one', { force: 'system-user', sharedFolder });
        expect(first).toMatchObject({ words: ['one'], server: { runner: 'system-user' } });
        expect(first.said).toContain(sharedFolder);
        // Chosen by itself now, and the same place also once the directory has been opened.
        expect((await runOnce('two', { sharedFolder })).words).toEqual(['one', 'two']);
        chmodSync(parent, 0o755);
        chmodSync(dataDir, 0o755);
        expect((await runOnce('three', { sharedFolder })).words).toEqual(['one', 'three', 'two']);
      } finally {
        rmSync(sharedFolder, { recursive: true, force: true });
        if (!wasThere) spawnSync('userdel', ['baton-postgres']);
      }
    },
  );
});

/** A user who is not root, and can reach the project: us, or nobody, or root seen as somebody else. */
function ordinaryUser() {
  if (!isRoot) return {};
  const nobody = { uid: 65_534, gid: 65_534 };
  const reach = spawnSync(
    'test',
    ['-r', path.join(projectRoot, 'node_modules', 'pg', 'package.json')],
    nobody,
  );
  const run = spawnSync('test', ['-x', process.execPath], nobody);
  if (reach.status === 0 && run.status === 0) {
    chmodSync(parent, 0o755);
    mkdirSync(dataDir);
    chownSync(dataDir, nobody.uid, nobody.gid);
    return nobody;
  }
  return { file: 'unshare', args: ['--user', '--map-user=1000', '--map-group=1000', '--', process.execPath] };
}

test('an ordinary user runs it directly', async () => {
  const held = await hold('one', ordinaryUser());
  expect(held).toMatchObject({ runner: 'direct', words: ['one'] });
  held.child.kill('SIGTERM');
  await ended(held.child);
  expect(held.child.exitCode).toBe(0);
  expect(readPostmaster()).toBeNull();
});
