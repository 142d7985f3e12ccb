import { describe, expect, test } from 'vitest';
import { type EntitySource, entitiesOf } from './entities.ts';
import { numberFormats } from './formats.ts';

const values = (source: Partial<EntitySource>) => {
  const found = entitiesOf({ subject: '', text: '', ...source });
  return Object.fromEntries(
    Object.entries(found)
      .filter(([, list]) => list.length > 0)
      .map(([name, list]) => [name, list.map((one) => one.value)]),
  );
};

test.each([
  ['my order 10-4471 is late', { orderNumbers: ['10-4471'] }],
  ['R4417-C, where is it?', { orderNumbers: ['R4417-C'] }],
  ['Order #100234 please', { orderNumbers: ['100234'] }],
  ['Bestellung Nr. 4711-22', { orderNumbers: ['4711-22'] }],
  ['booking QX7R2M for two', { orderNumbers: ['QX7R2M'] }],
  ['the contract number is NW-3381.', { orderNumbers: ['NW-3381'] }],
  ['objednávka č. 5520917', { orderNumbers: ['5520917'] }],
  ['tracking 4471 9920 13 says nothing', { trackingNumbers: ['4471992013'] }],
  ['1Z999AA10123456784 has not moved', { trackingNumbers: ['1Z999AA10123456784'] }],
  ['RR123456785GB', { trackingNumbers: ['RR123456785GB'] }],
  ['invoice INV-2031 is wrong', { invoiceNumbers: ['INV-2031'] }],
  ['Rechnung 2024-0871', { invoiceNumbers: ['2024-0871'] }],
  ['write to Jane.Doe@Example.com', { emails: ['jane.doe@example.com'] }],
  ['call me on +44 20 7946 0018', { phones: ['+442079460018'] }],
  ['£67.50 and 1.299,00 €', { amounts: ['67.50 GBP', '1299.00 EUR'] }],
  ['1 200 Kč', { amounts: ['1200.00 CZK'] }],
])('%s', (text, expected) => expect(values({ text })).toEqual(expected));

test.each([
  'a size 42 in blue, 3 pieces, 500 g, at 10:30',
  'in 2024 we bought a sofa for two people',
  'my iPhone15 and the WH-1000 are fine',
  'COVID-19',
])('no number is invented in: %s', (text) => expect(values({ text }).orderNumbers ?? []).toEqual([]));

test('dates get the year that puts them nearest to the mail', () => {
  const found = values({
    text: 'Ordered on 28 December, promised for 4. Januar, 03/02/2026 and yesterday; last Friday nobody came.',
    date: '2026-01-20T09:00:00Z',
  });
  expect(found.dates).toEqual(['2025-12-28', '2026-01-04', '2026-02-03', '2026-01-19', '2026-01-16']);
});

test('without the date of the mail a day and month stand alone and "yesterday" is no date', () => {
  expect(values({ text: 'since 4 March, and yesterday again' }).dates).toEqual(['--03-04']);
});

test('the subject comes first, then the text; numbers only quoted or in a file name come last with an empty span', () => {
  const found = entitiesOf({
    subject: 'Order 20-1111',
    text: 'See order 20-2222.',
    quoted: '> your order 20-3333 has shipped',
    attachmentNames: ['invoice_INV-2231.pdf'],
  });
  expect(found.orderNumbers.map(({ value, field, start, end }) => [value, field, end > start])).toEqual([
    ['20-1111', 'subject', true],
    ['20-2222', 'text', true],
    ['20-3333', 'text', false],
  ]);
  expect(found.invoiceNumbers.map((one) => one.value)).toEqual(['INV-2231']);
});

test('every span of the new words points at the text it names', () => {
  const text =
    'Order #100234 of 3 March 2026 (£12.99), phone +420 601 234 567, j@x.example, track RR123456785GB';
  for (const one of Object.values(entitiesOf({ subject: '', text })).flat()) {
    expect(text.slice(one.start, one.end)).toBe(one.text);
  }
});

