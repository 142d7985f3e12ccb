// From a decision to the words of a mail.

import { type MailBody, renderMarkdown } from './render.ts';
import type { Slots } from './slots.ts';
import { fillTemplate, type Template } from './template.ts';

/** Throws where a template is missing or a slot of it is unknown or empty: then a person gets the mail. */
export function compose(templates: readonly Template[], name: string, slots: Slots): MailBody {
  const template = templates.find((each) => each.name === name);
  if (!template) throw new Error(`Template ${name} is not there`);
  const footer = templates.find((each) => each.kind === 'footer' && each.language === template.language);
  // What a bot writes says that a bot wrote it; a handover names the person's turn itself.
  if (!footer && template.kind !== 'handover')
    throw new Error(`There is no footer in "${template.language}"`);
  const parts =
    template.kind === 'handover' ? [template] : [template, footer].filter((each) => each !== undefined);
  return renderMarkdown(parts.map((each) => fillTemplate(each, slots)).join('\n\n'));
}

/** The subject of an answer to `subject`. */
export function replySubject(subject: string): string {
  const plain = subject.replace(/\s+/g, ' ').trim();
  return /^(re|aw|sv|odp)\s*:/i.test(plain) ? plain : `Re: ${plain}`.trim();
}
