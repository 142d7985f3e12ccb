// Ends the session, here and in the database.

import { type ActionFunctionArgs, redirect } from '@remix-run/node';

import { closeSession } from '../../db/sessions.ts';
import { readSessionToken, requireAgent, writeSessionToken } from '../session.ts';

export async function loader() {
  return redirect('/inbox');
}

export async function action({ request, context }: ActionFunctionArgs) {
  await requireAgent(request, context);
  const token = await readSessionToken(request);
  if (token) await closeSession(context.app.db, token);
  return redirect('/sign-in', { headers: { 'Set-Cookie': await writeSessionToken(null, context) } });
}
