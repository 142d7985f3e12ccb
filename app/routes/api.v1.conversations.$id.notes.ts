// POST /api/v1/conversations/:id/notes: writes something down for the team alone.

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

import { addNote, getNote } from '../../db/notes.ts';
import { apiFault, otherMethod, readBodyAs, readId, requireToken } from '../api.ts';
import { noteBody } from '../forms/api-conversation.ts';
import { requireAuthor, requireKey } from '../reply-by-api.ts';
import { toApiNote } from '../view/api-view.ts';

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = await requireToken(request, context);
  if (request.method !== 'POST') return otherMethod('POST');
  const key = requireKey(request, token);
  const { text, asAgent } = await readBodyAs(request, noteBody);
  const { db } = context.app;
  const author = await requireAuthor(context.app, token, asAgent);
  const by = author.id === null ? { program: author.name } : { agentId: author.id };
  const id = await addNote(db, { conversationId: readId(params.id), text, by, now: new Date(), key });
  if (id === null) return apiFault(404, 'not_found', 'There is no such conversation.');
  const note = await getNote(db, id);
  if (note.text !== text || note.agent_id !== author.id)
    return apiFault(422, 'key_reused', 'This Idempotency-Key was used for another note.');
  return Response.json(toApiNote(note), { status: 201, headers: { 'Cache-Control': 'no-store' } });
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  return otherMethod('POST');
}
