// The web process that end-to-end tests and pictures look at: started on a free port, stopped when they are done.

import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { childEnvironment } from '../../config.ts';

/** Two seconds on a quiet machine; on one that builds and tests beside it, many times that. */
const startLimitMs = 60_000;

/** What the web process logs as an error goes to `faults`. */
export async function startSite(
  changes: Record<string, string>,
  faults: string[],
): Promise<[ChildProcess, string]> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('serve.ts', import.meta.url))], {
    env: childEnvironment({
      PORT: '0',
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
      BATON_SECRET: randomBytes(24).toString('hex'),
      BATON_DATA_DIR: mkdtempSync(path.join(tmpdir(), 'baton-e2e-')),
      ...changes,
    }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const url = await new Promise<string>((resolve, reject) => {
    const limit = setTimeout(() => child.kill(), startLimitMs);
    child.once('exit', (code) => reject(new Error(`The web process ended with ${code}: ${faults.join()}`)));
    lines.on('line', (line) => {
      const said = JSON.parse(line);
      if (!said.url) return faults.push(line);
      clearTimeout(limit);
      resolve(said.url);
    });
  });
  return [child, url];
}

export async function stopSite(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
