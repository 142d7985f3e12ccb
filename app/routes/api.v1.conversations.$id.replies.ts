// POST /api/v1/conversations/:id/replies: answers the customer.

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

import { otherMethod, readBodyAs, readId, requireToken } from '../api.ts';
import { replyBody } from '../forms/api-conversation.ts';
import { replyByApi, requireKey } from '../reply-by-api.ts';

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = await requireToken(request, context);
  if (request.method !== 'POST') return otherMethod('POST');
  const key = requireKey(request, token);
  const body = await readBodyAs(request, replyBody);
  const { reply, repeated } = await replyByApi(context.app, readId(params.id), { body, token, key });
  return Response.json(reply, {
    status: 201,
    headers: { 'Cache-Control': 'no-store', ...(repeated ? { 'Idempotent-Replayed': 'true' } : {}) },
  });
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  return otherMethod('POST');
}
