// An agent tags a conversation, says how urgent it is, or gives it to another team; and which tags they may mean.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { getPolicy } from '../../db/policies.ts';
import { setPriority, setTeam } from '../../db/sorting.ts';
import { addTag, removeTag, suggestTags } from '../../db/tags.ts';
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
  switch (value.intent) {
    case 'tag':
      await addTag(db, [id], value.tag, agent.id);
      return data({ fault: null });
    case 'untag':
      await removeTag(db, [id], value.tag, agent.id);
      return data({ fault: null });
    case 'priority':
      await setPriority(db, [id], value.priority, agent.id);
      return data({ fault: null });
    case 'team': {
      const { policy } = await getPolicy(db);
      const team = policy.teams.find(({ key }) => key === value.team);
      if (!team) return data({ fault: say('This team is gone. Choose another one.') }, { status: 400 });
      const { key, name, members = [], autoAssign = false } = team;
      const by = { agentId: agent.id, reason: value.reason, now: new Date() };
      await setTeam(db, [id], { key, name, members, autoAssign }, by);
      return data({ fault: null });
    }
    default:
      return value satisfies never;
  }
}
