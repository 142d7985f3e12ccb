// GET /api/v1/decisions/:id: one decision with all that led to it, as it was stored at the time.

import type { LoaderFunctionArgs } from '@remix-run/node';

import { findDecision } from '../../db/decisions.ts';
import { apiFault, methodNotAllowed, requireToken } from '../api.ts';
import { toApiStoredDecision } from '../view/api-view.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  const id = /^\d{1,15}$/.test(params.id ?? '') ? Number(params.id) : 0;
  const decision = await findDecision(context.app.db, id);
  if (!decision) return apiFault(404, 'not_found', 'There is no such decision.');
  return Response.json(toApiStoredDecision(decision));
}

export const action = methodNotAllowed;
