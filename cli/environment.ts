// What commands share: the configuration, read once, with every fault told; and the database it names.

import { type Config, ConfigError, readConfig } from '../config.ts';
import { addAgent } from '../db/agents.ts';
import { type Database, openDatabase, openPool } from '../db/database.ts';
import { lockDataDir } from '../db/embedded/lock.ts';
import { findRunningServer, startEmbeddedServer } from '../db/embedded/server.ts';
import { migrate } from '../db/migrate.ts';
import { makeSetUpToken } from '../db/set-up.ts';
import type { Io } from './io.ts';

/** Null where the environment is faulty: all of it has been told, and the command ends with exit code 1. */
export function requireConfig(io: Io): Config | null {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    io.err(`${error.message}:`);
    for (const fault of error.faults) io.err(`  ${fault}`);
    return null;
  }
}

/** For the roles that run apart from `start`: they do not bring a database of their own. */
export function requireDatabase(config: Config, io: Io): config is Config & { databaseUrl: string } {
  if (config.databaseUrl) return true;
  io.err('DATABASE_URL: missing; a role alone needs it (or run `start`, which brings a database along)');
  return false;
}

/**
 * Brings the schema up to date and makes the first admin that the environment names, where there is none yet. Where nobody
 * has an account then, answers the token of the set-up page.
 */
export async function ensureAdmin(config: Config, databaseUrl: string): Promise<string | null> {
  return await openedDatabase(databaseUrl, config, async (db) => {
    if (config.admin) await addAgent(db, { ...config.admin, name: config.admin.email, role: 'admin' });
    return await makeSetUpToken(db, new Date());
  });
}

/** The command's work with the database: the configured one, the one that runs, or the embedded one for this while. */
export async function withDatabase<T>(
  config: Config,
  io: Io,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  const known = config.databaseUrl ?? findRunningServer(config.dataDir);
  if (known) return await openedDatabase(known, config, work);
  const lock = lockDataDir(config.dataDir);
  const say = (level: string, words: string) => {
    if (level === 'warn') io.err(words);
  };
  const server = await startEmbeddedServer({ dataDir: config.dataDir, say });
  try {
    return await openedDatabase(server.url, config, work);
  } finally {
    await server.stop();
    lock.release();
  }
}

async function openedDatabase<T>(
  url: string,
  { root }: Config,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  await migrate(url, root);
  let broken: Error | null = null;
  const pool = openPool(url, {
    max: 2,
    role: 'command',
    onError: (error) => {
      broken = error;
    },
  });
  const db = openDatabase(pool);
  try {
    const result = await work(db);
    if (broken) throw broken;
    return result;
  } finally {
    await db.destroy();
  }
}

/** `--name value` pairs; null where something else stands there. */
export function readFlags(args: readonly string[], names: readonly string[]): Record<string, string> | null {
  const flags: Record<string, string> = {};
  for (let index = 0; index < args.length; index += 2) {
    const name = args[index]?.replace(/^--/, '') ?? '';
    const value = args[index + 1];
    if (!args[index]?.startsWith('--') || !names.includes(name) || value === undefined) return null;
    flags[name] = value;
  }
  return flags;
}
