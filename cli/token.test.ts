import { afterEach, describe, expect, it, vi } from 'vitest';

import { findToken, listTokens } from '../db/tokens.ts';
import { useTestDatabase } from '../test/database.ts';
import { projectRoot } from '../test/project-root.ts';
import { run } from './token.ts';

const test = useTestDatabase();
afterEach(() => {
  vi.unstubAllEnvs();
});

async function create(...args: string[]) {
  vi.stubEnv('DATABASE_URL', test.url);
  vi.stubEnv('BATON_SECRET', 'x'.repeat(40));
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    stdin: process.stdin,
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    root: projectRoot,
  };
  const code = await run(['create', ...args], io);
  return { code, answer: JSON.parse(out[0] ?? 'null'), words: err.join('\n') };
}

describe('token create', () => {
  it('shows a token that may do everything, once', async () => {
    const { code, answer } = await create('--name', 'Shop');
    expect([code, answer]).toEqual([0, { name: 'Shop', token: expect.stringMatching(/^baton_/) }]);
    expect(await findToken(test.db, answer.token, new Date())).toMatchObject({
      name: 'Shop',
      scopes: ['read', 'write', 'admin'],
    });
    expect(JSON.stringify(await listTokens(test.db))).not.toContain(answer.token);
  });

  it('or one with some scopes and fewer requests', async () => {
    const { answer } = await create('--scopes', 'write, read', '--per-minute', '60');
    expect(await findToken(test.db, answer.token, new Date())).toMatchObject({
      scopes: ['read', 'write'],
      perMinute: 60,
    });
  });

  it('makes none where the words are not understood', async () => {
    const before = (await listTokens(test.db)).length;
    for (const wrong of [
      ['--scopes', 'all'],
      ['--scopes', ''],
      ['--per-minute', '0'],
      ['--nonsense', 'x'],
    ])
      expect(await create(...wrong)).toMatchObject({ code: 2, words: expect.stringContaining('usage') });
    expect(await listTokens(test.db)).toHaveLength(before);
  });
});
