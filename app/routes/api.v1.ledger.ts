// GET /api/v1/ledger: what became of every mail, newest first, with the totals.

import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { countLedger, dispositions, listLedger } from '../../db/ledger-list.ts';
import { apiFault, methodNotAllowed, requireToken } from '../api.ts';
import { parseQuery } from '../form.ts';

const query = z.strictObject({
  mailbox: z.string().optional(),
  disposition: z.enum(dispositions, `Use one of ${dispositions.join(', ')}.`).optional(),
  limit: z.coerce.number('Use a whole number.').int('Use a whole number.').min(1).max(500).default(100),
  cursor: z.coerce.number('Use the nextCursor of an earlier answer.').int().positive().optional(),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  const { value, faults } = parseQuery(new URL(request.url), query);
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
