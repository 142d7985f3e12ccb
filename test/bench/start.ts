// How long a start takes, and what lies in memory when the practice mails have come and nobody does anything.

import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { childEnvironment } from '../../config.ts';
import { freePort } from '../dovecot/dovecot.ts';
import { projectRoot } from '../mail-desk.ts';
import { type Memory, measureMemory } from './processes.ts';

export type Start = Readonly<{
  /** From spawn to a page that answers. */
  milliseconds: number;
  idleMemory: Memory;
}>;

/** `cold`: as after a fresh clone, nothing built, no data, no compile cache. `warm`: once more on what that left. */
export type Starts = Readonly<{ cold: Start; warm: Start }>;

/** The scripted mails come within the first minute. */
const idleAfterMs = 70_000;
const startLimitMs = 120_000;
const stopLimitMs = 15_000;
/** What a clone does not have. */
const notCloned = ['node_modules', 'build', 'public/build', 'data', '.git', '.cache'];

/** Runs in a copy of the project, so that the tree stays as it is. */
export async function measureStarts(say: (words: string) => void): Promise<Starts> {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-bench-start-'));
  const root = path.join(folder, 'baton');
  try {
    const left = new Set(notCloned.map((name) => path.join(projectRoot, name)));
    cpSync(projectRoot, root, {
      recursive: true,
      filter: (source) => !left.has(source.replace(/\/$/, '')),
    });
    symlinkSync(path.join(projectRoot, 'node_modules'), path.join(root, 'node_modules'));
    const dataDir = path.join(folder, 'data');
    say('cold start, then idle');
    const cold = await measureStart(root, dataDir);
    say('warm start, then idle');
    const warm = await measureStart(root, dataDir);
    return { cold, warm };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureStart(root: string, dataDir: string): Promise<Start> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, startArguments(root), {
    cwd: root,
    env: childEnvironment({ BATON_DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'warn' }),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    await untilPageAnswers(`http://127.0.0.1:${port}/`, child);
    const milliseconds = Math.round(performance.now() - began);
    await sleep(idleAfterMs);
    return { milliseconds, idleMemory: measureMemory(child.pid ?? 0) };
  } finally {
    await stop(child);
  }
}

/** What package.json's start script gives to Node. */
function startArguments(root: string): string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  const words = scripts.start.split(' ');
  return words.slice(words.indexOf('node') + 1);
}

async function untilPageAnswers(url: string, child: ChildProcess): Promise<void> {
  const end = Date.now() + startLimitMs;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`Baton ended with exit code ${child.exitCode}`);
    // Refused until somebody listens.
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await sleep(20);
  }
  throw new Error(`No page answered within ${startLimitMs} ms`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const stopped = await Promise.race([ended.then(() => true), sleep(stopLimitMs, false, { ref: false })]);
  if (!stopped) {
    child.kill('SIGKILL');
    throw new Error(`Baton did not stop within ${stopLimitMs} ms; its database may still run`);
  }
}
