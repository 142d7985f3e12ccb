import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { orderFacts, slotSource } from '../../test/slot-source.ts';
import { readTemplates } from '../../worker/templates.ts';
import type { Order } from '../facts.ts';
import { defaultPolicy } from '../policy.ts';
import { composeTraced } from './compose.ts';
import { traceFacts } from './fact-lock.ts';
import { buildSlots, type SlotSource } from './slots.ts';
import { parseTemplate } from './template.ts';

const templates = readTemplates(fileURLToPath(new URL('../..', import.meta.url)));
const slots = buildSlots(slotSource());
const untracedIn = (text: string) => traceFacts(text, [], slots).untraced.map((each) => each.text);

describe('a fact that comes from nowhere is found:', () => {
  test.each([
    ['It arrives on 3 December.', ['3 December']],
    ['It arrives on 25 December 2026.', ['25 December 2026']],
    ['You get 20 EUR back.', ['20 EUR']],
    ['You get €1,299.50 back.', ['€1,299.50']],
    ['Your order 10-4472 is ready.', ['10-4472']],
    ['Your order 10-44 is ready.', ['10-44']],
    ['Pay at https://evil.example/pay now.', ['https://evil.example/pay']],
    ['Go to www.evil.example.', ['www.evil.example']],
    ['Go to evil.shop today.', ['evil.shop']],
    ['Write to boss@evil.example.', ['boss@evil.example']],
    ['Come to Hauptstraße 5.', ['Hauptstraße 5']],
    ['Come to 12 Baker Street.', ['12 Baker Street']],
    ['Call 0900 123456.', ['0900', '123456']],
    ['We are open from 07:15.', ['07:15']],
    ['Within 8 days.', ['8']],
    ['The parcel is DPD0099887760.', ['DPD0099887760']],
  ])('%s', (text, facts) => expect(untracedIn(text)).toEqual(facts));
});

test('a fact of a lookup, a setting or the approved words is known, with where it comes from', () => {
  const text = 'Order 10-4471 comes by 25 November 2026: https://track.example/DPD0099887766. Call 112.';
  const template = parseTemplate(
    'x',
    '---\nkind: answer\nintent: order_status\nlanguage: en\n---\nCall **112**.',
  );
  const { facts, untraced } = traceFacts(text, [template], slots);
  expect(untraced).toEqual([]);
  expect(facts.map(({ source }) => source)).toEqual(['order', 'order', 'order', 'template x']);
});

test('a number that a slot is only a part of is none that is known', () => {
  const template = parseTemplate(
    'x',
    '---\nkind: answer\nintent: order_status\nlanguage: en\n---\nIt is DE{{ order.number }}.',
  );
  const footer = templates.filter((each) => each.kind === 'footer');
  const { untraced } = composeTraced([template, ...footer], 'x', slots);
  expect(untraced.map((each) => each.text)).toEqual(['DE10-4471']);
});

test('what customers call themselves is no source', () => {
  expect(traceFacts('Dear 10-9999', [], { ...slots, first_name: '10-9999' }).untraced).toHaveLength(1);
});

test('each is held where it stands, in whichever line', () => {
  const text =
    'Hello,\n\nthe parcel 77-1 is there.\nSee www.elsewhere.test\nor write to x@elsewhere.test, please.';
  const { untraced } = traceFacts(text, [], slots);
  expect(untraced.map((each) => each.text)).toEqual(['77-1', 'www.elsewhere.test', 'x@elsewhere.test']);
  for (const { text: found, start, end } of untraced) expect(text.slice(start, end)).toBe(found);
});

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
/** Without what the test itself looks for in the mail. */
const name = fc
  .string({ minLength: 1, maxLength: 20 })
  .filter((text) => text.trim() !== '' && !/[{}*]|null|NaN/.test(text));
const anOrder: fc.Arbitrary<Partial<Order>> = fc.record({
  number: fc.stringMatching(/^[A-Z]{0,2}\d{2}-\d{4}$/),
  status: fc.constantFrom<Order['status']>(
    'received',
    'processing',
    'shipped',
    'out_for_delivery',
    'delivered',
    'delayed',
    'cancelled',
    'returned',
  ),
  placedAt: day,
  items: fc.array(fc.record({ name, quantity: fc.integer({ min: 1, max: 99 }) }), { maxLength: 3 }),
  carrier: fc.option(name),
  trackingNumber: fc.option(fc.stringMatching(/^[A-Z0-9]{8,20}$/)),
  trackingUrl: fc.option(fc.webUrl({ withQueryParameters: true })),
  expectedDelivery: fc.option(day.map((at) => at.slice(0, 10))),
  deliveredAt: fc.option(day),
});
const source: fc.Arbitrary<Partial<SlotSource>> = fc.record({
  facts: anOrder.map(orderFacts),
  customerName: fc.string({ maxLength: 30 }),
  conversationNumber: fc.integer({ min: 1, max: 999_999 }),
  now: day.map((at) => new Date(at)),
  promisedBy: fc.option(day.map((at) => new Date(at))),
  policy: fc
    .array(fc.record({ name, days: name, price: name }), { minLength: 1, maxLength: 3 })
    .map((delivery) => ({ ...defaultPolicy, company: { ...defaultPolicy.company, delivery } })),
});

describe('whatever is looked up and whoever writes,', () => {
  const written = templates.filter((each) => each.kind !== 'footer');
  test.each(written.map((each) => [each.name, each] as const))(
    '%s has no empty slot and no fact from nowhere',
    (_, template) => {
      fc.assert(
        fc.property(source, (changes) => {
          const { body, untraced } = composeTraced(
            templates,
            template.name,
            buildSlots(slotSource({ language: template.language, ...changes })),
          );
          expect(untraced).toEqual([]);
          expect(body.text).not.toMatch(/\{\{|\{%|undefined|\bnull\b|NaN|Invalid Date/);
          expect(body.text).not.toMatch(/\*\*\s*\*\*| {2,}[,.]/);
        }),
        { numRuns: 25 },
      );
    },
  );
});

describe('two answers in one mail', () => {
  const both = (language: 'en' | 'de') =>
    composeTraced(
      templates,
      [`opening-hours.${language}`, `order-status.${language}`],
      buildSlots(slotSource({ language })),
    ).body.text;

  test.each(['en', 'de'] as const)(
    'have one greeting, one footer, and sentences that begin as sentences (%s)',
    (language) => {
      const text = both(language);
      expect(text.match(/^(?:Hello|Guten Tag) Eva,$/gm)).toHaveLength(1);
      expect(text.match(/automati/g)).toHaveLength(1);
      expect(text).toContain(language === 'en' ? 'Your order 10-4471' : 'Ihre Bestellung 10-4471');
      expect(text).toContain('09:00–17:00');
    },
  );
});
