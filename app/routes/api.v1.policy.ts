// GET and PUT /api/v1/policy: the whole policy as JSON. PUT checks all of it and makes a new version.

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

import { getPolicy, replacePolicy } from '../../db/policies.ts';
import { checkPolicy } from '../../triage/policy-check.ts';
import { apiFault, byToken, otherMethod, readJson, requireToken } from '../api.ts';
import { listApprovedTemplates } from '../approved-templates.ts';

/** The version that is answered, for `If-Match`: who sends it back does not undo what somebody saved meanwhile. */
const versionHeader = (version: number | null) => ({
  ETag: `"${version ?? 0}"`,
  'Cache-Control': 'no-store',
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  const { version, policy } = await getPolicy(context.app.db);
  return Response.json(policy, { headers: versionHeader(version) });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const token = await requireToken(request, context, 'admin');
  if (request.method !== 'PUT') return otherMethod('GET, PUT');
  const { policy, faults } = checkPolicy(await readJson(request), await listApprovedTemplates(context));
  if (faults) return apiFault(400, 'invalid', 'The policy cannot hold.', { fields: faults });
  const match = /^(?:W\/)?"(\d+)"$/.exec(request.headers.get('If-Match') ?? '')?.[1];
  const basedOn = match === undefined ? undefined : Number(match) || null;
  const saved = await replacePolicy(context.app.db, policy, byToken(token), basedOn);
  if (!saved) return apiFault(412, 'changed', 'Somebody has made a newer version: read it first.');
  return Response.json(saved.policy, { headers: versionHeader(saved.version) });
}
