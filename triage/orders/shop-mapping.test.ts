import { describe, expect, it } from 'vitest';

import { shopOrder, standInMapping } from '../../test/shop-stand-in.ts';
import { mapShopOrder, shopMapping } from './shop-mapping.ts';

describe("a shop's own JSON", () => {
  it('becomes an order of ours by the declared paths and status words', () => {
    const { order, faults } = mapShopOrder('A-1', shopOrder('a-1', 'Eva@Customer.test'), standInMapping);
    expect(faults).toBeNull();
    expect(order).toMatchObject({
      number: 'A-1',
      customerEmail: 'eva@customer.test',
      status: 'shipped',
      items: [{ name: 'Desk lamp', quantity: 2 }],
      total: 59.8,
      carrier: 'DPD',
      expectedDelivery: '2026-11-25',
      deliveredAt: null,
    });
  });

  it('about another order than the one asked for is no answer', () => {
    const { order, faults } = mapShopOrder('A-1', shopOrder('A-2', 'eva@customer.test'), standInMapping);
    expect(order).toBeNull();
    expect(faults).toHaveProperty('number');
  });

  it('with a status word that nobody declared is a fault, not a guess', () => {
    const odd = shopOrder('A-1', 'eva@customer.test', { state: 'lost in space' });
    expect(mapShopOrder('A-1', odd, standInMapping).faults).toHaveProperty('status');
  });

  it('without an owner is a fault, whatever inherited keys a path names', () => {
    const mapping = {
      ...standInMapping,
      fields: { ...standInMapping.fields, customerEmail: 'constructor.name' },
    };
    expect(mapShopOrder('A-1', shopOrder('A-1', 'eva@customer.test'), mapping).faults).toHaveProperty(
      'customerEmail',
    );
  });

  it.each([null, 7, 'text', [], {}])('that is %j is a fault', (answer) => {
    expect(mapShopOrder('A-1', answer, standInMapping).order).toBeNull();
  });
});

describe('a mapping', () => {
  it('needs the owner, the status and the day of an order', () => {
    const faults = shopMapping
      .safeParse({ fields: { number: 'id' } })
      .error?.issues.map((each) => each.path.at(-1));
    expect(faults).toEqual(['customerEmail', 'status', 'placedAt']);
  });
});
