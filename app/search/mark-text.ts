// Where in a text the words are that somebody has looked for, and the piece of it that shows them best.

import { type Word, wordsOf } from '../../triage/search/words.ts';
import type { MarkedPiece } from '../view/marked-text.ts';

/** In small letters and without accents; a word is marked too where it is one of the stems with an ending. */
export type Marks = Readonly<{ words: readonly string[]; stems: readonly string[] }>;

/** "deliveries" by the stem "deliveri". */
const longestEnding = 4;

/** What is read of a mail: a hit further behind is in a very long one, which shows its beginning instead. */
const mostRead = 60_000;
/** About two lines of the list. */
const excerptLength = 180;
/** So many letters may stand before the first hit. */
const before = 60;

export function markText(text: string, marks: Marks): MarkedPiece[] {
  return piecesOf(text, hitsIn(text, marks));
}

/** The sentence, or as much of it as there is room for, with the most different words that were looked for. */
export function excerptOf(text: string, marks: Marks): { pieces: MarkedPiece[]; isHit: boolean } {
  const read = text.slice(0, mostRead).replace(/\s+/g, ' ').trim();
  const hits = hitsIn(read, marks);
  const best = bestHit(hits);
  const start = best ? sentenceStart(read, best.start) : 0;
  const end = wordEnd(read, start + excerptLength);
  const inside = hits
    .filter((hit) => hit.start >= start && hit.end <= end)
    .map((hit) => ({ ...hit, start: hit.start - start, end: hit.end - start }));
  const pieces = piecesOf(read.slice(start, end), inside);
  if (start > 0 && !/[.!?…]\s$/.test(read.slice(Math.max(0, start - 2), start)))
    pieces.unshift({ text: '… ', hit: false });
  if (end < read.length) pieces.push({ text: ' …', hit: false });
  return { pieces, isHit: best !== null };
}

function hitsIn(text: string, { words, stems }: Marks): Word[] {
  const wanted = new Set(words);
  return wordsOf(text).filter(
    ({ folded }) =>
      wanted.has(folded) ||
      stems.some((stem) => folded.startsWith(stem) && folded.length <= stem.length + longestEnding),
  );
}

/** The first of those that have the most different others close behind them. */
function bestHit(hits: readonly Word[]): Word | null {
  let best: Word | null = null;
  let most = 0;
  for (let place = 0; place < hits.length; place++) {
    const first = hits[place];
    if (!first) break;
    const near = new Set<string>();
    for (let next = place; next < hits.length; next++) {
      const hit = hits[next];
      if (!hit || hit.end > first.start + excerptLength - before) break;
      near.add(hit.folded);
    }
    if (near.size > most) [best, most] = [first, near.size];
  }
  return best;
}

function sentenceStart(text: string, hit: number): number {
  const earliest = Math.max(0, hit - before);
  const ahead = text.slice(earliest, hit);
  const sentence = ahead.search(/(?<=[.!?…]\s)[^.!?…]*$/);
  if (sentence >= 0) return earliest + sentence;
  if (earliest === 0) return 0;
  const space = ahead.indexOf(' ');
  return space >= 0 ? earliest + space + 1 : hit;
}

/** Not within a word, where one ends close by. */
function wordEnd(text: string, wanted: number): number {
  if (wanted >= text.length) return text.length;
  const space = text.lastIndexOf(' ', wanted);
  return space > wanted - 40 ? space : wanted;
}

function piecesOf(text: string, hits: readonly Word[]): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let at = 0;
  for (const { start, end } of hits) {
    if (start > at) pieces.push({ text: text.slice(at, start), hit: false });
    pieces.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false });
  return pieces;
}
