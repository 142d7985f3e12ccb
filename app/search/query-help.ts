// What may be asked in a search, in the words of the API's description.

import { searchHolds, searchOperators, searchStates, searchTones } from '../view/search-operators.ts';

const code = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ');

export const queryHelp =
  `Words, "exact phrases" and operators: ${code(searchOperators.map((operator) => `${operator}:`))}. ` +
  `\`is:\` takes ${code(searchStates)}; \`tone:\` ${code(searchTones)}; \`has:\` ${code(searchHolds)}; ` +
  'days are written 2026-11-22, 2026-11, today or 7d. A minus before any of them leaves out.';
