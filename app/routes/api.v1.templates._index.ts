// GET /api/v1/templates: every template that is in use, without its words.

import type { LoaderFunctionArgs } from '@remix-run/node';

import { methodNotAllowed, requireToken } from '../api.ts';
import { readApproved } from '../approved-templates.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  const items = (await readApproved(context)).map(({ name, version, kind, intent, language, tone }) => ({
    ...{ name, version, kind, intent, language, tone },
  }));
  // A team has dozens of them: they are one page.
  return Response.json({ items, nextCursor: null }, { headers: { 'Cache-Control': 'no-store' } });
}

export async function action({ request, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  return methodNotAllowed();
}
