// POST /api/v1/ledger/:id/reprocess: reads a mail once more from its kept original.

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { reprocess } from '../../db/reprocess.ts';
import { apiFault, requireToken } from '../api.ts';

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireToken(request, context);
  if (request.method !== 'POST')
    return apiFault(405, 'method_not_allowed', 'Use POST to have a mail read again.');
  if (!/^\d{1,15}$/.test(params.id ?? '')) return notFound();
  const answer = await reprocess(context.app.db, Number(params.id), 'read again through the API');
  switch (answer) {
    case 'queued':
      return Response.json({ id: params.id, disposition: 'retrying' }, { status: 202 });
    case 'under-way':
      return apiFault(409, 'under_way', 'This mail is being read already.');
    case 'no-original':
      return apiFault(409, 'no_original', 'Of this mail only the headers were taken.');
    case 'not-found':
      return notFound();
    default:
      return answer satisfies never;
  }
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  return apiFault(405, 'method_not_allowed', 'Use POST to have a mail read again.');
}

const notFound = () => apiFault(404, 'not_found', 'The ledger has no such mail.');
