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
  let looks = 0;
  const look = async (ms: number) => {
    looks++;
    await sleep(ms);
    return true;
  };
  const both = [underWay.together(() => look(20)), underWay.together(() => look(60))];
  expect(await underWay.together(() => look(0))).toBe(false);
  expect(await Promise.all(both)).toEqual([true, true]);
  expect(looks).toBe(3);
  expect(await underWay.together(() => look(0))).toBe(true);
  expect(looks).toBe(4);
});
