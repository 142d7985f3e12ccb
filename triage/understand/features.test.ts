import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { featureBits } from './feature-hash.ts';
import { features } from './features.ts';
import { readRoots } from './roots.ts';
import { words } from './words.ts';

const roots = readRoots(new TextEncoder().encode('shipped ship\nparcels parcel'));
const vectors = {
  size: 0,
  dimensions: 0,
  hashes: new Uint32Array(0),
  rank: new Uint16Array(0),
  bytes: new Int8Array(0),
  roots,
};
const mails = readFileSync(new URL('../corpus/mails.de.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { text: string }).text);

/** The definition word for word, without anything that makes it fast: a trained model is worth nothing under another one. */
function plainFeatures(text: string): { at: number[]; sizes: [number, number] } {
  const hash = (gram: string, seed: number): number => {
    let h = 0x811c9dc5 ^ seed;
    for (let i = 0; i < gram.length; i++) h = Math.imul(h ^ gram.charCodeAt(i), 0x01000193);
    h ^= h >>> 15;
    h = Math.imul(h, 0x2c1b3c6d);
    return (h ^ (h >>> 13)) & ((1 << featureBits) - 1);
  };
  const found = words(text);
  const forms = found.map(({ form }) => form.normalize('NFD').replace(/\p{M}+/gu, ''));
  const root = (form: string | undefined): string => roots.get(form ?? '') ?? form ?? '';
  const ofWords = new Set<number>();
  for (const [i, form] of forms.entries()) {
    ofWords.add(hash(form, 1));
    if (i + 1 < forms.length) ofWords.add(hash(`${form} ${forms[i + 1]}`, 2));
    if (i + 2 < forms.length) ofWords.add(hash(`${form} ${forms[i + 2]}`, 3));
  }
  if (forms.length > 0) ofWords.add(hash(`${forms[0]} ${forms[1] ?? ''}`, 4));
  if (found.some(({ upper }, i) => upper && found[i + 1]?.upper)) ofWords.add(hash('#shout', 1));
  for (const [i, form] of forms.entries()) {
    ofWords.add(hash(root(form), 6));
    if (i + 1 < forms.length) ofWords.add(hash(`${root(form)} ${root(forms[i + 1])}`, 7));
  }
  const chars = new Set<number>();
  for (const form of forms.filter((each) => !each.startsWith('#'))) {
    const framed = `<${form.slice(0, 24)}>`;
    for (let n = 3; n <= 5; n++)
      for (let i = 0; i + n <= framed.length; i++) chars.add(hash(framed.slice(i, i + n), 5));
  }
  return { at: [...ofWords, ...chars], sizes: [ofWords.size, chars.size] };
}

function agree(text: string): void {
  const { at, sizes } = plainFeatures(text);
  const found = features(words(text), vectors);
  expect([...found.at]).toEqual(at);
  const weights = [1 / Math.sqrt(Math.max(sizes[0], 4)), 0.8 / Math.sqrt(Math.max(sizes[1], 4))];
  const expected = at.map((_, i) => Math.fround(weights[i < sizes[0] ? 0 : 1] as number));
  expect([...found.value]).toEqual(expected);
}

describe('the features of a text are the same n-grams in the same order, whatever was read before', () => {
  test.each([
    '',
    'Where IS MY parcel?',
    'The parcels shipped. The parcels shipped.',
    'Zurück! 10-4471 a@b.test',
  ])('%j', agree);

  test('of mails', () => {
    for (const text of mails.slice(0, 60)) agree(text);
  });

  test('of anything', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), agree));
  });

  test('of more words than are kept', () => {
    const many = Array.from(
      { length: 15_000 },
      (_, i) => `wort${String.fromCharCode(97 + (i % 26))}${'ab'.repeat(i % 9)}`,
    );
    agree(many.join(' '));
    agree('Where is my parcel?');
  });
});
