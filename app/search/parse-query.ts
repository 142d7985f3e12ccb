// Reads what somebody typed into the search: words, phrases and operators, and what cannot be meant. Never throws.

import { reasons } from '../../triage/reasons.ts';
import { otherSpellings, wordsOf } from '../../triage/search/words.ts';
import {
  type SearchHold,
  type SearchOperator,
  type SearchState,
  type SearchTone,
  searchHolds,
  searchOperators,
  searchStates,
  searchTones,
} from '../view/search-operators.ts';
import { toSay } from '../words/say.ts';
import { type DayRange, readDays } from './days.ts';

export type Field = 'any' | 'subject' | 'from' | 'to';

/** Words that stand one behind the other, in a field. */
export type Term = Readonly<{
  not: boolean;
  field: Field;
  words: readonly { folded: string; spellings: readonly string[] }[];
  /** Nothing follows: the last word may be half typed. */
  open: boolean;
}>;

export type Condition = Readonly<{ not: boolean }> &
  (
    | Readonly<{ kind: 'is'; state: SearchState }>
    | Readonly<{ kind: 'tone'; tone: SearchTone }>
    | Readonly<{ kind: 'has'; hold: SearchHold }>
    | Readonly<{
        kind: 'assignee' | 'team' | 'intent' | 'reason' | 'mailbox' | 'lang' | 'tag';
        value: string;
      }>
    | Readonly<{ kind: 'written'; days: DayRange; side: 'before' | 'after' | 'on' }>
  );

/** English words for `say`, and what fills them. */
export type QueryFault = Readonly<{ words: string; values: Readonly<Record<string, string>> }>;

export type SearchQuery = Readonly<{
  terms: readonly Term[];
  conditions: readonly Condition[];
  faults: readonly QueryFault[];
}>;

/** Beyond it a search is a pasted mail. */
const mostTerms = 24;

/** [-] [operator:] ("phrase" | word); a phrase that is still being typed has no second mark. */
const piece = /(-?)(?:(\p{L}{1,20}):)?(?:["„“”]([^"“”]*)(["“”]?)|(\S+))/gu;

/** `today` is an ISO date in the team's zone. */
export function parseQuery(text: string, today: string): SearchQuery {
  const terms: Term[] = [];
  const conditions: Condition[] = [];
  const faults: QueryFault[] = [];
  const trimmedEnd = text.trimEnd();
  for (const found of text.matchAll(piece)) {
    const [whole, minus, name, phrase, closing, word] = found;
    const not = minus === '-';
    const quoted = phrase !== undefined;
    const value = (phrase ?? word ?? '').trim();
    const open = found.index + whole.length >= trimmedEnd.length && (!quoted || closing === '') && !not;
    if (name === undefined) {
      // `from:` with nothing behind it: the colon was eaten as a part of the word.
      const bare = quoted ? undefined : operatorOf(/^(\p{L}{1,20}):$/u.exec(value)?.[1]);
      if (bare)
        faults.push({ words: toSay('Say what to look for after {operator}:'), values: { operator: bare } });
      else addTerm(terms, { not, field: 'any', text: value, open });
      continue;
    }
    const operator = operatorOf(name);
    if (operator === 'from' || operator === 'to' || operator === 'subject')
      addTerm(terms, { not, field: operator, text: value, open });
    else if (operator) {
      const read = toCondition(operator, value, not, today);
      if ('words' in read) faults.push(read);
      else conditions.push(read);
    } else if (isAddressOrTime(value)) addTerm(terms, { not, field: 'any', text: `${name}:${value}`, open });
    else
      faults.push({
        words: toSay('There is no {operator}: to search by. In quotes it is searched for as it stands.'),
        values: { operator: name },
      });
  }
  if (terms.length + conditions.length > mostTerms)
    faults.push({
      words: toSay('That is too long for a search: use at most {most} words.'),
      values: { most: String(mostTerms) },
    });
  return { terms, conditions, faults };
}

function addTerm(
  terms: Term[],
  { not, field, text, open }: { not: boolean; field: Field; text: string; open: boolean },
): void {
  const words = wordsOf(text).map(({ folded, start, end }) => ({
    folded,
    spellings: otherSpellings(text.slice(start, end)),
  }));
  if (words.length > 0) terms.push({ not, field, words, open });
}

const operatorOf = (name: string | undefined): SearchOperator | undefined =>
  searchOperators.find((each) => each === name?.toLowerCase());

/** `https://…` is no operator. */
const isAddressOrTime = (value: string) => value.startsWith('//');

type WithValue = Exclude<SearchOperator, 'from' | 'to' | 'subject'>;

function toCondition(
  operator: WithValue,
  value: string,
  not: boolean,
  today: string,
): Condition | QueryFault {
  switch (operator) {
    case 'is': {
      const state = searchStates.find((each) => each === value.toLowerCase());
      return state ? { kind: 'is', state, not } : unknownValue(operator, value, searchStates);
    }
    case 'tone': {
      const tone = searchTones.find((each) => each === value.toLowerCase());
      return tone ? { kind: 'tone', tone, not } : unknownValue(operator, value, searchTones);
    }
    case 'has': {
      const hold = searchHolds.find((each) => each === value.toLowerCase());
      return hold ? { kind: 'has', hold, not } : unknownValue(operator, value, searchHolds);
    }
    case 'before':
    case 'after':
    case 'on': {
      const days = readDays(value, today);
      return days
        ? { kind: 'written', days, side: operator, not }
        : {
            words: toSay('{value} is no day. Write it as 2026-11-22, 2026-11, 22.11.2026, today or 7d.'),
            values: { value },
          };
    }
    case 'reason': {
      const reason = reasons.find((each) => each === value.toLowerCase());
      return reason ? { kind: 'reason', value: reason, not } : unknownValue(operator, value, reasons);
    }
    default:
      return value === ''
        ? { words: toSay('Say what to look for after {operator}:'), values: { operator } }
        : { kind: operator, value: value.toLowerCase(), not };
  }
}

function unknownValue(operator: string, value: string, known: readonly string[]): QueryFault {
  return {
    words: toSay('{operator}:{value} means nothing here. Use one of: {known}.'),
    values: { operator, value, known: known.join(', ') },
  };
}
