// How fast the built-in engine reads, alone and through the command, and what it weighs.

import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { mailsOfLength } from './understand-mails.ts';

export type UnderstandCost = Readonly<{
  /** Milliseconds for a mail of 200 words. */
  p50: number;
  p99: number;
  /** Milliseconds from nothing to the first mail. */
  load: number;
  /** Megabytes that loading and 600 mails add to the resident memory of an empty process. */
  resident: number;
  /** Megabytes of the model file. */
  file: number;
  /** Mails of 200 words a second through `baton understand`, its start included. */
  mailsPerSecond: number;
  mails: number;
  model: string;
}>;

const root = join(import.meta.dirname, '../..');
/** Far above what a busy machine needs; a hung command must not hang the bench. */
const patience = 300_000;

type Probe = Readonly<{ load: number; p50: number; p99: number; resident: number; model: string }>;

/** As `npm start` sets it for all of Baton: without it, what compiling took stays with the process by chance, some 30 MB. */
const asStarted: NodeJS.ProcessEnv = {
  NODE_ENV: 'production',
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '32768',
  MALLOC_TRIM_THRESHOLD_: '65536',
};

async function probe(): Promise<Probe> {
  const child = spawn(process.execPath, [join(root, 'test/bench/understand-probe.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: asStarted,
    timeout: patience,
  });
  return JSON.parse(await text(child.stdout)) as Probe;
}

/** Seconds for all mails through the command. */
async function throughCommand(mails: readonly object[]): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(root, 'baton.ts'), 'understand'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: patience,
  });
  const answered = text(child.stdout);
  child.stdin.end(mails.map((mail) => JSON.stringify(mail)).join('\n'));
  const lines = (await answered).trim().split('\n').length;
  if (lines !== mails.length) throw new Error(`${lines} answers to ${mails.length} mails`);
  return (performance.now() - started) / 1000;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

export async function measureUnderstand(
  count: number,
  say: (words: string) => void,
): Promise<UnderstandCost> {
  say(`understanding: one process alone, then ${count} mails through the command`);
  const { load, p50, p99, resident, model } = await probe();
  const seconds = await throughCommand(await mailsOfLength(root, 200, count));
  const { size } = await stat(join(root, 'triage/model/base.model'));
  return {
    p50: Math.round(p50 * 100) / 100,
    p99: Math.round(p99 * 100) / 100,
    load: tenth(load),
    resident: tenth(resident),
    file: Math.round(size / 1e4) / 100,
    mailsPerSecond: Math.round(count / seconds),
    mails: count,
    model,
  };
}
