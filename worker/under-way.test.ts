import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';

import { createUnderWay } from './under-way.ts';

test('a backlog is over once, some time after its last batch, however many there were', async () => {
  let over = 0;
  const underWay = createUnderWay({ whenQuiet: () => over++, quietMs: 60 });
  for (let batch = 0; batch < 3; batch++) await underWay.intake(() => sleep(5));
  const long = underWay.intake(() => sleep(120));
  await sleep(90);
  expect(over).toBe(0);
  await long;
  await expect.poll(() => over).toBe(1);
  await sleep(100);
  expect(over).toBe(1);
});

test('what can wait waits for the batch under way, and no longer than it is told to', async () => {
  const underWay = createUnderWay();
  let done = false;
  const batch = underWay.intake(async () => {
    await sleep(80);
    done = true;
  });
  await underWay.quiet(5);
  expect(done).toBe(false);
  await underWay.quiet(10_000);
  expect(done).toBe(true);
  await batch;
});

test('a short pause between two batches of a backlog is not its end', async () => {
  const underWay = createUnderWay();
  let second = false;
  await underWay.intake(() => sleep(5));
  const waiting = underWay.quiet(10_000);
  await sleep(50);
  const batch = underWay.intake(async () => {
    await sleep(80);
    second = true;
  });
  await waiting;
  expect(second).toBe(true);
  await batch;
});

test('who comes in vain while mails are judged twice is looked after once more, and once', async () => {
  const underWay = createUnderWay();
  const first = Promise.withResolvers<boolean>();
  const looked: string[] = [];
  const one = underWay.together(() => {
    looked.push('one');
    return looked.length === 1 ? first.promise : Promise.resolve(true);
  });
  const end = Promise.withResolvers<boolean>();
  const other = underWay.together(() => end.promise);
  expect(await underWay.together(() => Promise.resolve(true))).toBe(false);
  first.resolve(true);
  expect(await one).toBe(true);
  end.resolve(true);
  expect(await other).toBe(true);
  expect(looked).toEqual(['one', 'one']);
});
