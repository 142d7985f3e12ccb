// Beside the first step of training: sentences once more as hurried people type them, so that slips do not hide a wish.

import { type Dice, dice } from './expand.ts';

/** What people put before and after a request in a chat; it changes nothing of what they want. */
const openers =
  'hi,hello,hey,hi there,hello there,hi team,ok so,so,um,sorry but,please,quick question,good morning,excuse me,yes,well,hey guys,hello sir,ok'.split(
    ',',
  );
const closers =
  'please,thanks,asap,now,today,thank you,pls,right away,can you help,if possible,help please,as soon as possible,immediately,please advise'.split(
    ',',
  );
const oaths = 'damn,bloody,stupid,freaking,goddamn'.split(',');
/** Words that get lost without the sense getting lost. */
const small = new Set('a,an,the,to,is,are,my,of,for,do,i,it,on,at,have,has,be'.split(','));

/** Keys that lie beside a key. */
const beside: Readonly<Record<string, string>> = {
  a: 'sqw',
  b: 'vn',
  c: 'xv',
  d: 'sf',
  e: 'wr',
  f: 'dg',
  g: 'fh',
  h: 'gj',
  i: 'uo',
  j: 'hk',
  k: 'jl',
  l: 'k',
  m: 'n',
  n: 'bm',
  o: 'ip',
  p: 'o',
  q: 'w',
  r: 'et',
  s: 'ad',
  t: 'ry',
  u: 'yi',
  v: 'cb',
  w: 'qe',
  x: 'zc',
  y: 'tu',
  z: 'x',
};

/** One slip: a letter left out, swapped, doubled, hit beside or hit besides. Short words and numbers stay as they are. */
function slip(word: string, roll: Dice): string {
  if (word.length < 4 || /[^\p{L}]/u.test(word)) return word;
  const at = 1 + roll(word.length - 2);
  const letter = word.charAt(at);
  const keys = beside[letter.toLowerCase()] ?? letter;
  const key = keys.charAt(roll(keys.length));
  const [before, after] = [word.slice(0, at), word.slice(at + 1)];
  switch (roll(5)) {
    case 0:
      return before + after;
    case 1:
      return before + word.charAt(at + 1) + letter + word.slice(at + 2);
    case 2:
      return before + letter + letter + after;
    case 3:
      return before + key + after;
    default:
      return before + key + letter + after;
  }
}

const pick = (list: readonly string[], roll: Dice): string => list[roll(list.length)] ?? '';

function placesOf(words: readonly string[], wanted: (word: string) => boolean): number[] {
  return words.flatMap((word, i) => (wanted(word.toLowerCase()) ? [i] : []));
}

/** Only in English: the small words of other languages carry more. */
function loosely(words: string[], roll: Dice): string[] {
  const lost = placesOf(words, (word) => small.has(word));
  if (roll(4) === 0 && lost.length > 0) words.splice(lost[roll(lost.length)] ?? 0, 1);
  const cursed = placesOf(words, (word) => /^(?:the|my|a|your)$/.test(word));
  if (roll(8) === 0 && cursed.length > 0)
    words.splice((cursed[roll(cursed.length)] ?? 0) + 1, 0, pick(oaths, roll));
  if (roll(4) === 0) words.unshift(pick(openers, roll));
  if (roll(5) === 0) words.push(pick(closers, roll));
  return words;
}

function hurriedly(line: string, language: string, roll: Dice): string {
  const words = (roll(3) > 0 ? line.toLowerCase().replace(/[.,!;]/g, '') : line).split(' ');
  for (let slips = roll(2) === 0 ? 1 + roll(2) : 0; slips > 0; slips--) {
    const at = roll(words.length);
    words[at] = slip(words[at] ?? '', roll);
  }
  return (language === 'en' ? loosely(words, roll) : words).join(' ');
}

/** A share of the lines, at least one, as typed in a hurry; the same lines for the same seed. */
export function hurried(lines: readonly string[], language: string, share: number, seed: number): string[] {
  const roll = dice(seed + 77_777);
  return Array.from({ length: Math.max(1, Math.round(lines.length * share)) }, (_, i) =>
    hurriedly(lines[i % lines.length] ?? '', language, roll),
  );
}
