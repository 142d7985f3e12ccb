// What a template would look like as a mail, asked for while somebody writes it. It changes nothing.

import { type ActionFunctionArgs, json } from '@remix-run/node';

import { nameOf } from '../edit-template.ts';
import { readTemplateForm } from '../forms/template-fields.ts';
import { templateName } from '../forms/template-input.ts';
import { readSay } from '../language.ts';
import { previewTemplate } from '../preview-template.ts';
import { requireRole } from '../session.ts';
import { faultsByField } from '../view/words-faults.ts';

export type PreviewAnswer = Readonly<{
  mail: Readonly<{ subject: string; text: string; html: string }> | null;
  why: string | null;
  faults: Readonly<Record<string, string>>;
}>;

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireRole(request, context, ['manager', 'admin']);
  const form = await request.formData();
  const fields = readTemplateForm(form);
  const name = params.name && params.name !== 'new' ? params.name : nameOf(fields);
  const id = String(form.get('mail') ?? '');
  const preview = await previewTemplate(context, {
    ...{ name: templateName.test(name) ? name : 'template', fields },
    decisionId: /^\d{1,15}$/.test(id) ? Number(id) : null,
  });
  return json<PreviewAnswer>({ ...preview, faults: faultsByField(preview.faults, await readSay(request)) });
}
