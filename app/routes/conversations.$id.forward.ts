// Mails of a conversation go to somebody who is not its customer.

import { type ActionFunctionArgs, data } from '@remix-run/node';
import { type Faults, parseForm } from '../form.ts';
import { forwardForm } from '../forms/forward.ts';
import { forwardMail } from '../forward-mail.ts';
import { readSay } from '../language.ts';
import { rowId } from '../row-id.ts';
import { requireAgent } from '../session.ts';

const none: Faults = {};

export async function action({ request, params, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const say = await readSay(request);
  const { value, faults } = await parseForm(request, forwardForm);
  if (faults) {
    const said = Object.entries(faults).map(([field, words]) => [field, say(words)]);
    return data({ sent: null, fault: null, faults: Object.fromEntries(said) as Faults }, { status: 400 });
  }
  const fault = await forwardMail(context.app, agent, rowId(params.id), value);
  return fault === null
    ? data({ sent: value.key, fault: null, faults: none })
    : data({ sent: null, fault: say(fault), faults: none }, { status: 409 });
}
