// Keeps the chosen theme.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, replace } from '@remix-run/node';
import { z } from 'zod';

import { parseForm } from '../form.ts';
import { requireAgent, safeDestination } from '../session.ts';
import { writeTheme } from '../theme.ts';
import { themeChoices } from '../view/theme.ts';

const form = z.object({
  theme: z.enum(themeChoices, 'Choose light, dark or system.'),
  to: z.string().optional(),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAgent(request, context);
  return redirect('/inbox');
}

export async function action({ request, context }: ActionFunctionArgs) {
  await requireAgent(request, context);
  const { value, faults } = await parseForm(request, form);
  if (faults) return data({ faults }, { status: 400 });
  return replace(safeDestination(value.to ?? null), {
    headers: { 'Set-Cookie': await writeTheme(value.theme) },
  });
}
