// GET and PATCH /api/v1/customers/:id: one customer with their newest conversations and orders; a new name, a block.

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

import { listConversationsOfCustomer } from '../../db/conversations.ts';
import { changeCustomer, findCustomer } from '../../db/customers.ts';
import type { Database } from '../../db/database.ts';
import { listOrdersOfCustomer } from '../../db/orders.ts';
import { apiFault, otherMethod, readBodyAs, readId, requireToken } from '../api.ts';
import { customerPatch } from '../forms/api-customer.ts';
import { toApiWholeCustomer } from '../view/api-customer.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  return await answer(context.app.db, readId(params.id));
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireToken(request, context);
  if (request.method !== 'PATCH') return otherMethod('GET, PATCH');
  const change = await readBodyAs(request, customerPatch);
  const { db } = context.app;
  const id = readId(params.id);
  await changeCustomer(db, id, change, new Date());
  return await answer(db, id);
}

/** Of each so many; older conversations are found by the customer's address. */
const newest = 20;

async function answer(db: Database, id: number): Promise<Response> {
  const customer = await findCustomer(db, id);
  if (!customer) return apiFault(404, 'not_found', 'There is no such customer.');
  const [conversations, orders] = await Promise.all([
    listConversationsOfCustomer(db, id, newest),
    listOrdersOfCustomer(db, customer.email, newest),
  ]);
  return Response.json(toApiWholeCustomer(customer, conversations, orders), {
    headers: { 'Cache-Control': 'no-store' },
  });
}
