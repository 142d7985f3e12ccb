import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { childEnvironment } from '../config.ts';
import { buildPages, pagesAreBuilt } from '../supervisor/build-pages.ts';
import { until } from './mail-desk.ts';
import { projectRoot } from './project-root.ts';

type Start = { child: ChildProcess; out: () => string; err: () => string; ended: Promise<number | null> };

const folder = mkdtempSync(path.join(tmpdir(), 'baton-start-'));
const dataDir = path.join(folder, 'data');
const starts: Start[] = [];
/** From nothing to a page, with other tests on the same two processors. */
const upMs = 40_000;

// Apart from the starts, so that a start's own time is not that of the compiler.
beforeAll(async () => {
  if (!pagesAreBuilt(projectRoot)) await buildPages(projectRoot);
}, 120_000);

afterAll(async () => {
  for (const { child } of starts) child.kill('SIGKILL');
  for (const pid of processesOn(folder)) process.kill(pid, 'SIGKILL');
  await until(() => processesOn(folder).length === 0);
  rmSync(folder, { recursive: true, force: true });
});

function start(env: Record<string, string> = {}): Start {
  const child = spawn(process.execPath, ['baton.ts', 'start'], {
    cwd: projectRoot,
    env: {
      ...childEnvironment({ BATON_DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info' }),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.err += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const started = { child, out: () => said.out, err: () => said.err, ended };
  starts.push(started);
  return started;
}

/** The address that it says, once it says one; throws with its last words where it ended instead. */
async function untilUp(started: Start): Promise<string> {
  const address = () => /Baton is running at (http:\S+)/.exec(started.out())?.[1];
  await until(() => address() !== undefined || started.child.exitCode !== null, upMs);
  const url = address();
  if (url === undefined) throw new Error(`${started.out().slice(-2_000)}\n${started.err()}`);
  return url;
}

/** Processes that have `dir` in their command line or as their BATON_DATA_DIR, and have not ended. */
function processesOn(dir: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter(
      (pid) => /\0/.test(read(pid, 'cmdline')) && (read(pid, 'cmdline') + read(pid, 'environ')).includes(dir),
    )
    .map(Number);
}

function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // Ended between two looks, or not ours.
    return '';
  }
}

const roleProcess = (role: string) =>
  processesOn(dataDir).find((pid) => {
    const words = read(String(pid), 'cmdline').split('\0');
    return words.some((word) => word.endsWith('baton.ts')) && words.includes(role);
  });

const answers = async (url: string) => {
  try {
    return (await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000) })).status;
  } catch {
    return 0;
  }
};
const isReady = async (url: string) => (await answers(`${url}/readyz`)) === 200;

const onLinux = process.platform === 'linux';

describe.runIf(onLinux)('baton start (its processes are looked up in /proc)', () => {
  test('lives through the death of its parts, of itself, and stops whole', { timeout: 170_000 }, async () => {
    const first = start();
    const url = await untilUp(first);
    expect(await answers(`${url}/sign-in`)).toBe(200);
    await until(() => isReady(url), upMs);

    // A second one on the same data says so, and does not harm the first.
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.err()).toContain('already running');
    expect(await answers(`${url}/healthz`)).toBe(200);

    // kill -9 of the worker: another takes its place.
    const worker = roleProcess('worker');
    expect(worker).toBeDefined();
    process.kill(worker ?? 0, 'SIGKILL');
    await until(() => roleProcess('worker') !== undefined && roleProcess('worker') !== worker, upMs);
    await until(() => first.out().split('mailbox is watched').length > 2, upMs);

    // kill -9 of everything's parent: its children end by themselves.
    first.child.kill('SIGKILL');
    await first.ended;
    await until(() => ['web', 'worker', 'sandbox'].every((role) => roleProcess(role) === undefined));

    // The next start works, on the same data, and stops whole within ten seconds.
    const third = start();
    const again = await untilUp(third);
    expect(third.out()).not.toContain('A new database was made');
    await until(() => isReady(again), upMs);
    const asked = Date.now();
    third.child.kill('SIGTERM');
    expect(await third.ended).toBe(0);
    expect(Date.now() - asked).toBeLessThan(10_000);
    await until(() => processesOn(dataDir).length === 0, 2_000);
    expect(existsSync(path.join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  test('on a port that is taken says which, and ends with nothing left running', {
    timeout: 60_000,
  }, async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    try {
      const started = start({ PORT: String(port) });
      expect(await started.ended).toBe(1);
      expect(started.err()).toContain('Baton could not start.');
      expect(started.err()).toContain(String(port));
      await until(() => processesOn(dataDir).length === 0, 2_000);
    } finally {
      other.close();
    }
  });

  test('that is told to stop while it starts stops', { timeout: 60_000 }, async () => {
    const started = start();
    await until(() => started.out().includes('PostgreSQL'), upMs);
    const asked = Date.now();
    started.child.kill('SIGTERM');
    await started.ended;
    expect(Date.now() - asked).toBeLessThan(10_000);
    await until(() => processesOn(dataDir).length === 0, 2_000);
  });

  test('with a wrong environment tells every fault and starts nothing', async () => {
    const fresh = path.join(folder, 'never-made');
    const started = start({
      BATON_DATA_DIR: fresh,
      PORT: 'http',
      LOG_LEVEL: 'loud',
      BATON_ADMIN_EMAIL: 'boss@acme.example',
    });
    expect(await started.ended).toBe(1);
    for (const name of ['PORT', 'LOG_LEVEL', 'BATON_ADMIN_PASSWORD']) expect(started.err()).toContain(name);
    expect(started.out()).toBe('');
    expect(existsSync(fresh)).toBe(false);
  });
});
