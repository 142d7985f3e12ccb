import { expect, test } from 'vitest';

import { featureBits } from './feature-hash.ts';
import { type LinearFile, layOut, score } from './linear.ts';

const dimensions = 3;

function bits(features: readonly number[]): Uint32Array {
  const known = new Uint32Array(1 << (featureBits - 5));
  for (const feature of features)
    known[feature >>> 5] = (known[feature >>> 5] as number) | (1 << (feature & 31));
  return known;
}

const at = Uint32Array.from([5, (1 << featureBits) - 1, 0, 77_777, 31]);
const value = Float32Array.from([0.5, 0.25, 0.125, 0.7, 0.3]);
/** What each file knows, in order of the features; the last but one nobody knows. */
const knownTo = [[0, 5, 6, (1 << featureBits) - 1], [5], [], [0, 31, (1 << featureBits) - 1]];

/** Made-up weights of some classes: in each slot another code, most of them not zero. */
function file(classes: number, salt: number, features: readonly number[]): LinearFile {
  return {
    known: bits(features),
    weights: Uint8Array.from({ length: classes * features.length }, (_, i) => (i * 37 + salt) % 256),
    tables: Float32Array.from({ length: classes * 256 }, (_, i) =>
      i % 256 === 128 ? 0 : Math.sin(i + salt),
    ),
    bias: Float32Array.from({ length: classes }, (_, c) => c / 7 - salt),
    dense: Float32Array.from({ length: classes * dimensions }, (_, k) => Math.cos(k * salt)),
  };
}

const files = [12, 7, 11, 1].map((classes, m) => file(classes, m + 1, knownTo[m] ?? []));

test.each([[Float32Array.from([0.1, -0.4, 0.9])], [new Float32Array(0)]])(
  'models laid out side by side score as each would alone (%#)',
  (dense) => {
    for (const [m, linear] of layOut(files).entries()) {
      const { weights, tables, bias, dense: denseWeights } = files[m] as LinearFile;
      const expected = Array.from(bias, (start, c) => {
        let sum = start;
        for (const [i, feature] of at.entries()) {
          const row = knownTo[m]?.indexOf(feature) ?? -1;
          if (row < 0) continue;
          const code = weights[row * bias.length + c] as number;
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
