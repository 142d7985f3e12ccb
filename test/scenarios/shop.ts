// The shop in which the scenarios play: one customer for each way an order can stand, on a Monday at ten.

import type { Order } from '../../triage/facts.ts';
import { defaultPolicy, type Policy } from '../../triage/policy.ts';
import { order } from '../order.ts';

export const monday = '2026-11-23T09:00:00Z';

const of = (number: string, name: string, changes: Partial<Order> = {}) =>
  order({ number, customerEmail: `${name}@customer.test`, ...changes });

const delivered = (at: string): Partial<Order> => ({
  status: 'delivered',
  deliveredAt: at,
  expectedDelivery: null,
});

export const shopOrders: readonly Order[] = [
  of('10-4471', 'eva'),
  of('10-5000', 'jan'),
  of('10-5001', 'jan', {
    status: 'processing',
    placedAt: '2026-11-20T10:00:00.000Z',
    trackingUrl: null,
    trackingNumber: null,
  }),
  of('10-6000', 'lena', delivered('2026-11-19T10:00:00.000Z')),
  of('10-6100', 'tom', { status: 'delayed', expectedDelivery: '2026-11-27' }),
  of('10-6200', 'petra', { status: 'cancelled', expectedDelivery: null }),
  of('10-6300', 'olga', { status: 'returned', expectedDelivery: null }),
  of('10-6400', 'paul', { status: 'out_for_delivery', expectedDelivery: '2026-11-23' }),
  of('10-6500', 'rita', { expectedDelivery: '2026-11-19' }),
  of('10-6600', 'sven', { status: 'received', trackingUrl: null, trackingNumber: null, carrier: null }),
];

export const shopPolicy: Policy = {
  ...defaultPolicy,
  hours: {
    ...defaultPolicy.hours,
    week: { ...defaultPolicy.hours.week, sat: [{ from: '10:00', to: '14:00' }] },
    exceptions: [
      { date: '2026-12-24', name: 'Christmas Eve', open: [{ from: '09:00', to: '12:00' }] },
      { date: '2026-12-25', name: 'Christmas Day', open: [] },
    ],
  },
  company: {
    ...defaultPolicy.company,
    name: 'Lamp Shop',
    passwordResetUrl: 'https://lamps.example/reset',
  },
};
