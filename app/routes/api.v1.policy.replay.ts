// POST /api/v1/policy/replay: tries a policy on the mail of the last 30 days; nothing is saved or sent.

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

import { getPolicy } from '../../db/policies.ts';
import { findReplay, startReplay } from '../../db/replays.ts';
import { proposalSchema } from '../../triage/decide/proposal.ts';
import { checkPolicy } from '../../triage/policy-check.ts';
import { apiFault, byToken, otherMethod, readJson, requireToken } from '../api.ts';
import { listApprovedTemplates } from '../approved-templates.ts';
import { replaySince } from '../replay-period.ts';
import { toApiReplay } from '../view/replay-view.ts';

/** The body is `{policy}`: the whole policy as in `PUT /api/v1/policy`. */
export async function action({ request, context }: ActionFunctionArgs) {
  const token = await requireToken(request, context, 'admin');
  if (request.method !== 'POST') return otherMethod('POST');
  const { db } = context.app;
  const body = await readJson(request);
  const given = typeof body === 'object' && body !== null && 'policy' in body ? body.policy : undefined;
  const { policy, faults } = checkPolicy(given, await listApprovedTemplates(context));
  if (faults) return apiFault(400, 'invalid', 'The policy cannot hold.', { fields: faults });
  const { version } = await getPolicy(db);
  const id = await startReplay(db, {
    by: byToken(token),
    proposal: proposalSchema.parse({ policy }),
    basedOn: version,
    since: replaySince(new Date()),
  });
  const replay = await findReplay(db, id);
  if (!replay) return apiFault(409, 'replaced', 'Another try with the same token has taken its place.');
  return Response.json(toApiReplay(replay), {
    status: 202,
    headers: { Location: `/api/v1/policy/replay/${id}`, 'Cache-Control': 'no-store' },
  });
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  return otherMethod('POST');
}
