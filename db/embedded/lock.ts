// One Baton at a time on a data directory.

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export type DataLock = Readonly<{ release: () => void }>;

export class DataDirInUse extends Error {
  constructor(dataDir: string, cause: unknown) {
    super(`Baton is already running on ${dataDir}. Stop it first, or set another BATON_DATA_DIR.`, { cause });
  }
}

/** One that is just stopping gets this long to be gone. */
const waitMs = 3_000;

/**
 * Throws DataDirInUse where another process has it. SQLite's lock is the kernel's: it goes with the process, also
 * after `kill -9`, which a file with a number in it does not. Node offers no other lock of that kind.
 */
export function lockDataDir(dataDir: string): DataLock {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(path.join(dataDir, 'lock'));
  try {
    database.exec(`pragma busy_timeout = ${waitMs}; begin exclusive`);
  } catch (error) {
    database.close();
    if (/locked/.test(error instanceof Error ? error.message : '')) throw new DataDirInUse(dataDir, error);
    throw error;
  }
  return { release: () => database.close() };
}
