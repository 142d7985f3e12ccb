// An agent goes away or is back: conversations are not assigned by themselves to who is away.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, replace } from '@remix-run/node';
import { z } from 'zod';

import { setAway } from '../../db/presence.ts';
import { parseForm } from '../form.ts';
import { requireAgent, safeDestination } from '../session.ts';

const form = z.object({ away: z.enum(['yes', 'no']), to: z.string().optional() });

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAgent(request, context);
  return redirect('/inbox');
}

export async function action({ request, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { value, faults } = await parseForm(request, form);
  if (faults) return data({ faults }, { status: 400 });
  await setAway(context.app.db, agent.id, value.away === 'yes');
  return replace(safeDestination(value.to ?? null));
}
