// GET /api/v1/conversations: a page of conversations, newest first.

import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { listConversations } from '../../db/conversations.ts';
import { getPolicy } from '../../db/policies.ts';
import { apiFault, methodNotAllowed, requireToken } from '../api.ts';
import { filterFields, isPeriodReversed, toFilter } from '../filter.ts';
import { parseQuery } from '../form.ts';
import { readCursor, toApiConversation, writeCursor } from '../view/api-view.ts';

const query = z.strictObject({
  ...filterFields,
  limit: z.coerce.number('Use a whole number.').int('Use a whole number.').min(1).max(200).default(50),
  cursor: z
    .string()
    .transform((text, context) => {
      const cursor = readCursor(text);
      if (!cursor) context.addIssue({ code: 'custom', message: 'Use the nextCursor of an earlier answer.' });
      return cursor;
    })
    .optional(),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  const { value, faults } = parseQuery(new URL(request.url), query);
  if (faults) return apiFault(400, 'invalid', 'Some parameters are wrong.', { fields: faults });
  if (isPeriodReversed(value)) {
    return apiFault(400, 'invalid', 'Some parameters are wrong.', {
      fields: { to: 'Ends before it begins.' },
    });
  }
  const { db } = context.app;
  const { limit, cursor, ...fields } = value;
  const { policy } = await getPolicy(db);
  const page = { limit, after: cursor ?? null };
  const { rows, next } = await listConversations(db, toFilter(fields, policy.hours.timeZone), page);
  return Response.json({ items: rows.map(toApiConversation), nextCursor: writeCursor(next) });
}

export const action = methodNotAllowed;
