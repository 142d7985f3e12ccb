// GET /api/v1/search: conversations by what their mails say, the newest hit first, with the words it was found by.

import type { LoaderFunctionArgs } from '@remix-run/node';
import { getPolicy } from '../../db/policies.ts';
import { apiFault, methodNotAllowed, requireToken } from '../api.ts';
import { parseQuery } from '../form.ts';
import { searchQuery } from '../forms/api-queries.ts';
import { runSearch } from '../search/run-search.ts';
import { sayFault } from '../search/say-fault.ts';
import { writeCursor } from '../view/api-view.ts';
import { toApiFound } from '../view/search-view.ts';
import { sayEnglish } from '../words/say.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  const { value, faults } = parseQuery(new URL(request.url), searchQuery);
  if (faults) return apiFault(400, 'invalid', 'Some parameters are wrong.', { fields: faults });
  const { db } = context.app;
  const { q, limit, cursor = null } = value;
  const { policy } = await getPolicy(db);
  const searcher = { agentId: null, timeZone: policy.hours.timeZone, now: new Date() };
  const answer = await runSearch(db, { q, filter: {}, searcher, limit, after: cursor });
  if (!answer.page)
    return apiFault(400, 'invalid', 'Some parameters are wrong.', {
      fields: { q: answer.faults.map((fault) => sayFault(sayEnglish, fault)).join(' ') },
    });
  const { found, next, meant, lookedBackTo } = answer.page;
  return Response.json({
    items: found.map(toApiFound),
    nextCursor: writeCursor(next),
    instead: meant,
    lookedBackTo,
  });
}

export const action = methodNotAllowed;
