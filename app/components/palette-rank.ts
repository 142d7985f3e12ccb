// Which commands the palette offers for what is typed: those with words that begin so, not every likeness of letters.

import { defaultFilter } from 'cmdk';

/** Words that begin as typed have 0.8 and more, letters found one by one somewhere 0.2 and less. */
const wordsBegin = 0.5;

export function paletteRank(value: string, typed: string): number {
  const rank = defaultFilter(value, typed);
  return rank > wordsBegin ? rank : 0;
}
