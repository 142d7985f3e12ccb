// `baton triage FILE…`: what would be done with mails; nothing is stored, nothing is sent.

import { readFile } from 'node:fs/promises';

import { type Database, openDatabase, openPool } from '../db/database.ts';
import { findRunningServer } from '../db/embedded/server.ts';
import { type DryRun, dryRun } from '../worker/dry-run.ts';
import { requireConfig } from './environment.ts';
import type { Io } from './io.ts';

export async function run(args: readonly string[], io: Io): Promise<number> {
  if (args.length === 0) {
    io.err('usage: triage FILE…');
    return 2;
  }
  const config = requireConfig(io);
  if (!config) return 1;
  const url = config.databaseUrl ?? findRunningServer(config.dataDir);
  if (!url)
    io.err('No database is running: the policy is the one that Baton comes with, and no order can be found.');
  const pool = url
    ? openPool(url, { max: 1, role: 'command', onError: (error) => io.err(error.message) })
    : null;
  const db: Database | null = pool ? openDatabase(pool) : null;
  let failures = 0;
  try {
    const triage = await dryRun(config, db);
    for (const file of args) {
      const line = await tryOne(file, triage);
      if ('error' in line) failures++;
      io.out(JSON.stringify(line));
    }
  } finally {
    await db?.destroy();
  }
  return failures === 0 ? 0 : 1;
}

async function tryOne(file: string, triage: DryRun) {
  try {
    return { file, ...(await triage(await readFile(file))) };
  } catch (error) {
    return { file, error: error instanceof Error ? error.message : String(error) };
  }
}
