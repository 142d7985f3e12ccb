// Which n-grams are learnt: what only one line has would be learnt by heart, and take the room of what many have.

import { featureBits } from '../understand/feature-hash.ts';
import type { Features } from '../understand/features.ts';

export type Common = Readonly<{
  /** Leaves what enough lines have. */
  only: (features: Features) => Features;
  /** How many lines have the n-gram of this number; counted up to 65,535. */
  linesWith: (feature: number) => number;
}>;

/** Counts lines, and takes for common what at least so many have; a line may be there in several forms. */
export function commonTo(least: number, lines: Iterable<readonly Features[]>): Common {
  const count = new Uint16Array(1 << featureBits);
  const lastLine = new Uint32Array(1 << featureBits);
  let line = 0;
  for (const forms of lines) {
    line++;
    for (const { at } of forms) {
      for (const feature of at) {
        if (lastLine[feature] === line) continue;
        lastLine[feature] = line;
        count[feature] = Math.min(65_535, (count[feature] as number) + 1);
      }
    }
  }
  const linesWith = (feature: number): number => count[feature] as number;
  const only = ({ at, value }: Features): Features => {
    const isCommon = (feature: number): boolean => linesWith(feature) >= least;
    return { at: at.filter(isCommon), value: value.filter((_, i) => isCommon(at[i] as number)) };
  };
  return { only, linesWith };
}
