// What is done to several conversations at once; it can be undone.

import { type ActionFunctionArgs, data } from '@remix-run/node';

import { actOnChosen } from '../act-on-queue.ts';
import { parseForm } from '../form.ts';
import { bulkForm } from '../forms/bulk.ts';
import { readSay } from '../language.ts';
import { requireAgent } from '../session.ts';
import { toSay } from '../words/say.ts';

export async function action({ request, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const say = await readSay(request);
  const { value, faults } = await parseForm(request, bulkForm);
  const refuse = (status: number, fault: string) => data({ done: null, fault: say(fault) }, { status });
  if (faults) return refuse(400, faults.until ?? toSay('This page is out of date; load it again.'));
  const acted = await actOnChosen(context.app.db, agent, value);
  if (acted.kind === 'refused') return refuse(409, acted.fault);
  return data({ done: { ...acted.done, capped: acted.capped }, fault: null });
}
