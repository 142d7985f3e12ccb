// Entities of understanding: everything in a mail that can be looked up, so that nobody asks the customer for it again.

import type { Entities, Entity } from '../../understanding.ts';
import { amountsIn } from './amounts.ts';
import { emailsIn, type Field, phonesIn } from './contacts.ts';
import { datesIn } from './dates.ts';
import { groupedNumbersIn, type NumberKind, numbersIn } from './numbers.ts';

export type EntitySource = Readonly<{
  subject: string;
  text: string;
  quoted?: string | undefined;
  attachmentNames?: readonly string[] | undefined;
  date?: string | undefined;
}>;

/** Numbers further down than this belong to pasted logs, not to the customer's words. UTF-16 units. */
const readLength = 12_000;

function distinct<T extends Entity>(found: readonly T[]): T[] {
  const seen = new Set<string>();
  return found.filter(({ value }) => !seen.has(value) && seen.add(value));
}

function inField(field: Field, date: string | undefined) {
  const emails = emailsIn(field);
  const amounts = amountsIn(field);
  const dates = datesIn(field, date);
  const before = [...emails, ...amounts, ...dates];
  const groups = groupedNumbersIn(field, before);
  const taken = [...before, ...groups];
  const phones = phonesIn(field).filter(
    (phone) => !taken.some((one) => phone.start < one.end && phone.end > one.start),
  );
  const numbers = [...groups, ...numbersIn(field, [...taken, ...phones])].toSorted(
    (a, b) => a.start - b.start,
  );
  return { emails, amounts, dates, phones, numbers };
}

/**
 * Entities of the mail's new words first, each value once. Numbers known only from the quoted mail or from the name of
 * an attachment follow; these have an empty span (start = end = 0), since there is no place in the new words to show.
 */
export function entitiesOf(source: EntitySource): Entities {
  const own = [
    inField({ field: 'subject', text: source.subject.slice(0, readLength) }, source.date),
    inField({ field: 'text', text: source.text.slice(0, readLength) }, source.date),
  ];
  const elsewhere = [
    (source.quoted ?? '').slice(0, readLength),
    ...(source.attachmentNames ?? []).map(spaced),
  ]
    .filter((text) => text !== '')
    .flatMap((text) => inField({ field: 'text', text }, source.date).numbers)
    .map((one) => ({ ...one, start: 0, end: 0 }));
  const numbers = (kind: NumberKind): Entity[] =>
    distinct([...own.flatMap((each) => each.numbers), ...elsewhere].filter((one) => one.kind === kind)).map(
      ({ kind: _, ...entity }) => entity,
    );
  return {
    orderNumbers: numbers('order'),
    trackingNumbers: numbers('tracking'),
    invoiceNumbers: numbers('invoice'),
    dates: distinct(own.flatMap((each) => each.dates)),
    amounts: distinct(own.flatMap((each) => each.amounts)),
    emails: distinct(own.flatMap((each) => each.emails)),
    phones: distinct(own.flatMap((each) => each.phones)),
  };
}

/** "invoice_INV-2231.pdf" reads as "invoice INV-2231". */
function spaced(filename: string): string {
  return filename
    .slice(0, 200)
    .replace(/\.[a-z0-9]{2,5}$/i, '')
    .replaceAll('_', ' ');
}
