// The editor's form and back: a template as fields of text. What they say is checked by `checkTemplate`.

import type { TemplateFields } from '../../triage/compose/template-fields.ts';

/** Unchecked, so that every fault is told at once, beside its field. */
export function readTemplateForm(form: FormData): TemplateFields {
  const text = (name: string) => String(form.get(name) ?? '').replaceAll('\r\n', '\n');
  const kind = text('kind').trim();
  const intent = text('intent').trim();
  const subject = text('subject');
  return {
    kind,
    intent: kind === 'answer' || kind === 'ask' ? intent : null,
    language: text('language').trim(),
    requires: linesOf(text('requires')),
    lookup: form.get('lookup') === 'order' ? 'order' : 'none',
    // A field that is there and empty is a subject that was meant to be left to the mail: a blank one is a slip.
    subject: subject === '' ? null : subject,
    tone: text('tone') || 'neutral',
    examples: linesOf(text('examples')),
    body: text('body'),
  };
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The other way, for asking the server what the mail would look like. */
export function templateFormData(fields: TemplateFields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    form.set(name, Array.isArray(value) ? value.join('\n') : String(value ?? ''));
  return form;
}
