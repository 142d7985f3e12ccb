// From a decision to the words of a mail.

import { type TracedFact, traceFacts, type UntracedFact } from './fact-lock.ts';
import { type MailBody, renderMarkdown } from './render.ts';
import type { Slots } from './slots.ts';
import { fillTemplate, type Template } from './template.ts';

export type Composed = Readonly<{
  body: MailBody;
  /** Each fact of the text with where it comes from. */
  facts: readonly TracedFact[];
  /** Facts that come from nowhere: with any of these the mail is not sent. */
  untraced: readonly UntracedFact[];
}>;

/** Throws where a template is missing or a slot of it is unknown or empty: then a person gets the mail. */
export function compose(
  templates: readonly Template[],
  names: string | readonly string[],
  slots: Slots,
): MailBody {
  return composeTraced(templates, names, slots).body;
}

/** As `compose`; of several templates the mail has all parts, under one greeting and above one footer. */
export function composeTraced(
  templates: readonly Template[],
  names: string | readonly string[],
  slots: Slots | Readonly<Record<string, string>>,
  /** A draft that a person sends does not say that a bot wrote it. */
  { byPerson }: Readonly<{ byPerson: boolean }> = { byPerson: false },
): Composed {
  const parts = [names].flat().map((name) => requireTemplate(templates, name));
  const [first] = parts;
  if (!first) throw new Error('There is no template to write from');
  const footer = templates.find((each) => each.kind === 'footer' && each.language === first.language);
  // What a bot writes says that a bot wrote it; a handover names the person's turn itself.
  const isBare = byPerson || isNotice(first);
  if (!footer && !isBare) throw new Error(`There is no footer in "${first.language}"`);
  const used = isBare || !footer ? parts : [...parts, footer];
  const words = used.map((each, at) => {
    const filled = fillTemplate(each, slots);
    return at > 0 && each.kind !== 'footer' ? withoutGreeting(filled) : filled;
  });
  const body = renderMarkdown(words.join('\n\n'));
  return { body, ...traceFacts(body.text, used, slots) };
}

/** About a person's turn: it says itself that it was sent automatically. */
const isNotice = ({ kind }: Template) => kind === 'handover' || kind === 'delay';

function requireTemplate(templates: readonly Template[], name: string): Template {
  const template = templates.find((each) => each.name === name);
  if (!template) throw new Error(`Template ${name} is not there`);
  return template;
}

/** A greeting is a first paragraph of one short line that ends in a comma or colon; what follows begins a sentence anew. */
function withoutGreeting(markdown: string): string {
  const rest = markdown.replace(/^[^\n]{1,80}[,:]\n\n+/, '');
  return rest.replace(
    /^([^\p{L}\p{N}]*)(\p{Ll})/u,
    (_, marks: string, letter: string) => marks + letter.toUpperCase(),
  );
}

/** The subject of an answer to `subject`. */
export function replySubject(subject: string): string {
  const plain = subject.replace(/\s+/g, ' ').trim();
  return /^(re|aw|sv|odp)\s*:/i.test(plain) ? plain : `Re: ${plain}`.trim();
}
