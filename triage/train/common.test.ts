import { expect, test } from 'vitest';

import { commonTo } from './common.ts';

const features = (...at: number[]) => ({
  at: Uint32Array.from(at),
  value: Float32Array.from(at, (feature) => feature / 8),
});

test('what one line alone has is left out, however many forms of that line there are', () => {
  const common = commonTo(2, [
    [features(1, 2), features(1, 3), features(1, 2)],
    [features(4, 3)],
    [features(5)],
  ]);
  expect(common.only(features(1, 3, 5, 4, 6))).toEqual(features(3));
  expect([1, 2, 3, 4, 6].map(common.linesWith)).toEqual([1, 1, 2, 1, 0]);
  expect(commonTo(1, [[features(1, 2)], [features(4)]]).only(features(4, 3, 1))).toEqual(features(4, 1));
});
