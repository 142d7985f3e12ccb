// What one word brings to the features of its sentence, whatever stands beside it.

import { hash, hashFrom, hashOn, runHashes, seeds } from './feature-hash.ts';
import { remembered } from './remembered.ts';
import type { Roots } from './roots.ts';

export type FormFeatures = Readonly<{
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
}>;

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

function featuresOf(form: string, roots: Roots): FormFeatures {
  const bare = bareOf(form);
  const root = roots.get(bare) ?? bare;
  const before = (seed: number, text: string): number => hashOn(hashFrom(seed), `${text} `);
  return {
    bare,
    root,
    asWord: hash(bare, seeds.word),
    asRoot: hash(root, seeds.root),
    beforePair: before(seeds.pair, bare),
    beforeSkip: before(seeds.skip, bare),
    beforeStart: before(seeds.start, bare),
    beforeRootPair: before(seeds.rootPair, root),
    chars: charsOf(bare),
  };
}

/** The words of a few hundred mails; about 1 kB each. */
const mostKept = 6000;

const byRoots = new WeakMap<Roots, (form: string) => FormFeatures>();

/** For each form what it brings under these normal forms. */
export function formFeatures(roots: Roots): (form: string) => FormFeatures {
  const known = byRoots.get(roots);
  if (known !== undefined) return known;
  const made = remembered(mostKept, (form) => featuresOf(form, roots));
  byRoots.set(roots, made);
  return made;
}
