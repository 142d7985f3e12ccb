// GET /api/v1/customers: a page of customers, newest first, or the one with an address.

import type { LoaderFunctionArgs } from '@remix-run/node';

import { listCustomers } from '../../db/customers.ts';
import { apiFault, methodNotAllowed, requireToken } from '../api.ts';
import { parseQuery } from '../form.ts';
import { customersQuery } from '../forms/api-customer.ts';
import { toApiCustomer } from '../view/api-customer.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  const { value, faults } = parseQuery(new URL(request.url), customersQuery);
  if (faults) return apiFault(400, 'invalid', 'Some parameters are wrong.', { fields: faults });
  const { email, limit, cursor } = value;
  const page = { email, limit, before: cursor === undefined ? null : Number(cursor) };
  const { rows, next } = await listCustomers(context.app.db, page);
  const items = rows.map(toApiCustomer);
  return Response.json(
    { items, nextCursor: next === null ? null : String(next) },
    { headers: { 'Cache-Control': 'no-store' } },
  );
}

export const action = methodNotAllowed;
