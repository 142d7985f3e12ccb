import { describe, expect, test } from 'vitest';

import { readOrdersCsv } from './read-orders-csv.ts';

const head = 'number,customerEmail,status,placedAt,items,total,currency,expectedDelivery';

describe('a file of orders', () => {
  test('is read by its column names', () => {
    const { orders, bad } = readOrdersCsv(
      `${head}\n10-1,Eva@Customer.test,shipped,2026-11-20,2 x Desk lamp; Chair,"1.299,50",eur,2026-11-25\n`,
    );
    expect(bad).toEqual([]);
    expect(orders).toEqual([
      {
        number: '10-1',
        customerEmail: 'eva@customer.test',
        status: 'shipped',
        placedAt: '2026-11-20T00:00:00.000Z',
        items: [
          { name: 'Desk lamp', quantity: 2 },
          { name: 'Chair', quantity: 1 },
        ],
        total: 1299.5,
        currency: 'EUR',
        carrier: null,
        trackingNumber: null,
        trackingUrl: null,
        expectedDelivery: '2026-11-25',
        deliveredAt: null,
      },
    ]);
  });

  test('keeps its good rows, and names each bad one by its line', () => {
    const { orders, bad } = readOrdersCsv(
      [
        head,
        '10-1,eva@customer.test,shipped,2026-11-20,,,,',
        '10-2,nobody,shipped,2026-11-20,,,,',
        '10-3,eva@customer.test,lost,2026-02-30,,,,',
        '10-4,eva@customer.test,shipped',
        '10-5,eva@customer.test,delivered,2026-11-20T09:00:00+01:00,,abc,,',
        '',
        '10-6,eva@customer.test,received,2026-11-21,,,,',
      ].join('\r\n'),
    );
    expect(orders.map((order) => order.number)).toEqual(['10-1', '10-6']);
    expect(bad.map(({ line, faults }) => [line, Object.keys(faults)])).toEqual([
      [3, ['customerEmail']],
      [4, ['status', 'placedAt']],
      [5, ['row']],
      [6, ['total']],
    ]);
  });

  test('may come with semicolons, tabs, a byte order mark, and names as spreadsheets write them', () => {
    for (const mark of [';', '\t']) {
      const text = ['\ufeffOrder', 'x'].join('');
      expect(() => readOrdersCsv(text)).toThrow(/missing: number/);
      const rows = [
        ['Number', 'Customer Email', 'STATUS', 'placed_at'],
        ['10-1', 'eva@customer.test', 'shipped', '2026-11-20'],
      ];
      const { orders } = readOrdersCsv(`\ufeff${rows.map((row) => row.join(mark)).join('\n')}`);
      expect(orders).toHaveLength(1);
    }
  });

  test('is refused whole where its columns are not ours: a web page, or nothing', () => {
    for (const text of ['<!doctype html><html><body>Sign in</body></html>', 'a,b\n1,2', `${head},colour\n`]) {
      expect(() => readOrdersCsv(text)).toThrow(/columns|Columns/);
    }
    expect(readOrdersCsv('')).toEqual({ orders: [], bad: [] });
  });

  test('with an address that is no page is refused at that row', () => {
    const { bad } = readOrdersCsv(
      'number,customerEmail,status,placedAt,trackingUrl\n10-1,eva@customer.test,shipped,2026-11-20,javascript:alert(1)',
    );
    expect(bad).toMatchObject([{ line: 2, faults: { trackingUrl: expect.stringContaining('https://') } }]);
  });
});
