// Builds the pages where they are not built yet, or where something they are made of is newer.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { childEnvironment } from '../config.ts';

const sources = [
  'app',
  'db',
  'triage',
  'config.ts',
  'log.ts',
  'remix.config.js',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

export function pagesAreBuilt(root: string): boolean {
  const built = path.join(root, 'build', 'index.js');
  if (!existsSync(built)) return false;
  const at = statSync(built).mtimeMs;
  return sources.every((source) => newest(path.join(root, source)) <= at);
}

/** Throws with what the compiler said where it fails, and where `signal` ends it. */
export async function buildPages(root: string, signal?: AbortSignal): Promise<void> {
  const cli = path.join(path.dirname(createRequire(import.meta.url).resolve('@remix-run/dev')), 'cli.js');
  const child = spawn(process.execPath, [cli, 'build'], {
    cwd: root,
    env: childEnvironment({}),
    signal,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  child.stdout?.on('data', (chunk) => said.push(chunk));
  child.stderr.on('data', (chunk) => said.push(chunk));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`The pages could not be built:\n${Buffer.concat(said).toString()}`);
}

function newest(file: string): number {
  if (!existsSync(file)) return 0;
  const stat = statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs;
  // Tests and data do not end up in a page, but a check of names costs more than a build too many.
  return readdirSync(file, { withFileTypes: true }).reduce(
    (latest, entry) => Math.max(latest, newest(path.join(file, entry.name))),
    0,
  );
}
