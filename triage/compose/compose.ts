// From a decision to the words of a mail.

import { type TracedFact, traceFacts, type UntracedFact } from './fact-lock.ts';
import { type MailBody, renderMarkdown, renderText } from './render.ts';
import type { Slots } from './slots.ts';
import { fillSubject, fillTemplate, type Template } from './template.ts';

export type Composed = Readonly<{
  body: MailBody;
  /** Of its own, from the template that decides; null: the mail's that is answered. */
  subject: string | null;
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

type Filling = Slots | Readonly<Record<string, string>>;

/** As `compose`; of several templates the mail has all parts, under one greeting and above one footer. */
export function composeTraced(
  templates: readonly Template[],
  names: string | readonly string[],
  slots: Filling,
  /** A draft that a person sends does not say that a bot wrote it. */
  { byPerson }: Readonly<{ byPerson: boolean }> = { byPerson: false },
): Composed {
  const { markdown, language, ...words } = fill(templates, names, slots, byPerson);
  const body = renderMarkdown(markdown, language);
  return { body, ...trace(body.text, words, slots) };
}

/** As `composeTraced`, without the HTML, which is a third of the work and which nobody sees where nothing is sent. */
export function composeText(
  templates: readonly Template[],
  names: readonly string[],
  slots: Filling,
): Readonly<{ text: string }> & Omit<Composed, 'body'> {
  const { markdown, ...words } = fill(templates, names, slots, false);
  const text = renderText(markdown);
  return { text, ...trace(text, words, slots) };
}

type Words = Readonly<{ subject: string | null; used: readonly Template[] }>;

function fill(
  templates: readonly Template[],
  names: string | readonly string[],
  slots: Filling,
  byPerson: boolean,
): Words & Readonly<{ markdown: string; language: string }> {
  const parts = [names].flat().map((name) => requireTemplate(templates, name));
  const [first] = parts;
  if (!first) throw new Error('There is no template to write from');
  const footer = footerOf(templates, first);
  // What a bot writes says that a bot wrote it; a notice says so itself.
  const isBare = byPerson || isNotice(first);
  if (!footer && !isBare) throw new Error(`There is no footer in "${first.language}"`);
  const used = isBare || !footer ? parts : [...parts, footer];
  const words = used.map((each, at) => {
    const filled = fillTemplate(each, slots);
    return at > 0 && each.kind !== 'footer' ? withoutGreeting(filled) : filled;
  });
  return {
    used,
    markdown: words.join('\n\n'),
    language: first.language,
    subject: fillSubject(first, slots),
  };
}

function trace(text: string, { subject, used }: Words, slots: Filling): Omit<Composed, 'body'> {
  const traced = traceFacts(text, used, slots);
  if (subject === null) return { subject, ...traced };
  const inSubject = traceFacts(subject, used, slots);
  return {
    subject,
    facts: [...inSubject.facts, ...traced.facts],
    untraced: [...inSubject.untraced, ...traced.untraced],
  };
}

/** What a bot writes says that a bot wrote it; a notice has no footer. */
export function footerOf(templates: readonly Template[], first: Template): Template | undefined {
  return isNotice(first)
    ? undefined
    : templates.find((each) => each.kind === 'footer' && each.language === first.language);
}

/** About a person's turn: it says itself that it was sent automatically. */
const isNotice = ({ kind }: Template) => kind === 'handover' || kind === 'delay';

export const isSigned = ({ kind }: Pick<Template, 'kind'>) => kind === 'answer' || kind === 'ask';

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
