// How a team's few examples are seen: words and letters weighed by how rare they are among the examples themselves.

import { featureBits } from '../understand/feature-hash.ts';
import type { Features } from '../understand/features.ts';
import { type Word, words } from '../understand/words.ts';

const mask = (1 << (featureBits + 5)) - 1;
/** Weight of the letters against the words. */
const letterWeight = 0.8;

function hash(text: string, seed: number): number {
  let h = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return (h ^ (h >>> 13)) & mask;
}

type Block = ReadonlyMap<number, number>;

function count(block: Map<number, number>, feature: number): void {
  block.set(feature, (block.get(feature) ?? 0) + 1);
}

/** Words with word pairs, and runs of 2 to 5 letters inside words: how often each occurs. */
function blocksOf(found: readonly Word[]): readonly [Block, Block] {
  const forms = found.map((word) => word.form);
  const whole = new Map<number, number>();
  const letters = new Map<number, number>();
  for (const [i, form] of forms.entries()) {
    count(whole, hash(form, 1));
    const next = forms[i + 1];
    if (next !== undefined) count(whole, hash(`${form} ${next}`, 2));
    const framed = `<${form.slice(0, 30)}>`;
    for (let n = 2; n <= 5; n++) {
      for (let at = 0; at + n <= framed.length; at++) count(letters, hash(framed.slice(at, at + n), 5));
    }
  }
  return [whole, letters];
}

export type TeamFeatures = (found: readonly Word[]) => Features;

/** Learns rarity (inverse document frequency, Spärck Jones 1972) from the examples; each block gets unit length. */
export function teamFeatures(examples: readonly string[]): TeamFeatures {
  const seen = new Map<number, number>();
  for (const text of examples) {
    for (const block of blocksOf(words(text))) for (const feature of block.keys()) count(seen, feature);
  }
  const rarity = (feature: number): number =>
    1 + Math.log((examples.length + 1) / ((seen.get(feature) ?? 0) + 1));
  return (found) => {
    const blocks = blocksOf(found);
    const at = new Uint32Array(blocks[0].size + blocks[1].size);
    const value = new Float32Array(at.length);
    let next = 0;
    for (const [b, block] of blocks.entries()) {
      let squares = 0;
      for (const [feature, times] of block) squares += (times * rarity(feature)) ** 2;
      const scale = (b === 0 ? 1 : letterWeight) / Math.sqrt(squares || 1);
      for (const [feature, times] of block) {
        at[next] = feature;
        value[next++] = times * rarity(feature) * scale;
      }
    }
    return { at, value };
  };
}
