// How a team's few examples are seen: words and letters weighed by how rare they are among the examples themselves.

import type { Features } from '../understand/features.ts';
import { type Word, words } from '../understand/words.ts';

const mask = (1 << 22) - 1;
/** Weight of the letters against the words. */
const letterWeight = 0.8;

function hash(text: string, seed: number): number {
  let h = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return (h ^ (h >>> 13)) & mask;
}

/** How much of each feature there is. */
export type Block = ReadonlyMap<number, number>;
export type Blocks = readonly [words: Block, letters: Block];
/** `share`: how much these words count beside others; 1 where all count alike. */
export type WeighedWords = Readonly<{ words: readonly Word[]; share: number }>;

function count(block: Map<number, number>, feature: number, amount: number): void {
  block.set(feature, (block.get(feature) ?? 0) + amount);
}

/** Words with word pairs, and runs of 2 to 5 letters inside words: how often each occurs. Pairs end with a sentence. */
export function blocksOf(parts: readonly WeighedWords[]): Blocks {
  const whole = new Map<number, number>();
  const letters = new Map<number, number>();
  for (const { words: found, share } of parts) {
    const forms = found.map((word) => word.form);
    for (const [i, form] of forms.entries()) {
      count(whole, hash(form, 1), share);
      const next = forms[i + 1];
      if (next !== undefined) count(whole, hash(`${form} ${next}`, 2), share);
      const framed = `<${form.slice(0, 30)}>`;
      for (let n = 2; n <= 5; n++) {
        for (let at = 0; at + n <= framed.length; at++) count(letters, hash(framed.slice(at, at + n), 5), share);
      }
    }
  }
  return [whole, letters];
}

/** Inverse document frequency (Spärck Jones 1972), smoothed; `seen` of `examples` have the feature. */
export const rarity = (seen: number, examples: number): number => 1 + Math.log((examples + 1) / (seen + 1));

/** Each block at unit length, the letters a little shorter. */
export function weighed(blocks: Blocks, rarityOf: (feature: number) => number): Features {
  const at = new Uint32Array(blocks[0].size + blocks[1].size);
  const value = new Float32Array(at.length);
  let next = 0;
  for (const [b, block] of blocks.entries()) {
    const from = next;
    let squares = 0;
    for (const [feature, times] of block) {
      const weight = times * rarityOf(feature);
      squares += weight ** 2;
      at[next] = feature;
      value[next++] = weight;
    }
    const scale = (b === 0 ? 1 : letterWeight) / Math.sqrt(squares || 1);
    for (let i = from; i < next; i++) value[i] = (value[i] as number) * scale;
  }
  return { at, value };
}

/** In how many of the examples each feature occurs. */
export function occurrences(examples: Iterable<Blocks>): Map<number, number> {
  const seen = new Map<number, number>();
  for (const blocks of examples) for (const block of blocks) for (const feature of block.keys()) count(seen, feature, 1);
  return seen;
}

export type TeamFeatures = (found: readonly Word[]) => Features;

/** Learns rarity from the examples. */
export function teamFeatures(examples: readonly string[]): TeamFeatures {
  const plain = (found: readonly Word[]): Blocks => blocksOf([{ words: found, share: 1 }]);
  const seen = occurrences(examples.map((text) => plain(words(text))));
  return (found) => weighed(plain(found), (feature) => rarity(seen.get(feature) ?? 0, examples.length));
}
