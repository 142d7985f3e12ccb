import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';

import { addTeamModel, findActiveTeamModel } from '../db/models.ts';
import { useTestDatabase } from '../test/database.ts';
import { projectRoot } from '../test/project-root.ts';
import { run } from './model.ts';

const database = useTestDatabase();

afterEach(() => vi.unstubAllEnvs());

async function model(...args: string[]) {
  vi.stubEnv('DATABASE_URL', database.url);
  const out: Record<string, unknown>[] = [];
  const err: string[] = [];
  const code = await run(args, {
    stdin: (async function* () {})(),
    out: (line) => out.push(JSON.parse(line) as Record<string, unknown>),
    err: (line) => err.push(line),
    root: projectRoot,
  });
  return { code, out, err };
}

const made = (name: string, refused: string | null = null) =>
  addTeamModel(database.db, {
    name,
    base: 'base-1',
    ownIntents: ['pots'],
    cases: [
      { from: 'template', template: 'pots.en', text: 'what pot?', label: 'pots' },
      { from: 'correction', messageId: 7, label: 'cancel' },
    ],
    figures: null,
    bytes: new Uint8Array(8),
    refused,
  });

describe('baton model', () => {
  beforeAll(async () => {
    await made('team-a');
    await made('team-b');
    await made('team-c', 'right in 3 of 20 cases, the one in use in 9');
  });

  test('lists every version with what it was made from, the newest first and the base last', async () => {
    const { code, out } = await model('list');
    expect(code).toBe(0);
    expect(out.map(({ version, state }) => [version, state])).toEqual([
      [3, 'refused'],
      [2, 'active'],
      [1, 'kept'],
      ['base', 'kept'],
    ]);
    expect(out[0]).toMatchObject({
      name: 'team-c',
      reason: 'right in 3 of 20 cases, the one in use in 9',
      ownIntents: ['pots'],
      cases: { templates: 1, corrections: 1 },
    });
    expect(out[2]).toMatchObject({ reason: 'a newer version took its place' });
  });

  test('goes back to an earlier version, to the base, and on with the newest', async () => {
    const { out } = await model('use', '1');
    expect(out).toMatchObject([{ version: 1, state: 'active', chosenBy: 'command' }]);
    expect((await findActiveTeamModel(database.db))?.version).toBe(1);
    expect((await model('use', 'base')).out).toMatchObject([
      { version: 'base', state: 'active', chosenBy: 'command' },
    ]);
    expect(await findActiveTeamModel(database.db)).toBeNull();
    expect((await model('use', 'newest')).out).toMatchObject([{ version: 2, state: 'active' }]);
  });

  test('says in words that there is no such version, and how it is used', async () => {
    expect(await model('use', '99')).toMatchObject({
      code: 1,
      out: [],
      err: [expect.stringContaining('no version 99')],
    });
    for (const args of [[], ['use'], ['use', 'x'], ['use', '1', '2'], ['list', 'all'], ['drop', '1']]) {
      expect((await model(...args)).code).toBe(2);
    }
  });

  test('a version from long ago stays in the list, and cannot be used any more', async () => {
    for (let i = 0; i < 22; i++) await made(`team-${i}`);
    expect(await model('use', '1')).toMatchObject({ code: 1 });
    expect((await model('list')).out.map(({ version }) => version)).toContain(1);
  });
});
