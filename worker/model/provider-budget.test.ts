import { describe, expect, test } from 'vitest';

import { settleTokens } from '../../db/model-usage.ts';
import { useTestDatabase } from '../../test/database.ts';
import { useModelDesk } from '../../test/model-provider/desk.ts';
import { answer } from '../../test/model-provider/stand-in.ts';

const database = useTestDatabase();
const desk = useModelDesk(() => database);

const { ask, always, usage } = desk;
describe('the budget of a day', () => {
  test('ends the asking, for all workers, until the next day', async () => {
    let time = Date.parse('2026-11-23T22:00:00Z');
    const now = () => new Date(time);
    always(answer());
    const workers = [
      desk.provider({ dailyTokens: 2_500 }, { now }),
      desk.provider({ dailyTokens: 2_500 }, { now }),
    ];
    const outcomes: string[] = [];
    for (let i = 0; i < 4; i++) {
      const worker = workers[i % 2];
      if (worker) outcomes.push((await ask(worker)).outcome);
    }
    expect(outcomes).toEqual(['answered', 'answered', 'not_asked', 'not_asked']);
    expect(await usage()).toMatchObject({ day: '2026-11-23', tokens_in: 1800, token_limit: 2500 });
    expect((await usage())?.used_up_at).not.toBeNull();
    time += 3 * 3600_000;
    const [first] = workers;
    expect(first && (await ask(first)).outcome).toBe('answered');
  });

  test('holds also where many ask at once', async () => {
    always(answer());
    const provider = desk.provider({ dailyTokens: 4_000 });
    const told = await Promise.all(Array.from({ length: 12 }, () => ask(provider)));
    expect(told.filter((each) => each.outcome === 'answered').length).toBeLessThanOrEqual(4);
    const row = await usage();
    expect((row?.tokens_in ?? 0) + (row?.tokens_out ?? 0)).toBeLessThanOrEqual(4_000);
    expect(row?.reserved).toBe(0);
  });

  test('that is too small for one question asks none', async () => {
    const told = await ask(desk.provider({ dailyTokens: 10 }));
    expect(told).toMatchObject({ outcome: 'not_asked', reason: 'budget_used_up' });
    expect(desk.standIn.requests).toEqual([]);
  });

  test('is not made larger by a settlement of nothing', async () => {
    await settleTokens(
      database.db,
      { day: '2026-01-01', tokens: 5 },
      { requests: 1, failed: false, tokensIn: 1, tokensOut: 1, cost: null },
    );
    expect(await usage()).toBeUndefined();
  });
});
