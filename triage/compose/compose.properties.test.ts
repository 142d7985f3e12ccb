import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { Liquid } from 'liquidjs';
import { expect, test } from 'vitest';

import { slotSource } from '../../test/slot-source.ts';
import { readTemplates } from '../../worker/templates.ts';
import type { Order, OrderLookup } from '../facts.ts';
import { defaultPolicy, weekdays } from '../policy.ts';
import { type Composed, composeTraced } from './compose.ts';
import { buildSlots, type SlotSource, type Slots } from './slots.ts';
import type { Template } from './template.ts';

const templates = readTemplates(fileURLToPath(new URL('../..', import.meta.url)));
const written = templates.filter((each) => each.kind !== 'footer');

/** What a team's file of orders may hold: also nothing at all, white space, markup and other people's facts. */
const words = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\n',
    '\u00a0',
    '\u200b',
    '\u0007',
    '**',
    '{{ company }}',
    '<b></b>',
    'DPD',
    '12,50 €',
    'a\nb',
  ),
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

const order: fc.Arbitrary<Order> = fc.record({
  number: words,
  customerEmail: fc.constant('eva@customer.test'),
  status: fc.constantFrom<Order['status']>(
    ...(['received', 'processing', 'shipped', 'out_for_delivery'] as const),
    ...(['delivered', 'delayed', 'cancelled', 'returned'] as const),
  ),
  placedAt: day,
  items: fc.array(fc.record({ name: words, quantity: fc.integer({ min: 1, max: 99 }) }), { maxLength: 3 }),
  total: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
  currency: fc.option(words),
  carrier: fc.option(words),
  trackingNumber: fc.option(words),
  trackingUrl: fc.option(fc.oneof(words, fc.webUrl({ withQueryParameters: true }))),
  expectedDelivery: fc.option(day.map((each) => each.slice(0, 10))),
  deliveredAt: fc.option(day),
});

const lookup: fc.Arbitrary<OrderLookup> = fc.oneof(
  order.map((each): OrderLookup => ({ kind: 'found', order: each, by: 'number' })),
  order.map((each): OrderLookup => ({ kind: 'near', number: each.number, order: each })),
  words.map((number): OrderLookup => ({ kind: 'unknown', number })),
  fc
    .array(order, { maxLength: 7 })
    .map((candidates): OrderLookup => ({ kind: 'no-number', own: candidates.length, candidates })),
  fc.constantFrom<OrderLookup>({ kind: 'not-asked' }, { kind: 'failed', error: 'gone' }),
);

const range = fc.constantFrom({ from: '09:00', to: '12:00' }, { from: '00:00', to: '23:59' });
const policy = fc
  .record({
    name: words,
    delivery: fc.array(fc.record({ name: words, days: words, price: words }), { maxLength: 3 }),
    open: fc.array(fc.array(range, { maxLength: 1 }), { minLength: 7, maxLength: 7 }),
    zone: fc.constantFrom('Europe/Prague', 'America/New_York', 'Asia/Kathmandu'),
  })
  .map(({ name, delivery, open, zone }) => ({
    ...defaultPolicy,
    company: { ...defaultPolicy.company, name, delivery },
    hours: {
      ...defaultPolicy.hours,
      timeZone: zone,
      week: Object.fromEntries(
        weekdays.map((each, at) => [each, open[at] ?? []]),
      ) as SlotSource['policy']['hours']['week'],
    },
  }));

const filled: fc.Arbitrary<Readonly<{ template: Template; slots: Slots }>> = fc
  .record({
    template: fc.constantFrom(...written),
    lookup,
    policy,
    customerName: words,
    asked: words,
    now: fc.date({ min: new Date('2025-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
    promised: fc.boolean(),
  })
  .map(({ template, lookup: found, policy: rules, customerName, asked, now, promised }) => ({
    template,
    slots: buildSlots(
      slotSource({
        ...{ customerName, now, policy: rules, words: asked, facts: { order: found } },
        language: template.language,
        promisedBy: promised ? now : null,
      }),
    ),
  }));

/** Null where it cannot be written: then a person gets the mail. */
function tryToWrite({ template, slots }: { template: Template; slots: Slots }): Composed | null {
  try {
    return composeTraced(templates, template.name, slots);
  } catch {
    return null;
  }
}

const runs = { numRuns: 1_000 };

test('the orders tried are such that most templates are written, and that some cannot be', () => {
  const tried = fc.sample(filled, { numRuns: 300, seed: 1 }).map(tryToWrite);
  expect(tried.filter((each) => each !== null).length).toBeGreaterThan(60);
  expect(tried).toContain(null);
});

/** What is put in where, found by another filling than the one that is sent. */
function putIn(template: Template, slots: Slots): string[] {
  const values: string[] = [];
  const noting = new Liquid({
    strictVariables: true,
    ownPropertyOnly: true,
    jsTruthy: true,
    outputEscape: (value) => {
      values.push(String(value ?? ''));
      return 'x';
    },
  });
  noting.parseAndRenderSync(template.body, slots);
  return values;
}

test('no order, policy or name leaves an empty slot in a mail: there is always something to see in its place', () => {
  fc.assert(
    fc.property(filled, (each) => {
      if (!tryToWrite(each)) return;
      for (const value of putIn(each.template, each.slots)) expect(value).toMatch(/[\p{L}\p{N}\p{P}\p{S}]/u);
    }),
    runs,
  );
});

/** Every run of characters with a digit in it, found in another way than the lock finds facts. */
const runsWithDigits = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter((run) => /\p{N}/u.test(run));

test('every number of a mail that would be sent stands in its template, a lookup or a setting', () => {
  fc.assert(
    fc.property(filled, (each) => {
      const mail = tryToWrite(each);
      // With an untraced fact nothing is sent: a person gets it.
      if (!mail || mail.untraced.length > 0) return;
      const { first_name: _, ...known } = each.slots;
      const sources = new Set(
        runsWithDigits([JSON.stringify(known), ...templates.map(({ body }) => body)].join(' ')),
      );
      for (const run of runsWithDigits(mail.body.text)) expect([run, sources.has(run)]).toEqual([run, true]);
    }),
    runs,
  );
});

test('a number that comes from nowhere is always found, wherever it stands', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10_000_000, max: 99_999_999 }), fc.nat(3), (number, at) => {
      const places = ['call {N}.', 'It costs {N} EUR', 'https://shop.example/{N}', '- {N}\n'];
      const body = `Hello,\n\n${(places[at] ?? '').replace('{N}', '{{ conversation_number }}{{ company }}')}`;
      const base = templates.find((each) => each.name === 'handover.en');
      if (!base) throw new Error('no template');
      const slots = buildSlots(slotSource({ policy: defaultPolicy }));
      // What is put in is in no slot under this form: two of them grown together.
      const grown = { ...slots, conversation_number: '7', company: String(number) };
      const { untraced } = composeTraced([{ ...base, body }], base.name, grown);
      expect(untraced.map(({ text }) => text).join()).toContain(`7${number}`);
    }),
    { numRuns: 300 },
  );
});
