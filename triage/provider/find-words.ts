// Used by `ground.ts`: where words that a provider claims to have read really stand in the mail.

export type Place = Readonly<{ start: number; end: number }>;
/** `places` says for each unit of `folded` which letter of the text it comes from. */
export type Searchable = Readonly<{ folded: string; places: readonly Place[] }>;

/** Words further down than this are not looked for. UTF-16 units. */
const searched = 20_000;

const quotes: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u2013': '-',
  '\u2014': '-',
  '\u2011': '-',
  '\u2116': '#',
};

const skipped = /\u00ad|[\u200b-\u200f]|[\u2060-\u2064]|[\ufe00-\ufe0f]|\ufeff/u;

/** Case, white space, kinds of quotation marks and invisible characters do not matter; everything else does. */
export function searchable(text: string): Searchable {
  let folded = '';
  const places: Place[] = [];
  let at = 0;
  for (const letter of text.slice(0, searched)) {
    const start = at;
    at += letter.length;
    if (skipped.test(letter)) continue;
    const plain = /\s/.test(letter) ? ' ' : (quotes[letter] ?? letter.normalize('NFKC').toLowerCase());
    if (plain === ' ' && (folded === '' || folded.endsWith(' '))) continue;
    folded += plain;
    for (let i = 0; i < plain.length; i++) places.push({ start, end: at });
  }
  return { folded, places };
}

/** The first place where `words` stand, as offsets into the text; null where they do not. */
export function findWords(words: string, { folded, places }: Searchable, whole = false): Place | null {
  const wanted = searchable(words).folded.trim();
  if (wanted.length < 2) return null;
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    const last = at + wanted.length;
    if (whole && (isWordPart(folded[at - 1]) || isWordPart(folded[last]))) continue;
    const [first, end] = [places[at], places[last - 1]];
    if (first && end) return { start: first.start, end: end.end };
  }
  return null;
}

const isWordPart = (letter: string | undefined): boolean =>
  letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
