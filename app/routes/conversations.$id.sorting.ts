// An agent tags a conversation, says how urgent it is, or gives it to another team, each to be undone; and which tags they
// may mean.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { getPolicy } from '../../db/policies.ts';
import { actOnQueue, type QueueAct } from '../../db/queue-actions.ts';
import { suggestTags } from '../../db/tags.ts';
import { requireConversationId } from '../conversation-id.ts';
import { parseForm } from '../form.ts';
import { sortingForm } from '../forms/sorting.ts';
import { readSay } from '../language.ts';
import { requireAgent } from '../session.ts';

/** More would be read by nobody. */
const mostSuggested = 8;

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAgent(request, context);
  const words = (new URL(request.url).searchParams.get('q') ?? '').slice(0, 40).replaceAll('\0', '');
  return { tags: await suggestTags(context.app.db, words, mostSuggested) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { db } = context.app;
  const id = requireConversationId(params.id);
  const say = await readSay(request);
  const { value, faults } = await parseForm(request, sortingForm);
  if (faults) {
    const fault = faults.tag ?? faults.reason ?? 'This form is broken; load the page again.';
    return data({ fault: say(fault) }, { status: 400 });
  }
  const act = await toAct(db, value);
  if (!act) return data({ fault: say('This team is gone. Choose another one.') }, { status: 400 });
  await actOnQueue(db, { agentId: agent.id, ids: [id], act, now: new Date() });
  return data({ fault: null });
}

/** Null: a team that the policy no longer has. */
async function toAct(db: Database, value: z.infer<typeof sortingForm>): Promise<QueueAct | null> {
  switch (value.intent) {
    case 'tag':
    case 'untag':
      return { kind: value.intent, tag: value.tag };
    case 'priority':
      return { kind: 'priority', priority: value.priority };
    case 'team': {
      const { policy } = await getPolicy(db);
      const team = policy.teams.find(({ key }) => key === value.team);
      if (!team) return null;
      const { key, name, members = [], autoAssign = false } = team;
      return { kind: 'team', team: { key, name, members, autoAssign }, reason: value.reason };
    }
    default:
      return value satisfies never;
  }
}
