import { expect, test } from 'vitest';

import { Places } from './places.ts';

const now = { spare: 0, patienceMs: 0 };

test('as many as may take a place, and each place once', async () => {
  const places = new Places(2);
  const one = await places.take(now);
  expect(await places.take(now)).not.toBeNull();
  expect(await places.take(now)).toBeNull();
  one?.();
  one?.();
  expect(await places.take(now)).not.toBeNull();
  expect(await places.take(now)).toBeNull();
});

test('what nobody waits for leaves a place free', async () => {
  const places = new Places(2);
  const background = { spare: 1, patienceMs: 0 };
  const brief = await places.take(background);
  expect(brief).not.toBeNull();
  expect(await places.take(background)).toBeNull();
  expect(await places.take(now)).not.toBeNull();
  brief?.();
  // The one that is left is for those who wait.
  expect(await places.take(background)).toBeNull();
});

test('whoever is patient gets the next place, in turn, and gives up in time', async () => {
  const places = new Places(1);
  const first = await places.take(now);
  const order: string[] = [];
  const wait = async (name: string, patienceMs: number) => {
    const release = await places.take({ spare: 0, patienceMs });
    order.push(release ? name : `${name} gave up`);
    return release;
  };
  const [second, third, fourth] = [wait('second', 2_000), wait('third', 20), wait('fourth', 2_000)];
  expect(await third).toBeNull();
  first?.();
  (await second)?.();
  expect(await fourth).not.toBeNull();
  expect(order).toEqual(['third gave up', 'second', 'fourth']);
});
