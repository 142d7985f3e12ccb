// The bare address leads to the inbox.

import { type LoaderFunctionArgs, redirect } from '@remix-run/node';

import { requireAgent } from '../session.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAgent(request, context);
  return redirect('/inbox');
}
