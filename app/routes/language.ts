// Keeps the chosen language of the interface.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, replace } from '@remix-run/node';
import { z } from 'zod';

import { setLanguage } from '../../db/accounts.ts';
import { parseForm } from '../form.ts';
import { writeLanguage } from '../language.ts';
import { requireAgent, safeDestination } from '../session.ts';
import { languages } from '../words/say.ts';

const form = z.object({ language: z.enum(languages), to: z.string().optional() });

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAgent(request, context);
  return redirect('/inbox');
}

export async function action({ request, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { value, faults } = await parseForm(request, form);
  if (faults) return data({ faults }, { status: 400 });
  await setLanguage(context.app.db, agent.id, value.language);
  return replace(safeDestination(value.to ?? null), {
    headers: { 'Set-Cookie': await writeLanguage(value.language) },
  });
}
