// The shop's sample orders, which the bot looks up: plain data, with dates that lie around `now`.

import type { Order } from '../triage/facts.ts';
import type { CustomerEmail } from './customers.ts';

/** An order as `PUT /api/v1/orders/:number` takes it, and its number. */
export type SampleOrder = Order & Readonly<{ customerEmail: CustomerEmail }>;

type Line = readonly [name: string, quantity: number];

type Dates = Readonly<{
  /** Days before now. */
  placed: number;
  /** Days after now; negative: before. */
  expected?: number;
  /** Days before now. */
  delivered?: number;
  tracking?: readonly [carrier: string, number: string];
}>;

type Row = readonly [
  number: string,
  customerEmail: CustomerEmail,
  status: Order['status'],
  total: number,
  items: readonly Line[],
  dates: Dates,
];

export function sampleOrders(now: Date): SampleOrder[] {
  return rows.map(
    ([number, customerEmail, status, total, items, { placed, expected, delivered, tracking }]) => ({
      number,
      customerEmail,
      status,
      placedAt: shift(now, -placed).toISOString(),
      items: items.map(([name, quantity]) => ({ name, quantity })),
      total,
      currency: 'EUR',
      carrier: tracking?.[0] ?? null,
      trackingNumber: tracking?.[1] ?? null,
      trackingUrl: tracking ? `https://track.${hosts[tracking[0]]}/${tracking[1]}` : null,
      expectedDelivery: expected === undefined ? null : shift(now, expected).toISOString().slice(0, 10),
      deliveredAt: delivered === undefined ? null : shift(now, -delivered).toISOString(),
    }),
  );
}

const rows: readonly Row[] = [
  [
    'HH-20417',
    'aoife.brennan@postbox.example',
    'shipped',
    138.9,
    [['Fjell floor lamp, brass', 1]],
    { placed: 4, expected: 2, tracking: ['Nordpost', 'NP7730185526'] },
  ],
  [
    'HH-20388',
    'jonas.weber@mailhaus.example',
    'out_for_delivery',
    86.4,
    [['Linen duvet cover, moss', 2]],
    { placed: 6, expected: 0, tracking: ['Parcelino', 'PL40093217'] },
  ],
  [
    'HH-20391',
    'luca.ferrante@casella.example',
    'processing',
    412,
    [['Oak bookcase, 5 shelves', 1]],
    { placed: 5, expected: 9 },
  ],
  [
    'HH-20422',
    'luca.ferrante@casella.example',
    'shipped',
    54.9,
    [['Stoneware mug, sand', 6]],
    { placed: 3, expected: 1, tracking: ['Parcelino', 'PL40095560'] },
  ],
  [
    'HH-20179',
    'luca.ferrante@casella.example',
    'delivered',
    29.9,
    [['Wool cushion, rust', 1]],
    { placed: 41, expected: -36, delivered: 36, tracking: ['Parcelino', 'PL40071188'] },
  ],
  [
    'HH-20361',
    'mira.kolarova@schranka.example',
    'delivered',
    149,
    [['Desk chair Bris, sage green', 1]],
    { placed: 12, expected: -5, delivered: 5, tracking: ['Nordpost', 'NP7730179904'] },
  ],
  [
    'HH-20340',
    'o.whitcombe@postbox.example',
    'delivered',
    529,
    [['Dining table Holm, ash, 180 cm', 1]],
    { placed: 33, expected: -14, delivered: 3, tracking: ['Nordpost', 'NP7730162237'] },
  ],
  [
    'HH-20378',
    'priya.raman@brievenbus.example',
    'shipped',
    218,
    [['Wall shelf Sund, walnut', 2]],
    { placed: 8, expected: 1, tracking: ['Nordpost', 'NP7730182041'] },
  ],
  [
    'HH-20201',
    'priya.raman@brievenbus.example',
    'delivered',
    342.5,
    [['Meeting-room chair Bris, black', 2]],
    { placed: 38, expected: -30, delivered: 31, tracking: ['Nordpost', 'NP7730148873'] },
  ],
  [
    'HH-20296',
    'd.okafor@postbox.example',
    'delivered',
    74.9,
    [['Glass table lamp Klar', 1]],
    { placed: 24, expected: -22, delivered: 1, tracking: ['Parcelino', 'PL40083316'] },
  ],
  [
    'HH-20412',
    'hannah.lindqvist@brevlada.example',
    'processing',
    689,
    [['Sofa Vik, two seats, oat', 1]],
    { placed: 4, expected: 8 },
  ],
  [
    'HH-20260',
    'sabine.krueger@mailhaus.example',
    'cancelled',
    45,
    [['Bath mat, charcoal', 3]],
    { placed: 29 },
  ],
  [
    'HH-20430',
    'camille.rousseau@courrier.example',
    'received',
    265,
    [['Bedside table Lund, white', 2]],
    { placed: 1, expected: 11 },
  ],
  [
    'HH-20405',
    'tomasz.zielinski@poczta.example',
    'delayed',
    97.8,
    [
      ['Enamel pan, 28 cm', 1],
      ['Tea towel, striped', 4],
    ],
    { placed: 9, expected: 6, tracking: ['Parcelino', 'PL40094402'] },
  ],
  [
    'HH-20115',
    'tomasz.zielinski@poczta.example',
    'delivered',
    61,
    [['Clothes hooks, oak', 5]],
    { placed: 57, expected: -52, delivered: 51, tracking: ['Parcelino', 'PL40062279'] },
  ],
  [
    'HH-20399',
    'ingrid.solberg@postkasse.example',
    'shipped',
    178,
    [['Rug Strand, 140 x 200 cm', 1]],
    { placed: 6, expected: 3, tracking: ['Nordpost', 'NP7730184470'] },
  ],
  [
    'HH-20333',
    'ingrid.solberg@postkasse.example',
    'returned',
    118,
    [['Rug Strand, 120 x 170 cm', 1]],
    { placed: 27, expected: -20, delivered: 19, tracking: ['Nordpost', 'NP7730166015'] },
  ],
];

/** Carriers that exist nowhere else, under names reserved for examples. */
const hosts: Record<string, string> = { Nordpost: 'nordpost.example', Parcelino: 'parcelino.example' };

const shift = (now: Date, days: number): Date => new Date(now.getTime() + days * 24 * 60 * 60 * 1000);
