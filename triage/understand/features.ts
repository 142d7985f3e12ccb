// Third step of understanding: a sentence becomes hashed word and character n-grams, the same in training and in use.

import { featureBits, hash, hashEnd, hashOn, seeds } from './feature-hash.ts';
import { type Entry, lexiconOf } from './lexicon.ts';
import type { WordVectors } from './vectors.ts';
import { isShouted, type Word } from './words.ts';

/** Parallel arrays: feature number below 2^featureBits, and its weight. Each block has unit length, scaled by its weight. */
export type Features = Readonly<{ at: Uint32Array; value: Float32Array }>;

/** Features of one block, each once, in the order in which they came. */
type Block = { readonly seen: Uint32Array; readonly at: Uint32Array; size: number };

const emptyBlock = (): Block => ({
  seen: new Uint32Array(1 << (featureBits - 5)),
  at: new Uint32Array(1 << featureBits),
  size: 0,
});

/** Filled and emptied by each call: a mail fills them some fifty times, and new ones cost more than the rest. */
const wordBlock = emptyBlock();
const charBlock = emptyBlock();

function add(block: Block, feature: number): void {
  const { seen } = block;
  const word = feature >>> 5;
  const bit = 1 << (feature & 31);
  const before = seen[word] as number;
  if ((before & bit) !== 0) return;
  seen[word] = before | bit;
  block.at[block.size++] = feature;
}

/** Writes the features of a block to `into` from `start` on; the block is empty again. */
function empty(block: Block, into: Uint32Array, start: number): void {
  into.set(block.at.subarray(0, block.size), start);
  for (let i = 0; i < block.size; i++) block.seen[(block.at[i] as number) >>> 5] = 0;
  block.size = 0;
}

function wordFeatures(forms: readonly Entry[]): void {
  for (let i = 0; i < forms.length; i++) {
    const form = forms[i] as Entry;
    add(wordBlock, form.asWord);
    const next = forms[i + 1];
    if (next !== undefined) add(wordBlock, hashEnd(hashOn(form.beforePair, next.bare)));
    const over = forms[i + 2];
    if (over !== undefined) add(wordBlock, hashEnd(hashOn(form.beforeSkip, over.bare)));
  }
  const first = forms[0];
  if (first !== undefined) add(wordBlock, hashEnd(hashOn(first.beforeStart, forms[1]?.bare ?? '')));
}

/** The sentence once more in normal forms, where a word has one: only pairs and words that differ from the plain ones. */
function rootFeatures(forms: readonly Entry[]): void {
  for (let i = 0; i < forms.length; i++) {
    const form = forms[i] as Entry;
    add(wordBlock, form.asRoot);
    const next = forms[i + 1];
    if (next !== undefined) add(wordBlock, hashEnd(hashOn(form.beforeRootPair, next.root)));
  }
}

/** By the last digits of an entry's number, the last entry whose letters were added; and the text that it was added to. */
const slots = 1 << 14;
const lastEntry = new Float64Array(slots).fill(-1);
const lastText = new Float64Array(slots);
let texts = 0;

/** A word that comes again has nothing new: half the words of a mail. */
function charFeatures(forms: readonly Entry[]): void {
  texts++;
  for (const { id, chars } of forms) {
    const slot = id & (slots - 1);
    if (lastText[slot] === texts && lastEntry[slot] === id) continue;
    lastText[slot] = texts;
    lastEntry[slot] = id;
    for (let i = 0; i < chars.length; i++) add(charBlock, chars[i] as number);
  }
}

const shout = hash('#shout', seeds.word);

/** Weight of the character block against the word block, chosen on held-out sources. */
const charWeight = 0.8;

/** The features of words under the normal forms that come with the vectors. */
export function features(words: readonly Word[], vectors: WordVectors | null = null): Features {
  const lexicon = lexiconOf(vectors);
  return featuresOf(
    words.map(({ form }) => lexicon(form)),
    isShouted(words),
    vectors,
  );
}

/** The same where the words have been looked up. */
export function featuresOf(forms: readonly Entry[], shouted: boolean, vectors: WordVectors | null): Features {
  wordFeatures(forms);
  if (shouted) add(wordBlock, shout);
  if (vectors !== null && vectors.roots.size > 0) rootFeatures(forms);
  charFeatures(forms);
  const ofWords = wordBlock.size;
  const at = new Uint32Array(ofWords + charBlock.size);
  const value = new Float32Array(at.length);
  value.fill(1 / Math.sqrt(Math.max(ofWords, 4)), 0, ofWords);
  value.fill(charWeight / Math.sqrt(Math.max(charBlock.size, 4)), ofWords);
  empty(wordBlock, at, 0);
  empty(charBlock, at, ofWords);
  return { at, value };
}
