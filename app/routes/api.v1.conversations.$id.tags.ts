// POST /api/v1/conversations/:id/tags: puts tags on a conversation and takes others off.

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

import { addTag, removeTag } from '../../db/tags.ts';
import { answerConversation } from '../answer-conversation.ts';
import { otherMethod, readBodyAs, readId, requireToken } from '../api.ts';
import { tagsBody } from '../forms/api-conversation.ts';

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireToken(request, context);
  if (request.method !== 'POST') return otherMethod('POST');
  const { add, remove } = await readBodyAs(request, tagsBody);
  const { db } = context.app;
  const id = readId(params.id);
  await db.transaction().execute(async (trx) => {
    for (const tag of add) await addTag(trx, [id], tag, null);
    for (const tag of remove) await removeTag(trx, [id], tag, null);
  });
  return await answerConversation(db, id);
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  return otherMethod('POST');
}