describe("a team's own numbers", () => {
  const formats = numberFormats([
    { kind: 'order', pattern: 'AC [0-9]{3}[.][0-9]{3}' },
    { kind: 'invoice', pattern: '[0-9]{4}[A-Z]{2}' },
  ]);

  test('are found by their pattern where no word and no common form would tell', () => {
    expect(values({ text: 'It is about ac 203.118 and 4471fx, thanks.', formats })).toMatchObject({
      orderNumbers: ['AC 203.118'],
      invoiceNumbers: ['4471FX'],
    });
    expect(values({ text: 'It is about ac 203.118, thanks.' }).orderNumbers).toBeUndefined();
  });

  test('are whole words, and nothing else is read into them', () => {
    expect(values({ text: 'part 14471FXA', formats }).invoiceNumbers).toBeUndefined();
    const found = values({ text: 'order AC 203.118', formats });
    expect(found.orderNumbers).toEqual(['AC 203.118']);
    expect(found.amounts).toBeUndefined();
  });

  test('leave nothing that only looks like one of their kind, and other kinds alone', () => {
    const found = values({
      text: 'My customer number is 88213 and the order AC 203.118, invoice INV-2231.',
      formats: formats.filter(({ kind }) => kind === 'order'),
    });
    expect(found).toMatchObject({ orderNumbers: ['AC 203.118'], invoiceNumbers: ['INV-2231'] });
  });

  test('from an earlier mail do not hide what the new words have', () => {
    const found = entitiesOf({
      subject: '',
      text: 'it is order 20-4471',
      quoted: 'AC 203.118',
      formats,
    });
    expect(found.orderNumbers.map(({ value }) => value)).toEqual(['20-4471', 'AC 203.118']);
  });

  test('a pattern that is none, or matches nothing at all, is refused with its words', () => {
    expect(() => numberFormats([{ kind: 'order', pattern: '(' }])).toThrow('no pattern: (');
    expect(() => numberFormats([{ kind: 'order', pattern: 'A*' }])).toThrow('matches nothing at all');
    expect(() => numberFormats([{ kind: 'order', pattern: '' }])).toThrow('empty');
  });

  test('a pattern that would ruin a backtracking engine costs nothing', () => {
    const nasty = numberFormats([{ kind: 'order', pattern: '(a+)+b' }]);
    const started = performance.now();
    entitiesOf({ subject: '', text: 'a'.repeat(12_000), formats: nasty });
    expect(performance.now() - started).toBeLessThan(500);
  });
});

test('a number from an earlier message is known, after those of the mail itself', () => {
  const found = entitiesOf({
    subject: '',
    text: 'and order 20-2222?',
    earlier: ['my order 20-1111 is late'],
  });
  expect(found.orderNumbers.map(({ value, end }) => [value, end > 0])).toEqual([
    ['20-2222', true],
    ['20-1111', false],
  ]);
});

test.each([
  ['We moved to 4 Orchard Row, Leeds LS1 4AP. Thanks', '4 Orchard Row, Leeds LS1 4AP'],
  ['Neue Adresse: Hauptstraße 12a, 10115 Berlin', 'Hauptstraße 12a, 10115 Berlin'],
  ["J'habite 12 bis rue de la Paix, 75002 Paris désormais", '12 bis rue de la Paix, 75002 Paris'],
  ['Vivo en Calle Mayor, 12, 28013 Madrid', 'Calle Mayor, 12, 28013 Madrid'],
  ['Pošlete to na Dlouhá 12, 110 00 Praha 1', 'Dlouhá 12, 110 00 Praha 1'],
  ['12 Main Street\nBoston, MA 02110\n\nTom', '12 Main Street, Boston, MA 02110'],
])('a postal address is found whole: %s', (text, value) => {
  const found = entitiesOf({ subject: '', text }).addresses ?? [];
  expect(found.map((one) => one.value)).toEqual([value]);
  for (const one of found) expect(text.slice(one.start, one.end)).toBe(one.text);
});

test.each(['I waited 20 minutes', 'Order 4471 Blue Chair', 'We have 3 Close friends'])(
  'no address is invented in: %s',
  (text) => expect(entitiesOf({ subject: '', text }).addresses).toEqual([]),
);

test("products of the customer's orders are found by name and by their last word", () => {
  const products = ['Oslo floor lamp', 'Kettle 1.7 l', 'Bergen armchair'];
  const found = entitiesOf({ subject: 'Lamps', text: 'The armchair and the KETTLE 1.7 l came.', products });
  expect((found.products ?? []).map(({ text, value }) => [text, value])).toEqual([
    ['Lamps', 'Oslo floor lamp'],
    ['armchair', 'Bergen armchair'],
    ['KETTLE 1.7 l', 'Kettle 1.7 l'],
  ]);
  expect(entitiesOf({ subject: '', text: 'my clamp', products }).products).toEqual([]);
});

test('"the chair" names no product where two of the orders end so', () => {
  const products = ['Blue chair', 'Red chair'];
  expect(entitiesOf({ subject: '', text: 'the chair wobbles', products }).products).toEqual([]);
});

test('a quoted mail is read for what the new words have not named, and for what its numbers are', () => {
  const shipped = [
    'Thank you for your order 10-4471. We pack it today.',
    'Your order 10-4471 has left.',
    '',
    'Tracking number:',
    '',
    'JD014600003828392112',
    '',
    ...Array.from({ length: 20 }, () => 'Thank you for your order 10-4471. We pack it today.'),
    'With it comes order',
    '10-4488',
  ].join('\n');
  const found = (text: string) => {
    const { orderNumbers, trackingNumbers } = entitiesOf({ subject: '', text, quoted: shipped });
    return [...orderNumbers, ...trackingNumbers].map(({ value }) => value).toSorted();
  };
  expect(found('Where is my order 10-4471?')).toEqual(found('Where is it?'));
  expect(found('Where is my order 10-4471?')).toEqual(['10-4471', '10-4488', 'JD014600003828392112']);
  // A longer number is another one.
  const longer = { subject: '', text: 'Where is my order 10-4471?', quoted: 'Your order 10-44718 has left.' };
  expect(entitiesOf(longer).orderNumbers.map(({ value }) => value)).toEqual(['10-4471', '10-44718']);
});
