// Third step of understanding: a sentence becomes hashed word and character n-grams, the same in training and in use.

import { noRoots, type Roots } from './roots.ts';
import type { Word } from './words.ts';

/** Parallel arrays: feature number below 2^bits, and its weight. Each block has unit length, scaled by `blockWeight`. */
export type Features = Readonly<{ at: Uint32Array; value: Float32Array }>;

/** Features live in 2^17 slots; with about 100,000 distinct n-grams seen in training, collisions cost nothing measurable. */
export const featureBits = 17;
const mask = (1 << featureBits) - 1;

/** FNV-1a over UTF-16 units with a last mixing step: cheap, and the same on every machine. */
function hash(text: string, seed: number): number {
  let h = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 13;
  return h & mask;
}

const accents = /\p{M}+/gu;
/** "bücher" and "bucher", "où" and "ou": many people write without accents. */
function bare(form: string): string {
  return /^[\x20-\x7e]*$/.test(form) ? form : form.normalize('NFD').replace(accents, '');
}

const seeds = { word: 1, pair: 2, skip: 3, start: 4, chars: 5, root: 6, rootPair: 7 } as const;

function wordFeatures(forms: readonly string[], into: Set<number>): void {
  for (let i = 0; i < forms.length; i++) {
    const form = forms[i] ?? '';
    into.add(hash(form, seeds.word));
    const next = forms[i + 1];
    if (next !== undefined) into.add(hash(`${form} ${next}`, seeds.pair));
    const over = forms[i + 2];
    if (over !== undefined) into.add(hash(`${form} ${over}`, seeds.skip));
  }
  if (forms.length > 0) into.add(hash(`${forms[0]} ${forms[1] ?? ''}`, seeds.start));
}

/** The sentence once more in normal forms, where a word has one: only pairs and words that differ from the plain ones. */
function rootFeatures(forms: readonly string[], roots: Roots, into: Set<number>): void {
  for (let i = 0; i < forms.length; i++) {
    const form = forms[i] ?? '';
    const root = roots.get(form) ?? form;
    into.add(hash(root, seeds.root));
    const next = forms[i + 1];
    if (next !== undefined) into.add(hash(`${root} ${roots.get(next) ?? next}`, seeds.rootPair));
  }
}

/** Character n-grams of 3 to 5 inside word borders: they carry typos, inflection and compound words. */
function charFeatures(forms: readonly string[], into: Set<number>): void {
  for (const form of forms) {
    if (form.startsWith('#')) continue;
    const framed = `<${form.slice(0, 24)}>`;
    for (let n = 3; n <= 5; n++) {
      for (let i = 0; i + n <= framed.length; i++) into.add(hash(framed.slice(i, i + n), seeds.chars));
    }
  }
}

/** Weight of the character block against the word block, chosen on held-out sources. */
const charWeight = 0.8;

export function features(words: readonly Word[], roots: Roots = noRoots): Features {
  const forms = words.map((word) => bare(word.form));
  const wordSet = new Set<number>();
  wordFeatures(forms, wordSet);
  if (words.some((word, i) => word.upper && words[i + 1]?.upper === true))
    wordSet.add(hash('#shout', seeds.word));
  if (roots.size > 0) rootFeatures(forms, roots, wordSet);
  const charSet = new Set<number>();
  charFeatures(forms, charSet);
  const at = new Uint32Array(wordSet.size + charSet.size);
  const value = new Float32Array(at.length);
  let next = 0;
  const put = (set: Set<number>, weight: number): void => {
    const each = weight / Math.sqrt(Math.max(set.size, 4));
    for (const feature of set) {
      at[next] = feature;
      value[next++] = each;
    }
  };
  put(wordSet, 1);
  put(charSet, charWeight);
  return { at, value };
}
