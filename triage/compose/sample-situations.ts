// Customers and orders nobody has, for trying a template: each way in which a slot may be filled or empty.

import type { Facts, Order } from '../facts.ts';
import type { Policy } from '../policy.ts';
import type { Article } from './article.ts';
import { buildSlots, type SlotSource, type Slots } from './slots.ts';

export type SampleSettings = Readonly<{
  language: string;
  policy: Policy;
  articles: readonly Article[];
  now: Date;
}>;

const statuses = [
  ...['received', 'processing', 'shipped', 'out_for_delivery', 'delivered', 'delayed', 'cancelled'],
  'returned',
] as readonly Order['status'][];
const dayMs = 86_400_000;

function order(now: Date, changes: Partial<Order> = {}): Order {
  const day = (days: number) => new Date(now.getTime() + days * dayMs).toISOString();
  return {
    number: '10-4471',
    customerEmail: 'eva@customer.example',
    status: 'shipped',
    placedAt: day(-6),
    items: [
      { name: 'Desk lamp', quantity: 1 },
      { name: 'Light bulb', quantity: 3 },
    ],
    total: 49.9,
    currency: 'EUR',
    carrier: 'DPD',
    trackingNumber: 'DPD0099887766',
    trackingUrl: 'https://track.example/DPD0099887766',
    expectedDelivery: day(3).slice(0, 10),
    deliveredAt: null,
    ...changes,
  };
}

const nothingElse = {
  carrier: null,
  trackingNumber: null,
  trackingUrl: null,
  expectedDelivery: null,
  items: [],
};
const found = (order: Order): Facts => ({ order: { kind: 'found', order, by: 'number' } });

function source(
  { language, policy, articles, now }: SampleSettings,
  changes: Partial<SlotSource> = {},
): SlotSource {
  return {
    ...{ language, policy, articles, now },
    facts: found(order(now)),
    understanding: { intent: 'order_status', confidence: 0.9, entities: { dates: [] } },
    words: '',
    customerName: 'Eva Novak',
    conversationNumber: 1042,
    promisedBy: new Date(now.getTime() + 4 * 3_600_000),
    ...(policy.teams[0] ? { team: policy.teams[0].key } : {}),
    ...changes,
  };
}

/** One for looking at: everything that is asked for is there. */
export const sampleSlots = (settings: SampleSettings): Slots => buildSlots(source(settings));

/** With an order, in each of its states. */
export function orderSituations(settings: SampleSettings): Slots[] {
  const { now } = settings;
  const late = new Date(now.getTime() - 3 * dayMs).toISOString();
  const orders = statuses.flatMap((status) => {
    const arrived = status === 'delivered' ? { deliveredAt: late } : {};
    return [
      order(now, { status, ...arrived }),
      order(now, { status, ...arrived, expectedDelivery: late.slice(0, 10) }),
      order(now, { status, ...nothingElse }),
      order(now, { status, ...arrived, trackingUrl: null }),
    ];
  });
  return orders.map((each) => buildSlots(source(settings, { facts: found(each) })));
}

/** Without one that is known. */
export function otherSituations(settings: SampleSettings): Slots[] {
  const { now, policy } = settings;
  const own = [order(now), order(now, { number: '10-4502' })];
  const facts: Facts[] = [
    { order: { kind: 'not-asked' } },
    { order: { kind: 'unknown', number: '10-9999' } },
    { order: { kind: 'near', number: '10-4417', order: order(now) } },
    { order: { kind: 'no-number', own: own.length, candidates: own } },
    { order: { kind: 'no-number', own: 0 } },
  ];
  const today = now.toISOString().slice(0, 10);
  const holiday = { date: today, name: 'Stocktaking', open: [] };
  const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  const hours = [
    policy.hours,
    { ...policy.hours, exceptions: [holiday] },
    { ...policy.hours, week: closed, exceptions: [] },
    { ...policy.hours, week: eachDay([{ from: '00:00', to: '23:59' }]), exceptions: [] },
  ];
  return [
    ...facts.map((each) => source(settings, { facts: each })),
    ...hours.flatMap((each) =>
      ['', today].map((date) =>
        source(settings, {
          policy: { ...policy, hours: each },
          understanding: {
            intent: 'opening_hours',
            confidence: 0.9,
            entities: { dates: date ? [asked(date)] : [] },
          },
          facts: { order: { kind: 'not-asked' } },
        }),
      ),
    ),
    source(settings, {
      ...{ customerName: '', promisedBy: null, facts: { order: { kind: 'not-asked' } } },
      understanding: { intent: 'other', confidence: 0.1, entities: { dates: [] } },
    }),
  ].map(buildSlots);
}

const asked = (date: string) =>
  ({ field: 'text', start: 0, end: date.length, text: date, value: date }) as const;

const eachDay = (open: { from: string; to: string }[]): Policy['hours']['week'] => ({
  ...{ mon: open, tue: open, wed: open, thu: open, fri: open, sat: open, sun: open },
});
