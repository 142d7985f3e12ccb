import { expect, test } from 'vitest';

import { createLargeMailTurn } from './large-mail-turn.ts';

/** So that nothing is waited for but turns. */
const megabyte = 2 ** 20;
const tick = () => new Promise((resolve) => setImmediate(resolve));

test('of many large mails one is held at a time, in the order in which they came', async () => {
  const turn = createLargeMailTurn();
  const held: string[] = [];
  let now = 0;
  let most = 0;
  await Promise.all(
    ['one', 'two', 'three', 'four'].map((name) =>
      turn.during(async (takeTurn) => {
        await tick();
        await takeTurn(megabyte);
        now++;
        most = Math.max(most, now);
        held.push(name);
        await tick();
        now--;
      }),
    ),
  );
  expect([held, most]).toEqual([['one', 'two', 'three', 'four'], 1]);
});

test('one that fails lets the next one in, and small ones wait for nobody', async () => {
  const turn = createLargeMailTurn();
  let letGo = () => {};
  const holding = turn.during(async (takeTurn) => {
    await takeTurn(megabyte);
    await new Promise<void>((resolve) => {
      letGo = resolve;
    });
    throw new Error('beyond reading');
  });
  const next = turn.during(async (takeTurn) => {
    await takeTurn(megabyte);
    return 'read';
  });
  expect(await turn.during(async () => 'small')).toBe('small');
  letGo();
  await expect(holding).rejects.toThrow('beyond reading');
  expect(await next).toBe('read');
});
