// GET and PATCH /api/v1/conversations/:id: one conversation with its mails and decisions; another team or priority.

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

import { findThread } from '../../db/conversation-thread.ts';
import { getPolicy } from '../../db/policies.ts';
import { setPriority, setTeam } from '../../db/sorting.ts';
import { answerConversation } from '../answer-conversation.ts';
import { apiFault, byToken, otherMethod, readBodyAs, readId, requireToken } from '../api.ts';
import { conversationPatch } from '../forms/api-conversation.ts';
import { toApiThread } from '../view/api-view.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  const thread = await findThread(context.app.db, readId(params.id));
  if (!thread) return apiFault(404, 'not_found', 'There is no such conversation.');
  return Response.json(toApiThread(thread));
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = await requireToken(request, context);
  if (request.method !== 'PATCH') return otherMethod('GET, PATCH');
  const { team: key, priority } = await readBodyAs(request, conversationPatch);
  const { db } = context.app;
  const { policy } = await getPolicy(db);
  const team = policy.teams.find((each) => each.key === key);
  if (key !== undefined && !team)
    return apiFault(400, 'invalid', 'Some fields are wrong.', {
      fields: { team: 'is no team of the policy' },
    });
  const id = readId(params.id);
  await db.transaction().execute(async (trx) => {
    if (priority) await setPriority(trx, [id], priority, null);
    if (team) {
      const { name, members = [], autoAssign = false } = team;
      const by = { agentId: null, reason: byToken(token), now: new Date() };
      await setTeam(trx, [id], { key: team.key, name, members, autoAssign }, by);
    }
  });
  return await answerConversation(db, id);
}
