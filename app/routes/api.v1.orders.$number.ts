// GET and PUT /api/v1/orders/:number: one order, as answers about it are made from.

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

import { listOrdersByNumber, putOrder } from '../../db/orders.ts';
import { checkOrder } from '../../triage/orders/order-input.ts';
import { apiFault, otherMethod, readJson, requireToken } from '../api.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  const [order] = await listOrdersByNumber(context.app.db, [(params.number ?? '').toUpperCase()]);
  return order ? Response.json(order) : apiFault(404, 'not_found', 'There is no such order.');
}

/** Makes the order or replaces it whole. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireToken(request, context);
  if (request.method !== 'PUT') return otherMethod('GET, PUT');
  const body = await readJson(request);
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  const { order, faults } = checkOrder(isObject ? { ...body, number: params.number } : body);
  if (faults) return apiFault(400, 'invalid', 'Some fields are wrong.', { fields: faults });
  await putOrder(context.app.db, order);
  return Response.json(order);
}
