// What the search box offers while somebody types: searches of before, operators, and what may stand behind them.

import { operatorValues, operatorWords, type SearchOperator, searchOperators } from './search-operators.ts';

export type Suggestion = Readonly<{
  kind: 'recent' | 'operator' | 'value';
  /** The whole search when it is taken. */
  text: string;
  /** What is shown: the piece that it adds. */
  label: string;
  /** English words for `say`; null where the label says all. */
  hint: string | null;
  /** It is complete: taken, it is searched for at once. */
  whole: boolean;
}>;

const mostRecent = 5;
/** Offered before a letter is typed: what people look for most. */
const firstOperators: readonly SearchOperator[] = ['from', 'subject', 'is', 'tag', 'has', 'before', 'after'];

export function suggestionsFor(text: string, recent: readonly string[]): Suggestion[] {
  if (text.trim() === '')
    return [
      ...recent.slice(0, mostRecent).map(asRecent),
      ...firstOperators.map((operator) => asOperator('', operator)),
    ];
  const start = Math.max(text.lastIndexOf(' '), text.lastIndexOf('\t')) + 1;
  const ahead = text.slice(0, start);
  // Within a phrase a colon is no operator.
  if ((ahead.match(/"/g)?.length ?? 0) % 2 === 1) return [];
  const minus = text[start] === '-' ? '-' : '';
  const piece = text.slice(start + minus.length).toLowerCase();
  const colon = piece.indexOf(':');
  if (colon >= 0) return valuesFor(`${ahead}${minus}`, piece.slice(0, colon), piece.slice(colon + 1));
  if (piece === '') return [];
  return searchOperators
    .filter((operator) => operator.startsWith(piece))
    .map((operator) => asOperator(`${ahead}${minus}`, operator));
}

function valuesFor(ahead: string, name: string, begun: string): Suggestion[] {
  const operator = searchOperators.find((each) => each === name);
  const values = (operator && operatorValues[operator]) ?? [];
  return values
    .filter((value) => value.startsWith(begun) && value !== begun)
    .map((value) => ({
      kind: 'value',
      text: `${ahead}${name}:${value} `,
      label: `${name}:${value}`,
      hint: null,
      whole: true,
    }));
}

const asRecent = (text: string): Suggestion => ({
  kind: 'recent',
  text,
  label: text,
  hint: null,
  whole: true,
});

const asOperator = (ahead: string, operator: SearchOperator): Suggestion => ({
  kind: 'operator',
  text: `${ahead}${operator}:`,
  label: `${operator}:`,
  hint: operatorWords[operator],
  whole: false,
});
