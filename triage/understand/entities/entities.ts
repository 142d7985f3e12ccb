// Entities of understanding: everything in a mail that can be looked up, so that nobody asks the customer for it again.

import type { Entities, Entity } from '../../understanding.ts';
import { addressesIn } from './addresses.ts';
import { amountsIn } from './amounts.ts';
import { emailsIn, phonesIn } from './contacts.ts';
import { datesIn } from './dates.ts';
import { type Field, fieldOf } from './digits.ts';
import type { NumberFormat } from './formats.ts';
import { type FoundNumber, groupedNumbersIn, type NumberKind, numbersIn } from './numbers.ts';
import { productsIn } from './products.ts';

export type EntitySource = Readonly<{
  subject: string;
  text: string;
  quoted?: string | undefined;
  attachmentNames?: readonly string[] | undefined;
  date?: string | undefined;
  /** Earlier messages of the conversation, newest first. */
  earlier?: readonly string[] | undefined;
  /** What the team's own numbers look like; they go before every guess. */
  formats?: readonly NumberFormat[] | undefined;
  /** Names of the products in the customer's orders. */
  products?: readonly string[] | undefined;
}>;

/** `fits`: it has the form that the team has given its own numbers. */
type Number = FoundNumber & Readonly<{ fits?: true }>;

/** Where a number fits the team's own form, what only looks like one of that kind is something else: a customer number. */
function withoutGuesses(found: readonly Number[]): Number[] {
  const sure = new Set(found.filter(({ fits }) => fits).map(({ kind }) => kind));
  return found.filter(({ kind, fits }) => fits || !sure.has(kind));
}

/** Numbers further down than this belong to pasted logs, not to the customer's words. UTF-16 units. */
const readLength = 12_000;
/** A number from further back than this many messages is no longer what the mail is about. */
const mostEarlier = 10;

function distinct<T extends Entity>(found: readonly T[]): T[] {
  const seen = new Set<string>();
  return found.filter(({ value }) => !seen.has(value) && seen.add(value));
}

function ownNumbers({ field, text }: Field, formats: readonly NumberFormat[]): Number[] {
  const found: Number[] = [];
  for (const { kind, find } of formats) {
    for (const { start, end } of find(text)) {
      if (found.some((one) => start < one.end && end > one.start)) continue;
      const raw = text.slice(start, end);
      const value = raw.replace(/^#/, '').toUpperCase();
      found.push({ field, start, end, text: raw, value, kind, fits: true });
    }
  }
  return found;
}

function inField(field: Field, { date, formats = [] }: EntitySource) {
  const own = ownNumbers(field, formats);
  const free = <T extends Entity>(found: readonly T[], taken: readonly Entity[]): T[] =>
    found.filter((one) => !taken.some((other) => one.start < other.end && one.end > other.start));
  const emails = emailsIn(field);
  const addresses = free(addressesIn(field), own);
  const amounts = free(amountsIn(field), own);
  const dates = free(datesIn(field, date), [...own, ...addresses]);
  const before = [...own, ...addresses, ...emails, ...amounts, ...dates];
  const groups = groupedNumbersIn(field, before);
  const taken = [...before, ...groups];
  const phones = free(phonesIn(field), taken);
  const numbers: Number[] = [...own, ...groups, ...numbersIn(field, [...taken, ...phones])].toSorted(
    (a, b) => a.start - b.start,
  );
  return { emails, amounts, dates, phones, addresses, numbers };
}

/** Of text that only numbers are taken from. Where there is no digit, only a team's own formats can find any. */
function numbersOf(text: string, source: EntitySource): FoundNumber[] {
  const field = fieldOf('text', text);
  return field.runs.length === 0 ? ownNumbers(field, source.formats ?? []) : inField(field, source).numbers;
}

/** What a number is, is said in its own line or beside it, at times across an empty one. */
const linesAround = 2;

/**
 * Quoted mail mostly says the number again that the new words have named. Only lines with another digit in them are worth
 * reading, and those around them.
 */
function linesWithMore(text: string, known: readonly string[]): string {
  const lines = text.split('\n');
  const wanted = new Set<number>();
  for (const [at, line] of lines.entries()) {
    if (!/\d/.test(known.reduce((rest, number) => rest.replaceAll(number, ' '), line))) continue;
    for (let near = at - linesAround; near <= at + linesAround; near++) wanted.add(near);
  }
  // Lines that did not stand beside each other are none the more connected now.
  return lines
    .flatMap((line, at) => (wanted.has(at) ? [wanted.has(at - 1) ? line : `\n\n${line}`] : []))
    .join('\n');
}

/**
 * Entities of the mail's new words first, each value once. Numbers known only from the quoted mail, an
 * earlier message or the name of an attachment follow; these have an empty span (start = end = 0), since there is no place in the new words to show.
 */
export function entitiesOf(source: EntitySource): Entities {
  const own = [
    inField(fieldOf('subject', source.subject.slice(0, readLength)), source),
    inField(fieldOf('text', source.text.slice(0, readLength)), source),
  ];
  const known = [...new Set(own.flatMap((each) => each.numbers.map(({ text }) => text)))];
  const elsewhere = [
    withoutStart((source.quoted ?? '').slice(0, readLength), source.text.slice(0, readLength)),
    ...(source.earlier ?? []).slice(0, mostEarlier).map((text) => text.slice(0, readLength)),
    ...(source.attachmentNames ?? []).map(spaced),
  ]
    .filter((text) => text !== '')
    // A team's own format may be one of letters alone.
    .map((text) => (source.formats?.length ? text : linesWithMore(text, known)))
    .flatMap((text) => numbersOf(text, source))
    .map((one) => ({ ...one, start: 0, end: 0 }));
  const numbers = (kind: NumberKind): Entity[] =>
    distinct(
      [...withoutGuesses(own.flatMap((each) => each.numbers)), ...withoutGuesses(elsewhere)].filter(
        (one) => one.kind === kind,
      ),
    ).map(({ kind: _, fits: __, ...entity }) => entity);
  return {
    orderNumbers: numbers('order'),
    trackingNumbers: numbers('tracking'),
    invoiceNumbers: numbers('invoice'),
    dates: distinct(own.flatMap((each) => each.dates)),
    amounts: distinct(own.flatMap((each) => each.amounts)),
    emails: distinct(own.flatMap((each) => each.emails)),
    phones: distinct(own.flatMap((each) => each.phones)),
    addresses: distinct(own.flatMap((each) => each.addresses)),
    products: distinct(
      (['subject', 'text'] as const).flatMap((field) =>
        productsIn(field, source[field].slice(0, readLength), source.products ?? []),
      ),
    ),
  };
}

/** Quoted mail is often given with the new words above it: those have been looked through. */
const withoutStart = (text: string, start: string): string =>
  text.startsWith(start) ? text.slice(start.length) : text;

/** "invoice_INV-2231.pdf" reads as "invoice INV-2231". */
function spaced(filename: string): string {
  return filename
    .slice(0, 200)
    .replace(/\.[a-z0-9]{2,5}$/i, '')
    .replaceAll('_', ' ');
}
