// GET /api/v1/policy/replay/:id: how far a try is and what it has found; DELETE cancels it.

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

import { cancelReplay, findReplay, listReplayChanges } from '../../db/replays.ts';
import { apiFault, otherMethod, requireToken } from '../api.ts';
import { parseQuery } from '../form.ts';
import { replayQuery } from '../forms/api-queries.ts';
import { toApiReplay, toApiReplayChange } from '../view/replay-view.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  const { db } = context.app;
  const replay = await findReplay(db, readId(params.id));
  if (!replay) return notFound();
  const { value, faults } = parseQuery(new URL(request.url), replayQuery);
  if (faults) return apiFault(400, 'invalid', 'The query is not understood.', { fields: faults });
  const { limit, cursor, from, to } = value;
  const changes = await listReplayChanges(db, replay.id, {
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    after: cursor,
    limit,
  });
  const last = changes.length === limit ? changes.at(-1) : undefined;
  return Response.json(
    {
      ...toApiReplay(replay),
      changes: {
        items: changes.map(toApiReplayChange),
        nextCursor: last ? String(last.decisionId) : null,
      },
    },
    { headers: { 'Cache-Control': 'no-store' } },
  );
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireToken(request, context, 'admin');
  if (request.method !== 'DELETE') return otherMethod('GET, DELETE');
  const { db } = context.app;
  const id = readId(params.id);
  const cancelled = await cancelReplay(db, id, new Date());
  const replay = await findReplay(db, id);
  if (!replay) return notFound();
  if (!cancelled && replay.state !== 'cancelled')
    return apiFault(409, 'over', 'It is over already; what it has found is still there.');
  return Response.json(toApiReplay(replay));
}

const readId = (id: string | undefined) => (/^\d{1,15}$/.test(id ?? '') ? Number(id) : 0);
const notFound = () => apiFault(404, 'not_found', 'There is no such try; a newer one may have replaced it.');
