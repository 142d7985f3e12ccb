// POST /api/v1/orders: many orders at once, as a JSON array or as CSV; the good ones go in, the bad ones are named.

import type { ActionFunctionArgs } from '@remix-run/node';

import { putOrders } from '../../db/orders.ts';
import type { Order } from '../../triage/facts.ts';
import { checkOrder } from '../../triage/orders/order-input.ts';
import { readOrdersCsv } from '../../triage/orders/read-orders-csv.ts';
import { apiFault, otherMethod, readBody, readJson, requireToken } from '../api.ts';

export async function loader({ request, context }: ActionFunctionArgs) {
  await requireToken(request, context);
  return otherMethod('POST, or GET and PUT for one order by its number');
}

type Read = Readonly<{ orders: readonly Order[]; bad: readonly object[] }>;

export async function action({ request, context }: ActionFunctionArgs) {
  await requireToken(request, context);
  if (request.method !== 'POST') return otherMethod('POST');
  const isCsv = /^text\/csv\b/i.test(request.headers.get('Content-Type') ?? '');
  const { orders, bad } = isCsv ? readCsv(await readBody(request)) : readList(await readJson(request));
  await putOrders(context.app.db, orders);
  const none = orders.length === 0 && bad.length > 0;
  return Response.json({ stored: orders.length, faults: bad }, { status: none ? 400 : 200 });
}

function readCsv(text: string): Read {
  try {
    return readOrdersCsv(text);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw apiFault(400, 'invalid', words, { fields: { body: words } });
  }
}

/** `index` is the place in the array, from 0. */
function readList(body: unknown): Read {
  const list = Array.isArray(body) ? body : (body as { items?: unknown } | null)?.items;
  if (!Array.isArray(list)) {
    throw apiFault(400, 'invalid', 'Send an array of orders, or CSV as text/csv.', {
      fields: { body: 'must be an array' },
    });
  }
  const checked = list.map((each) => checkOrder(each));
  return {
    orders: checked.flatMap(({ order }) => order ?? []),
    bad: checked.flatMap(({ faults }, index) => (faults ? [{ index, faults }] : [])),
  };
}
