// Turns what somebody typed into what the database is asked: no SQL is made of it, only words and values.

import type { Db } from '../../db/database.ts';
import type { ConversationSought, SearchFilter, WrittenSought } from '../../db/search-filter.ts';
import { findWords, type Stem, type WordFound } from '../../db/search-words.ts';
import { fileMark, languageMark, noteMark } from '../../triage/search/document.ts';
import { toSay } from '../words/say.ts';
import type { Marks } from './mark-text.ts';
import { type Condition, parseQuery, type QueryFault, type SearchQuery, type Term } from './parse-query.ts';

export type PlannedSearch = Readonly<{
  filter: SearchFilter;
  /** What to mark in what is found. */
  marks: Marks;
  /** Where nothing has the word: what was looked for instead. */
  meant: readonly { word: string; instead: string }[];
  /** In small letters and without signs, where the whole search is a number that a conversation, order or parcel may have. */
  number: string | null;
}>;

export type Searcher = Readonly<{
  /** Null: a program, which has no conversations of its own. */
  agentId: number | null;
  timeZone: string;
  now: Date;
}>;

/** A word that at most this many mails have is looked for in all of them at once. */
const rareMails = 400;

export type SearchPlan = Readonly<
  { search: PlannedSearch; faults: null } | { search: null; faults: readonly QueryFault[] }
>;

export async function planSearch(db: Db, text: string, searcher: Searcher): Promise<SearchPlan> {
  const query = parseQuery(text, dayIn(searcher.now, searcher.timeZone));
  const faults: QueryFault[] = [...query.faults];
  const conversation: ConversationSought[] = [];
  for (const condition of query.conditions) {
    const sought = toSought(condition, searcher.agentId);
    if (sought === null) continue;
    if ('words' in sought) faults.push(sought);
    else conversation.push(sought);
  }
  if (faults.length > 0) return { search: null, faults };
  const found = await findWords(db, askedOf(query));
  const words = wordsOf(query, found);
  const filter: SearchFilter = {
    ...words,
    written: query.conditions.flatMap((each) => toWritten(each, searcher.timeZone) ?? []),
    conversation,
  };
  return { search: { filter, ...tellOf(query, found), number: numberOf(query) }, faults: null };
}

const dayIn = (now: Date, timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(now);

/** Only a word that stands alone: those of a phrase are meant as they are, but for a last one that is half typed. */
const askedOf = ({ terms }: SearchQuery) =>
  terms.flatMap(({ words, open }) =>
    words.map((word, place) => ({ ...word, prefix: open && place === words.length - 1 })),
  );

function wordsOf({ terms, conditions }: SearchQuery, found: readonly WordFound[]) {
  const parts: string[] = [];
  let fewest = Number.MAX_SAFE_INTEGER;
  let place = 0;
  for (const term of terms) {
    const own = found.slice(place, place + term.words.length);
    place += term.words.length;
    parts.push(`${term.not ? '!' : ''}(${termQuery(term, own)})`);
    if (!term.not) fewest = Math.min(fewest, ...own.map((each) => each.mails));
  }
  for (const condition of conditions)
    if (condition.kind === 'has')
      parts.push(`${condition.not ? '!' : ''}'${condition.hold === 'note' ? noteMark : fileMark}'`);
  return { words: parts.length > 0 ? parts.join(' & ') : null, rare: fewest <= rareMails };
}

const weights = { any: '', subject: ':A', from: ':B', to: ':C' } as const;

const lexeme = (word: string, weight = '') => `'${word.replace(/['\\]/g, '$&$&')}'${weight}`;

function termQuery({ words, field, open }: Term, found: readonly WordFound[]): string {
  const weight = weights[field];
  const anyOf = (list: readonly string[]) => `(${list.map((word) => lexeme(word, weight)).join(' | ')})`;
  const [only] = found;
  // Names have no stems, and a stem has no place in a mail: it is in no field and in no phrase.
  if (words.length === 1 && only)
    return field === 'any'
      ? [anyOf(only.words), ...only.stems.map(stemQuery)].join(' | ')
      : anyOf(only.words);
  return words
    .map(({ folded, spellings }, place) =>
      open && place === words.length - 1 ? anyOf(found[place]?.words ?? []) : anyOf([folded, ...spellings]),
    )
    .join(' <-> ');
}

const stemQuery = ({ stem, languages }: Stem) =>
  `(${lexeme(stem)} & (${languages.map((language) => lexeme(languageMark(language))).join(' | ')}))`;

function tellOf({ terms }: SearchQuery, found: readonly WordFound[]) {
  const marks = new Set<string>();
  const stems = new Set<string>();
  const meant: { word: string; instead: string }[] = [];
  let place = 0;
  for (const { not, words } of terms)
    for (const { folded } of words) {
      const own = found[place++];
      if (not || !own) continue;
      for (const word of own.words) marks.add(word);
      if (words.length === 1) for (const { stem } of own.stems) stems.add(stem);
      if (own.meant !== null && words.length === 1) meant.push({ word: folded, instead: own.meant });
    }
  return { marks: { words: [...marks], stems: [...stems].filter((stem) => stem.length > 2) }, meant };
}

function numberOf({ terms, conditions }: SearchQuery): string | null {
  const [term, ...others] = terms;
  if (!term || others.length + conditions.length > 0 || term.not || term.field !== 'any') return null;
  const number = term.words.map(({ folded }) => folded).join('');
  return /^[a-z0-9]{1,40}$/.test(number) && /\d/.test(number) ? number : null;
}

function toSought(condition: Condition, agentId: number | null): ConversationSought | QueryFault | null {
  const { not } = condition;
  switch (condition.kind) {
    case 'is':
      if (condition.state === 'mine') return mine(not, agentId);
      if (condition.state === 'unread') return unread(not, agentId);
      return { kind: 'is', state: condition.state, not };
    case 'assignee':
      if (condition.value === 'me') return mine(not, agentId);
      if (condition.value === 'none') return { kind: 'assignee', id: null, not };
      return { kind: 'assignee-name', value: condition.value, not };
    case 'tone':
      return { kind: 'tone', tone: condition.tone, not };
    case 'has':
    case 'written':
      return null;
    default:
      return { kind: condition.kind, value: condition.value, not };
  }
}

const mine = (not: boolean, agentId: number | null): ConversationSought | QueryFault =>
  agentId === null
    ? { words: toSay('Who asks with a token is nobody: name the assignee.'), values: {} }
    : { kind: 'assignee', id: agentId, not };

const unread = (not: boolean, agentId: number | null): ConversationSought | QueryFault =>
  agentId === null
    ? { words: toSay('Who asks with a token is nobody, and has read nothing.'), values: {} }
    : { kind: 'unread', by: agentId, not };

function toWritten(condition: Condition, timeZone: string): WrittenSought | null {
  if (condition.kind !== 'written') return null;
  const { days, side, not } = condition;
  if (side === 'on') return { not, from: days.from, to: days.to, timeZone };
  // "before" a day ends with the day before it: what is not on it or later.
  if (side === 'before') return { not: !not, from: days.from, to: null, timeZone };
  return { not, from: days.from, to: null, timeZone };
}
