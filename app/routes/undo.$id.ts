// Undoes what this agent has done, as far as nobody has changed it since.

import { type ActionFunctionArgs, data } from '@remix-run/node';

import { undoAction } from '../../db/undo-actions.ts';
import { readSay } from '../language.ts';
import { requireAgent } from '../session.ts';
import { undoneWords } from '../view/undo.ts';

export async function action({ request, params, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const id = /^\d{1,15}$/.exec(params.id ?? '')?.[0];
  const undone = id
    ? await undoAction(context.app.db, { agentId: agent.id, actionId: Number(id), now: new Date() })
    : null;
  return data({ said: undoneWords(undone, await readSay(request)) });
}
