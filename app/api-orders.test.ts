import { beforeAll, describe, expect, it } from 'vitest';

import { listOrdersByNumber } from '../db/orders.ts';
import { createToken } from '../db/tokens.ts';
import { useTestDatabase } from '../test/database.ts';
import { makeTestContext } from '../test/seed/context.ts';
import { action as putMany } from './routes/api.v1.orders._index.ts';
import { action as putOne, loader as readOne } from './routes/api.v1.orders.$number.ts';

const test = useTestDatabase();
let token: string;
beforeAll(async () => {
  token = await createToken(test.db, 'shop');
});

const shipped = {
  customerEmail: 'Eva@Customer.test',
  status: 'shipped',
  placedAt: '2026-11-20T09:00:00+01:00',
  items: [{ name: 'Desk lamp', quantity: 1 }],
  total: 49.9,
  currency: 'EUR',
  expectedDelivery: '2026-11-25',
};

async function call(method: string, number: string | null, body?: unknown, type = 'application/json') {
  const request = new Request(`http://desk.test/api/v1/orders${number ? `/${number}` : ''}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': type },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const of = { request, params: number ? { number } : {}, context: makeTestContext(test) };
  const handler = number === null ? putMany : method === 'GET' ? readOne : putOne;
  const response = await handler(of).catch((thrown: Response) => thrown);
  return { status: response.status, body: await response.json() };
}

describe('orders over the API', () => {
  it('are made, replaced whole, and read again', async () => {
    expect((await call('PUT', 'a-1', shipped)).status).toBe(200);
    expect(await call('GET', 'A-1')).toMatchObject({
      status: 200,
      body: {
        number: 'A-1',
        customerEmail: 'eva@customer.test',
        placedAt: '2026-11-20T08:00:00.000Z',
        carrier: null,
      },
    });
    const { expectedDelivery, ...rest } = shipped;
    await call('PUT', 'A-1', { ...rest, status: 'delayed' });
    expect((await call('GET', 'a-1')).body).toMatchObject({ status: 'delayed', expectedDelivery: null });
    expect(expectedDelivery).toBe('2026-11-25');
    expect((await call('GET', 'a-2')).status).toBe(404);
  });

  it('are refused with every field that is wrong', async () => {
    const { status, body } = await call('PUT', 'a-9', {
      ...shipped,
      status: 'lost',
      total: '12',
      colour: 'red',
    });
    expect(status).toBe(400);
    expect(Object.keys(body.error.fields).sort()).toEqual(['colour', 'status', 'total']);
    for (const nonsense of ['', '<html>', [], 'null']) {
      expect((await call('PUT', 'a-9', nonsense)).status).toBe(400);
    }
    expect(await listOrdersByNumber(test.db, ['A-9'])).toEqual([]);
  });

  it('come in by the hundred, the bad ones named by their place', async () => {
    const many = Array.from({ length: 2_500 }, (_, index) => ({ ...shipped, number: `b-${index}` }));
    const given = [
      ...many,
      { ...shipped, number: '' },
      'junk',
      { ...shipped, number: 'b-1', status: 'returned' },
    ];
    const { status, body } = await call('POST', null, given);
    expect(status).toBe(200);
    expect(body.stored).toBe(2_501);
    expect(body.faults.map(({ index }: { index: number }) => index)).toEqual([2_500, 2_501]);
    expect(await listOrdersByNumber(test.db, ['B-1'])).toMatchObject([{ status: 'returned' }]);
  });

  it('come as CSV, the bad rows named by line', async () => {
    const csv =
      'number,customerEmail,status,placedAt\nc-1,eva@customer.test,shipped,2026-11-20\nc-2,eva,shipped,2026-11-20\n';
    const { status, body } = await call('POST', null, csv, 'text/csv; charset=utf-8');
    expect([status, body.stored, body.faults[0].line]).toEqual([200, 1, 3]);
    expect((await call('POST', null, '<html></html>', 'text/csv')).status).toBe(400);
  });
});
