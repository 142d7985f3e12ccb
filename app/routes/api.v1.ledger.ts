// GET /api/v1/ledger: what became of every mail, newest first, with the totals.

import type { LoaderFunctionArgs } from '@remix-run/node';
import { countLedger, listLedger } from '../../db/ledger-list.ts';
import { apiFault, methodNotAllowed, requireToken } from '../api.ts';
import { parseQuery } from '../form.ts';
import { ledgerQuery } from '../forms/api-queries.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  const { value, faults } = parseQuery(new URL(request.url), ledgerQuery);
  if (faults) return apiFault(400, 'invalid', 'Some parameters are wrong.', { fields: faults });
  const { db } = context.app;
  const { mailbox, disposition, limit, cursor } = value;
  const [{ rows, next }, totals] = await Promise.all([
    listLedger(db, { mailbox, disposition }, { limit, before: cursor ?? null }),
    countLedger(db, mailbox),
  ]);
  const items = rows.map(({ id, fromName: _, ...row }) => ({
    ...row,
    id: String(id),
    conversationId: row.conversationId === null ? null : String(row.conversationId),
    at: row.at.toISOString(),
  }));
  return Response.json({ items, totals, nextCursor: next === null ? null : String(next) });
}

export const action = methodNotAllowed;
