// Views that agents keep: made, changed, moved, deleted. What is everybody's is changed by who made it, and by managers.

import { type ActionFunctionArgs, data, redirect } from '@remix-run/node';
import { z } from 'zod';

import type { Agent } from '../../db/agents.ts';
import { changeViewUndoably, deleteViewUndoably } from '../../db/beside-actions.ts';
import { addSavedView, findSavedView, moveSavedView } from '../../db/saved-views.ts';
import type { AppContext } from '../context.ts';
import { parseForm } from '../form.ts';
import { type ViewFields, viewFields } from '../forms/inbox-query.ts';
import { readSay } from '../language.ts';
import { requireAgent } from '../session.ts';
import { toSay } from '../words/say.ts';

const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const name = z
  .string()
  .trim()
  .min(1, toSay('A view needs a name.'))
  .max(60, toSay('Use at most 60 characters.'));
const shared = z.enum(['yes', 'no']).transform((word) => word === 'yes');
const query = z
  .string()
  .max(2_000)
  .transform((text, context): ViewFields => {
    const parsed = viewFields.safeParse(Object.fromEntries(new URLSearchParams(text)));
    if (parsed.success) return parsed.data;
    context.addIssue({ code: 'custom', message: toSay('This page is out of date; load it again.') });
    return z.NEVER;
  });

const form = z.discriminatedUnion('act', [
  z.object({ act: z.literal('add'), name, shared, query }),
  z.object({
    act: z.literal('change'),
    id,
    name: name.optional(),
    shared: shared.optional(),
    query: query.optional(),
  }),
  z.object({ act: z.literal('move'), id, by: z.enum(['1', '-1']) }),
  z.object({ act: z.literal('delete'), id }),
]);
type ViewForm = z.infer<typeof form>;

export async function action({ request, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const say = await readSay(request);
  const { value, faults } = await parseForm(request, form);
  if (faults) return data({ fault: say(Object.values(faults)[0] ?? '') }, { status: 400 });
  const outcome = await change(context.app, agent, value);
  if (outcome.to !== null) throw redirect(outcome.to);
  return data({ fault: outcome.fault && say(outcome.fault) }, { status: outcome.fault ? 409 : 200 });
}

/** Where it leads, or what stood against it. */
type Outcome = Readonly<{ to: string | null; fault: string | null }>;

const refuse = (fault: string): Outcome => ({ to: null, fault });
const leadTo = (to: string): Outcome => ({ to, fault: null });

async function change({ db }: AppContext, agent: Agent, value: ViewForm): Promise<Outcome> {
  if (value.act === 'add') {
    const added = await addSavedView(db, agent.id, { ...value, fields: value.query });
    return added === null
      ? refuse(toSay('There are too many views already: delete one first.'))
      : leadTo(`/inbox?saved=${added}`);
  }
  const view = await findSavedView(db, agent.id, value.id);
  if (!view) return refuse(toSay('This view is gone.'));
  if (view.shared && agent.role === 'agent' && view.madeBy !== agent.id)
    return refuse(toSay('Only who made it, or a manager, changes what is everybody’s.'));
  switch (value.act) {
    case 'change': {
      const { name, shared, query: fields } = value;
      await changeViewUndoably(db, { agentId: agent.id, view }, { name, shared, fields });
      return leadTo(`/inbox?saved=${view.id}`);
    }
    case 'move':
      await moveSavedView(db, agent.id, view.id, value.by === '1' ? 1 : -1);
      return { to: null, fault: null };
    case 'delete':
      await deleteViewUndoably(db, { agentId: agent.id, view });
      return leadTo('/inbox');
  }
}
