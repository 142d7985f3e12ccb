// An agent lets pictures of a mail's sender be fetched from now on, or takes that back.

import { type ActionFunctionArgs, data } from '@remix-run/node';
import { z } from 'zod';

import { allowPictures, forbidPictures } from '../../db/picture-senders.ts';
import { parseForm } from '../form.ts';
import { readSay } from '../language.ts';
import { requireAgent } from '../session.ts';

const form = z.object({ intent: z.enum(['allow', 'forbid']) });

export async function action({ request, params, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { db } = context.app;
  const say = await readSay(request);
  const id = /^\d{1,15}$/.test(params.id ?? '') ? Number(params.id) : 0;
  const { value, faults } = await parseForm(request, form);
  if (faults) return data({ fault: say('This form is broken; load the page again.') }, { status: 400 });
  const done =
    value.intent === 'allow' ? await allowPictures(db, id, agent.id) : await forbidPictures(db, id);
  if (!done) throw new Response('No such mail', { status: 404 });
  return data({ fault: null });
}
