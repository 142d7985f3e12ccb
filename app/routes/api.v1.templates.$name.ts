// GET and PUT /api/v1/templates/:name: the words of one template. PUT checks all of it, makes a new version and publishes it.

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

import { fieldFaults } from '../../triage/compose/field-faults.ts';
import { apiFault, byToken, otherMethod, readJson, requireToken } from '../api.ts';
import { publish, saveTemplate } from '../edit-template.ts';
import { templateInput, templateName } from '../forms/template-input.ts';
import { findApiTemplate } from '../read-template.ts';
import { faultsByField } from '../view/words-faults.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  return await answer(context, params.name ?? '');
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = await requireToken(request, context, 'admin');
  if (request.method !== 'PUT') return otherMethod('GET, PUT');
  const name = params.name ?? '';
  if (!templateName.test(name) || name.length > 100)
    return invalid({ name: 'must be small letters, digits, dots and dashes' });
  const { data: fields, error } = templateInput.safeParse(await readJson(request));
  if (error) return invalid(fieldFaults(error));
  const match = /^(?:W\/)?"(\d+)"$/.exec(request.headers.get('If-Match') ?? '')?.[1];
  const by = byToken(token);
  const saved = await saveTemplate(context, {
    ...{ name, fields, by },
    ...(match === undefined ? {} : { basedOn: Number(match) }),
  });
  if (saved.kind === 'faulty') return invalid(faultsByField(saved.faults));
  if (saved.kind === 'overtaken')
    return apiFault(412, 'changed', 'Somebody has made a newer version: read it first.');
  const published = await publish(context, name, saved.version, by);
  if (published.kind === 'faulty') return invalid(faultsByField(published.faults));
  return await answer(context, name);
}

const invalid = (fields: Readonly<Record<string, string>>) =>
  apiFault(400, 'invalid', 'The template cannot be used.', { fields });

async function answer(context: LoaderFunctionArgs['context'], name: string) {
  const found = await findApiTemplate(context, name);
  if (!found) return apiFault(404, 'not_found', 'There is no such template.');
  // The newest version, published or a draft: who sends it back does not undo what somebody saved meanwhile.
  const headers = { ETag: `"${found.draft?.version ?? found.newest}"`, 'Cache-Control': 'no-store' };
  const { newest, ...template } = found;
  return Response.json(template, { headers });
}
