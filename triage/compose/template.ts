// A reply the bot may send: words approved by people, with slots. One Markdown file each, checked when it is read.

import { Liquid } from 'liquidjs';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

import type { TemplateKind } from '../decide/types.ts';
import { type Intent, intents } from '../intents.ts';

const frontMatter = z
  .strictObject({
    kind: z.enum(['answer', 'ask', 'handover', 'footer', 'ask-code', 'code', 'delay']),
    intent: z.enum(intents).optional(),
    language: z.string().regex(/^[a-z]{2}$/, 'must be a language code such as en'),
  })
  .refine((front) => (front.intent !== undefined) === (front.kind === 'answer' || front.kind === 'ask'), {
    error: 'answers and questions name the intent they are for; the others name none',
    path: ['intent'],
  });

export type Template = Readonly<{
  /** The file's name without ".md": what a decision is stored with. */
  name: string;
  kind: TemplateKind | 'footer';
  intent: Intent | null;
  language: string;
  /** Markdown with Liquid slots. */
  body: string;
}>;

/** An unknown slot or filter is an error, never an empty place in a mail. What a slot holds is text, never markup. */
const liquid = new Liquid({
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  outputEscape: escapeMarkdown,
  renderLimit: 500,
  // A template stands alone: one that includes another would read files.
  templates: {},
});

/** Reads one template file's `source`. Throws an Error that names the template and every fault in it. */
export function parseTemplate(name: string, source: string): Template {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(source);
  if (!match) throw new Error(`Template ${name}: it must begin with front matter between two lines of "---"`);
  const front = frontMatter.safeParse(parseYaml(match[1] ?? ''));
  if (!front.success) {
    const faults = front.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Template ${name}: ${faults.join('; ')}`);
  }
  const body = (match[2] ?? '').trim();
  if (body === '') throw new Error(`Template ${name}: it has no words`);
  try {
    liquid.parse(body);
  } catch (cause) {
    throw new Error(`Template ${name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  return {
    name,
    kind: front.data.kind,
    intent: front.data.intent ?? null,
    language: front.data.language,
    body,
  };
}

/** Fills the slots; answers Markdown. Throws where a slot is unknown. */
export function fillTemplate(template: Template, slots: object): string {
  try {
    return String(liquid.parseAndRenderSync(template.body, slots))
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  } catch (cause) {
    throw new Error(`Template ${template.name}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

/**
 * CommonMark 2.4: any ASCII punctuation may be escaped. Line ends would begin new blocks. ":" and "@" are among them, for
 * a bare address would become a link.
 */
function escapeMarkdown(value: unknown): string {
  // Spaces at the ends would also undo the template's own bold around them.
  const words = String(value ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  if (words === '') throw new Error('a slot is empty');
  return words.replace(/[\\`*_{}[\]()#+\-.!<>|~&"':@=]/g, '\\$&');
}
