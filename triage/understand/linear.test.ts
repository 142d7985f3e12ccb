import { expect, test } from 'vitest';

import { featureBits } from './feature-hash.ts';
import { type LinearFile, layOut, score } from './linear.ts';

const dimensions = 3;

/** Made-up weights of some classes: in each slot another code, most of them not zero. */
function file(classes: number, salt: number): LinearFile {
  return {
    weights: Uint8Array.from({ length: classes << featureBits }, (_, i) => (i * 37 + salt) % 256),
    tables: Float32Array.from({ length: classes * 256 }, (_, i) => Math.sin(i + salt)),
    bias: Float32Array.from({ length: classes }, (_, c) => c / 7 - salt),
    dense: Float32Array.from({ length: classes * dimensions }, (_, k) => Math.cos(k * salt)),
  };
}

const files = [file(12, 1), file(7, 2), file(11, 3), file(1, 4)];
const at = Uint32Array.from([5, 131_071, 0, 77_777]);
const value = Float32Array.from([0.5, 0.25, 0.125, 0.7]);

test.each([[Float32Array.from([0.1, -0.4, 0.9])], [new Float32Array(0)]])(
  'models laid out side by side score as each would alone (%#)',
  (dense) => {
    for (const [m, linear] of layOut(files).entries()) {
      const { weights, tables, bias, dense: denseWeights } = files[m] as LinearFile;
      const expected = Array.from(bias, (start, c) => {
        let sum = start;
        for (const [i, feature] of at.entries()) {
          const code = weights[feature * bias.length + c] as number;
          sum += (value[i] as number) * (tables[c * 256 + code] as number);
        }
        let meant = 0;
        for (const [d, x] of dense.entries()) meant += x * (denseWeights[c * dimensions + d] as number);
        return sum + meant;
      });
      expect([...score(linear, { at, value }, dense)]).toEqual(expected);
    }
  },
);

test('a feature is known where any class gives it a weight', () => {
  const weights = new Uint8Array(2 << featureBits).fill(128);
  weights[2 * 40 + 1] = 129;
  const [linear] = layOut([{ ...file(2, 1), weights }]);
  const known = Array.from(linear?.known ?? [], (bits, word) => (bits === 0 ? null : [word, bits])).filter(
    Boolean,
  );
  expect(known).toEqual([[1, 1 << 8]]);
});
