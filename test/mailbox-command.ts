// `baton mailbox` as somebody types it, on a database and a data directory of its own.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, vi } from 'vitest';

import { run } from '../cli/mailbox.ts';
import { useTestDatabase } from './database.ts';
import { projectRoot } from './project-root.ts';

/** Call at the top of a test file. */
export function useMailboxCommand() {
  const desk = useTestDatabase();
  const secret = 's'.repeat(40);
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-mailbox-'));

  beforeEach(() => {
    vi.stubEnv('DATABASE_URL', desk.url);
    vi.stubEnv('BATON_SECRET', secret);
    vi.stubEnv('BATON_DATA_DIR', folder);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await desk.db.deleteFrom('mailbox').execute();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function baton(args: readonly string[], stdin = '') {
    const out: string[] = [];
    const err: string[] = [];
    const code = await run(args, {
      stdin: (async function* () {
        yield stdin;
      })(),
      out: (line) => out.push(line),
      err: (line) => err.push(line),
      root: projectRoot,
    });
    return { code, lines: out.map((line) => JSON.parse(line)), out: out.join('\n'), err: err.join('\n') };
  }
  return { desk, secret, folder, baton };
}
