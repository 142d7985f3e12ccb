// What is known of each word by itself: worked out once, since the same few thousand words make up nearly all mail.

import { hash, hashFrom, hashOn, runHashes, seeds } from './feature-hash.ts';
import { remembered } from './remembered.ts';
import { noRoots, type Roots } from './roots.ts';
import { type Place, placesOf, type WordVectors } from './vectors.ts';

export type Entry = Readonly<{
  /** One number for each entry, counted up. */
  id: number;
  /** Without accents. */
  bare: string;
  /** Its normal form, or itself. */
  root: string;
  asWord: number;
  asRoot: number;
  /** States of the hash after the word and a blank, to go on from with the next word, the one after, the next root. */
  beforePair: number;
  beforeSkip: number;
  beforeStart: number;
  beforeRootPair: number;
  /** Character n-grams of 3 to 5 inside word borders: they carry typos, inflection and compound words. */
  chars: readonly number[];
  /** Its vectors: "don't" has two. */
  places: readonly Place[];
}>;

export type Lexicon = (form: string) => Entry;

const accents = /\p{M}+/gu;
/** "bücher" and "bucher", "où" and "ou": many people write without accents. */
function bareOf(form: string): string {
  return /^[\x20-\x7e]*$/.test(form) ? form : form.normalize('NFD').replace(accents, '');
}

function charsOf(form: string): number[] {
  if (form.startsWith('#')) return [];
  const framed = `<${form.slice(0, 24)}>`;
  return [3, 4, 5].flatMap((length) => runHashes(framed, length, seeds.chars));
}

let entries = 0;

function entryOf(form: string, roots: Roots, vectors: WordVectors | null): Entry {
  const bare = bareOf(form);
  const root = roots.get(bare) ?? bare;
  const before = (seed: number, text: string): number => hashOn(hashFrom(seed), `${text} `);
  return {
    id: entries++,
    bare,
    root,
    asWord: hash(bare, seeds.word),
    asRoot: hash(root, seeds.root),
    beforePair: before(seeds.pair, bare),
    beforeSkip: before(seeds.skip, bare),
    beforeStart: before(seeds.start, bare),
    beforeRootPair: before(seeds.rootPair, root),
    chars: charsOf(bare),
    places: vectors === null ? [] : placesOf(vectors, form),
  };
}

/** The words of a few hundred mails; about 1 kB each. */
const mostKept = 6000;

const withoutVectors: Lexicon = remembered(mostKept, (form) => entryOf(form, noRoots, null));
const byVectors = new WeakMap<WordVectors, Lexicon>();

export function lexiconOf(vectors: WordVectors | null): Lexicon {
  if (vectors === null) return withoutVectors;
  const known = byVectors.get(vectors);
  if (known !== undefined) return known;
  const made = remembered(mostKept, (form) => entryOf(form, vectors.roots, vectors));
  byVectors.set(vectors, made);
  return made;
}
