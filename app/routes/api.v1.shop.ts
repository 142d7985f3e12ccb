// GET and PUT /api/v1/shop: how orders are fetched live. The secret is taken, and never given out.

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

import { apiFault, byToken, otherMethod, readJson, requireToken } from '../api.ts';
import { readShop, saveShop } from '../shop-settings.ts';

const noStore = { headers: { 'Cache-Control': 'no-store' } };

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  const shop = await readShop(context.app);
  return shop ? Response.json(shop, noStore) : apiFault(404, 'not_found', 'No shop is set.');
}

/** Sets the shop or replaces it whole; without `secret` the one that is there stays. */
export async function action({ request, context }: ActionFunctionArgs) {
  const token = await requireToken(request, context, 'admin');
  if (request.method !== 'PUT') return otherMethod('GET, PUT');
  const faults = await saveShop(context.app, await readJson(request), byToken(token));
  if (faults) return apiFault(400, 'invalid', 'Some fields are wrong.', { fields: faults });
  return Response.json(await readShop(context.app), noStore);
}
