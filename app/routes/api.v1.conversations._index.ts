// GET /api/v1/conversations: a page of conversations, newest first.

import type { LoaderFunctionArgs } from '@remix-run/node';
import { listConversations } from '../../db/conversations.ts';
import { getPolicy } from '../../db/policies.ts';
import { apiFault, methodNotAllowed, requireToken } from '../api.ts';
import { isPeriodReversed, toFilter } from '../filter.ts';
import { parseQuery } from '../form.ts';
import { conversationsQuery } from '../forms/api-queries.ts';
import { runSearch } from '../search/run-search.ts';
import { sayFault } from '../search/say-fault.ts';
import { toApiConversation, writeCursor } from '../view/api-view.ts';
import { sayEnglish } from '../words/say.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  const { value, faults } = parseQuery(new URL(request.url), conversationsQuery);
  if (faults) return apiFault(400, 'invalid', 'Some parameters are wrong.', { fields: faults });
  if (isPeriodReversed(value)) {
    return apiFault(400, 'invalid', 'Some parameters are wrong.', {
      fields: { to: 'Ends before it begins.' },
    });
  }
  const { db } = context.app;
  const { limit, cursor, ...fields } = value;
  const { policy } = await getPolicy(db);
  const { timeZone } = policy.hours;
  const filter = toFilter(fields, timeZone);
  const page = { limit, after: cursor ?? null };
  if (fields.q) {
    const searcher = { agentId: null, timeZone, now: new Date() };
    const { page: answered, faults } = await runSearch(db, { q: fields.q, filter, searcher, ...page });
    if (!answered)
      return apiFault(400, 'invalid', 'Some parameters are wrong.', {
        fields: { q: faults.map((fault) => sayFault(sayEnglish, fault)).join(' ') },
      });
    const items = answered.found.map(({ row }) => toApiConversation(row));
    return Response.json({ items, nextCursor: writeCursor(answered.next) });
  }
  const { rows, next } = await listConversations(db, filter, page);
  return Response.json({ items: rows.map(toApiConversation), nextCursor: writeCursor(next) });
}

export const action = methodNotAllowed;
