// The key that Baton makes for itself where the environment brings none: a file that nobody else may read.

import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The generated key, 0600 in the data directory; the first caller makes it, whole or not at all. Throws in words. */
export function ownSecret(dataDir: string): string {
  const file = path.join(dataDir, 'secret');
  let secret: string;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    if (!existsSync(file)) makeSecret(file);
    secret = readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new Error(`cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  if (secret.length >= 32) return secret;
  throw new Error(`the key in ${file} is damaged; put the old one back or remove it`);
}

/** A link appears with all of its content: nobody ever reads half a key, and only one of two makers has his way. */
function makeSecret(file: string): void {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true });
  try {
    linkSync(own, file);
  } catch (error) {
    // Another process of ours was first: its key is the one.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own, { force: true });
  }
}
