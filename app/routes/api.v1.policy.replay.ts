// POST /api/v1/policy/replay: tries a policy, templates or both on the mail of the last 30 days; nothing is saved or sent.

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';

import { getPolicy } from '../../db/policies.ts';
import { findReplay, startReplay } from '../../db/replays.ts';
import { fieldFaults } from '../../triage/compose/field-faults.ts';
import { proposalSchema } from '../../triage/decide/proposal.ts';
import { checkPolicy } from '../../triage/policy-check.ts';
import { apiFault, byToken, otherMethod, readJson, requireToken } from '../api.ts';
import { listApprovedTemplates } from '../approved-templates.ts';
import { checkFields } from '../edit-template.ts';
import { namedTemplateInput } from '../forms/template-input.ts';
import { replaySince } from '../replay-period.ts';
import { toApiReplay } from '../view/replay-view.ts';
import { faultsByField } from '../view/words-faults.ts';

/** `{policy?, templates?}`: the whole policy as in `PUT /api/v1/policy`, and templates as in `PUT /api/v1/templates/:name`. */
export async function action({ request, context }: ActionFunctionArgs) {
  const token = await requireToken(request, context, 'admin');
  if (request.method !== 'POST') return otherMethod('POST');
  const { db } = context.app;
  const { data: given, error } = body.safeParse(await readJson(request));
  if (error) return invalid(fieldFaults(error));
  const { policy, templates = [] } = given;
  if (policy === undefined && templates.length === 0)
    return invalid({ policy: 'give a policy, templates or both' });
  if (policy !== undefined) {
    const { faults } = checkPolicy(policy, await listApprovedTemplates(context));
    if (faults) return apiFault(400, 'invalid', 'The policy cannot hold.', { fields: faults });
  }
  const checked = await Promise.all(
    templates.map(async ({ name, ...fields }) => ({ name, ...(await checkFields(context, name, fields)) })),
  );
  const faulty = checked.find(({ faults }) => faults.length > 0);
  if (faulty) return invalid(inTemplate(faulty.name, faultsByField(faulty.faults)));
  const { version } = await getPolicy(db);
  const id = await startReplay(db, {
    by: byToken(token),
    proposal: proposalSchema.parse({
      policy,
      ...(checked.length > 0 ? { templates: checked.map(({ name, source }) => ({ name, source })) } : {}),
    }),
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

const mostTemplates = 50;
const body = z.object({
  policy: z.unknown().optional(),
  templates: z.array(namedTemplateInput).max(mostTemplates).optional(),
});

const invalid = (fields: Readonly<Record<string, string>>) =>
  apiFault(400, 'invalid', 'This cannot be tried.', { fields });

const inTemplate = (name: string, faults: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(faults).map(([field, words]) => [`templates.${name}.${field}`, words]));

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  return otherMethod('POST');
}
