// The words of a text as the search knows them: the same for what is searched, what is looked for, and what is marked.

export type Word = Readonly<{
  /** In small letters, without accents. */
  folded: string;
  /** Where it stands in the text. */
  start: number;
  end: number;
}>;

/** A longer one (a key, a picture in letters) is cut: nobody types more of it. */
const longest = 64;

const run = /[\p{L}\p{N}\p{M}]+/gu;
/** Written without spaces: each sign counts as a word, and several in a row are looked for as a phrase. */
const signs = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/;

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: found, index } of text.matchAll(run)) {
    if (signs.test(found)) words.push(...signWords(found, index));
    else add(words, found, index);
  }
  return words;
}

function signWords(found: string, index: number): Word[] {
  const words: Word[] = [];
  let letters = 0;
  const flush = (end: number) => {
    if (end > letters) add(words, found.slice(letters, end), index + letters);
  };
  for (let place = 0; place < found.length; place++) {
    const sign = found[place] ?? '';
    if (!signs.test(sign)) continue;
    flush(place);
    add(words, sign, index + place);
    letters = place + 1;
  }
  flush(found.length);
  return words;
}

function add(words: Word[], found: string, start: number): void {
  const folded = fold(found).slice(0, longest);
  // Marks alone are no word.
  if (folded !== '') words.push({ folded, start, end: start + found.length });
}

const plain = /^[\x20-\x7e]*$/;
/** Letters that no accent makes out of others. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** Small letters without accents: „Kündigung“ and "kundigung" are one. */
export function fold(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßøłđðþæœı]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** How else a word is written where a keyboard has no umlauts: "kuendigung" for „Kündigung“, and the other way round. */
export function otherSpellings(word: string): string[] {
  const folded = fold(word);
  const without = folded.replace(/([aou])e/g, '$1');
  const withThem = fold(word.toLowerCase().replace(/[äöü]/g, (letter) => umlauts[letter] ?? letter));
  return [...new Set([without, withThem])].filter((each) => each !== folded && each.length > 3);
}

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };
