// The bot answers this conversation again; it can be undone.

import type { ActionFunctionArgs } from '@remix-run/node';
import { data } from '@remix-run/node';
import { actOnQueue } from '../../db/queue-actions.ts';
import { readSay } from '../language.ts';
import { rowId } from '../row-id.ts';
import { requireAgent } from '../session.ts';

export async function action({ request, params, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const stroke = { agentId: agent.id, ids: [rowId(params.id)], now: new Date() };
  const done = await actOnQueue(context.app.db, { ...stroke, act: { kind: 'hand-back' } });
  if (done && done.found > 0) return data({ fault: null });
  const say = await readSay(request);
  return data({ fault: say('This conversation is no longer there.') }, { status: 404 });
}
