// GET /search: the next page of what was found, for the list that shows the first.

import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { getPolicy } from '../../db/policies.ts';
import { filterFields, toFilter } from '../filter.ts';
import { parseQuery } from '../form.ts';
import { readSay } from '../language.ts';
import { findSearchView } from '../search/search-view.ts';
import { requireAgent } from '../session.ts';
import { readCursor } from '../view/api-view.ts';

const query = z.object({ ...filterFields, cursor: z.string().max(100).optional() });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { db } = context.app;
  const { value, faults } = parseQuery(new URL(request.url), query);
  if (faults || !value.q) throw new Response('Nothing to search for', { status: 400 });
  const { cursor, q, ...fields } = value;
  const { policy } = await getPolicy(db);
  const view = await findSearchView(db, {
    q,
    filter: toFilter(fields, policy.hours.timeZone),
    agentId: agent.id,
    after: cursor ? readCursor(cursor) : null,
    say: await readSay(request),
  });
  return Response.json(view);
}
