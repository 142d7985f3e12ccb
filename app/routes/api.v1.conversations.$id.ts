// GET /api/v1/conversations/:id: one conversation with its mails and decisions.

import type { LoaderFunctionArgs } from '@remix-run/node';
import { findThread } from '../../db/conversation-thread.ts';
import { apiFault, methodNotAllowed, requireToken } from '../api.ts';
import { toApiThread } from '../view/api-view.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  const id = /^\d{1,15}$/.test(params.id ?? '') ? Number(params.id) : 0;
  const thread = await findThread(context.app.db, id);
  if (!thread) return apiFault(404, 'not_found', 'There is no such conversation.');
  return Response.json(toApiThread(thread));
}

export const action = methodNotAllowed;
