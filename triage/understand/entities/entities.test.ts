import { expect, test } from 'vitest';
import { type EntitySource, entitiesOf } from './entities.ts';

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
