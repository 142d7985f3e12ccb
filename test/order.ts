// An order on its way, as small changes to it.

import type { Order } from '../triage/facts.ts';

export function order(changes: Partial<Order> & Pick<Order, 'number' | 'customerEmail'>): Order {
  return {
    status: 'shipped',
    placedAt: '2026-11-16T10:00:00.000Z',
    items: [{ name: 'Desk lamp', quantity: 1 }],
    total: 49.9,
    currency: 'EUR',
    carrier: 'DPD',
    trackingNumber: 'DPD0099887766',
    trackingUrl: 'https://track.example/DPD0099887766',
    expectedDelivery: '2026-11-25',
    deliveredAt: null,
    ...changes,
  };
}
