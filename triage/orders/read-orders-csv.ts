// A file of orders: the good rows, and for each bad one its line and what is wrong with it.

import { type CsvError, type Info, parse } from 'csv-parse/sync';

import type { Order } from '../facts.ts';
import { checkOrder, type Faults } from './order-input.ts';

export type BadRow = Readonly<{
  /** As an editor counts them; the column names are on the first. */
  line: number;
  faults: Faults;
}>;

export type OrdersFile = Readonly<{ orders: readonly Order[]; bad: readonly BadRow[] }>;

type Row = Readonly<{ record: Record<string, string>; info: Info }>;

/**
 * Columns by name, in any order, with commas, semicolons or tabs between them. Throws an Error where the first line has no
 * column names that we know: then nothing of the file can be trusted.
 */
export function readOrdersCsv(text: string): OrdersFile {
  const bad: BadRow[] = [];
  const source = text.replace(/^\ufeff/, '');
  const rows: Row[] = parse(source, {
    columns: requireColumns,
    delimiter: delimiterOf(source),
    info: true,
    trim: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: 100_000,
    on_skip: (error) => {
      if (error) bad.push({ line: lineOf(error), faults: { row: error.message } });
    },
  });
  const orders: Order[] = [];
  for (const { record, info } of rows) {
    const { order, faults } = checkOrder(fieldsOf(record));
    // A row that spans several lines is named by its first.
    const within = Object.values(record).join('').split('\n').length - 1;
    if (order) orders.push(order);
    else bad.push({ line: info.lines - within, faults });
  }
  return { orders, bad: bad.toSorted((a, b) => a.line - b.line) };
}

const known: ReadonlySet<string> = new Set([
  'number',
  'customerEmail',
  'status',
  'placedAt',
  'items',
  'total',
  'currency',
  'carrier',
  'trackingNumber',
  'trackingUrl',
  'expectedDelivery',
  'deliveredAt',
]);
const required = ['number', 'customerEmail', 'status', 'placedAt'];

/** "customer_email" and "Customer Email" are "customerEmail". */
function requireColumns(names: string[]): string[] {
  const plain = (name: string) => name.toLowerCase().replace(/[\s_-]/g, '');
  const columns = names.map((name) => [...known].find((each) => plain(each) === plain(name)) ?? name.trim());
  const missing = required.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    throw new Error(`The first line must name the columns; missing: ${missing.join(', ')}`);
  }
  const foreign = columns.filter((name) => !known.has(name));
  if (foreign.length > 0) throw new Error(`Columns that are not known here: ${foreign.join(', ')}`);
  return columns;
}

function delimiterOf(text: string): string {
  const head = text.split(/\r?\n/, 1)[0] ?? '';
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: head.split(mark).length }));
  return counts.reduce((most, each) => (each.count > most.count ? each : most)).mark;
}

/** Empty is not known. */
function fieldsOf(record: Record<string, string>): Record<string, unknown> {
  const given = Object.entries(record).filter(([, value]) => value !== '');
  return Object.fromEntries(
    given.map(([name, value]) => [
      name,
      name === 'items' ? readItems(value) : name === 'total' ? readTotal(value) : value,
    ]),
  );
}

/** JSON as the API has it, or "2 x Desk lamp; Chair". */
function readItems(value: string): unknown {
  if (value.startsWith('[')) {
    try {
      return JSON.parse(value);
    } catch {
      return value;
    }
  }
  return value
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, count, name] = /^(\d{1,6}) ?[x×*] ?(.+)$/i.exec(part) ?? [];
      return { name: name ?? part, quantity: count === undefined ? 1 : Number(count) };
    });
}

/** "1.299,50" and "1,299.50" are told apart by their last mark; anything else is left for the check to refuse. */
function readTotal(value: string): unknown {
  if (!/^\d{1,3}(?:[., ]?\d{3})*(?:[.,]\d{1,2})?$/.test(value)) return value;
  const cents = /[.,](\d{1,2})$/.exec(value);
  const whole = (cents ? value.slice(0, cents.index) : value).replace(/[., ]/g, '');
  return Number(`${whole}.${cents?.[1] ?? '0'}`);
}

const lineOf = (error: CsvError) => (typeof error.lines === 'number' ? error.lines : 0);
