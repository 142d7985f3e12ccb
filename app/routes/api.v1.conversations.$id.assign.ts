// POST /api/v1/conversations/:id/assign: gives the conversation to an agent, or to nobody.

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

import { findAgentByEmail } from '../../db/agents.ts';
import { assignConversation } from '../../db/queue.ts';
import { answerConversation } from '../answer-conversation.ts';
import { apiFault, otherMethod, readBodyAs, readId, requireToken } from '../api.ts';
import { assignBody } from '../forms/api-conversation.ts';

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireToken(request, context);
  if (request.method !== 'POST') return otherMethod('POST');
  const { assignee } = await readBodyAs(request, assignBody);
  const { db } = context.app;
  const agent = assignee === null ? null : await findAgentByEmail(db, assignee);
  if (assignee !== null && !agent)
    return apiFault(400, 'invalid', 'Some fields are wrong.', { fields: { assignee: 'is no agent here' } });
  const id = readId(params.id);
  await assignConversation(db, id, agent?.id ?? null);
  return await answerConversation(db, id);
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  return otherMethod('POST');
}
