// Entities of understanding: products of the customer's orders, found where the mail names them.

import type { Entity } from '../../understanding.ts';

/** More names than this are a catalogue, not an order. */
const mostNames = 100;
const shortestName = 3;

const wordBreak = /[^\p{L}\p{N}]+/u;

function placesOf(text: string, words: string): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    const before = text[at - 1];
    // A plural or a case ending may follow ("lamps", "lampu"), another word may not begin before.
    if (before !== undefined && /[\p{L}\p{N}]/u.test(before)) continue;
    const rest = /^[\p{L}]{0,2}(?![\p{L}\p{N}])/u.exec(text.slice(at + words.length, at + words.length + 4));
    if (rest !== null) places.push({ start: at, end: at + words.length + rest[0].length });
  }
  return places;
}

/**
 * Mentions of the given product names: the whole name, or its last two words, or its last one where no other product
 * ends so ("the lamp" of "Oslo floor lamp"). `value` is the name as given.
 */
export function productsIn(field: Entity['field'], text: string, names: readonly string[]): Entity[] {
  if (names.length === 0) return [];
  const low = text.toLowerCase();
  // Lower case changes the length of a few letters; then offsets would point elsewhere.
  if (low.length !== text.length) return [];
  const known = names.slice(0, mostNames).map((name) => ({
    name,
    words: name.toLowerCase().split(wordBreak).filter(Boolean),
  }));
  const endings = new Map<string, number>();
  for (const { words } of known) {
    for (const length of [1, 2]) {
      const ending = words.slice(-length).join(' ');
      if (words.length >= length) endings.set(ending, (endings.get(ending) ?? 0) + 1);
    }
  }
  const found: Entity[] = [];
  for (const { name, words } of known) {
    const shorter = [words.slice(-2).join(' '), words.at(-1) ?? ''].filter((end) => endings.get(end) === 1);
    for (const form of [name.toLowerCase(), words.join(' '), ...shorter]) {
      if (form.length < shortestName) continue;
      for (const { start, end } of placesOf(low, form)) {
        if (found.some((one) => start < one.end && end > one.start)) continue;
        found.push({ field, start, end, text: text.slice(start, end), value: name });
      }
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}
