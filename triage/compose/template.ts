// A reply the bot may send: words approved by people, with slots. One Markdown file each, checked when it is read.

import { Liquid, type Template as Parsed } from 'liquidjs';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

import { type AnyIntent, isIntent, ownIntentName } from '../intents.ts';

/** Characters; a question, not a story. */
const longestExample = 500;
const mostExamples = 200;

const frontMatter = z
  .strictObject({
    kind: z.enum(['answer', 'ask', 'handover', 'footer']),
    /** One of the product's, or the team's own: then the examples teach it. */
    intent: z.string().regex(ownIntentName, 'must be small letters, digits and underscores').optional(),
    language: z.string().regex(/^[a-z]{2}$/, 'must be a language code such as en'),
    /** Questions that it answers, as customers put them. */
    examples: z.array(z.string().trim().min(1).max(longestExample)).max(mostExamples).default([]),
  })
  .refine((front) => (front.intent !== undefined) === (front.kind === 'answer' || front.kind === 'ask'), {
    error: 'answers and questions name the intent they are for; handover and footer name none',
    path: ['intent'],
  })
  .refine(({ kind, intent }) => kind !== 'ask' || intent === undefined || isIntent(intent), {
    error: 'only an answer can be for a question of your own',
    path: ['intent'],
  })
  // Else a slip in the name of one that comes with Baton would be a question that nobody ever asks.
  .refine(({ intent, examples }) => intent === undefined || isIntent(intent) || examples.length > 0, {
    error: 'is not one that comes with Baton: a question of your own needs examples',
    path: ['intent'],
  });

export type Template = Readonly<{
  /** The file's name without ".md": what a decision is stored with. */
  name: string;
  kind: 'answer' | 'ask' | 'handover' | 'footer';
  intent: AnyIntent | null;
  language: string;
  /** Questions that it answers, as customers put them: the engine learns from them. */
  examples?: readonly string[];
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
    parsed(body);
  } catch (cause) {
    throw new Error(`Template ${name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  return {
    name,
    kind: front.data.kind,
    intent: front.data.intent ?? null,
    language: front.data.language,
    examples: front.data.examples,
    body,
  };
}

const parsedBodies = new Map<string, Parsed[]>();
/** A team's templates in all their languages, and some versions of each. */
const mostParsed = 500;

/** By their words: a template is read from the database anew for each mail, and parsing takes longer than filling. */
function parsed(body: string): Parsed[] {
  const known = parsedBodies.get(body);
  if (known) return known;
  const made = liquid.parse(body);
  if (parsedBodies.size >= mostParsed) parsedBodies.clear();
  parsedBodies.set(body, made);
  return made;
}

/** Fills the slots; answers Markdown. Throws where a slot is unknown. */
export function fillTemplate(template: Template, slots: object): string {
  try {
    return String(liquid.renderSync(parsed(template.body), slots))
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  } catch (cause) {
    throw new Error(`Template ${template.name}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

/** Control characters and zero-width spaces are there and show nothing. */
const somethingToSee = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * CommonMark 2.4: any ASCII punctuation may be escaped. Line ends would begin new blocks. ":" and "@" are among them, for
 * a bare address would become a link.
 */
function escapeMarkdown(value: unknown): string {
  // Spaces at the ends would also undo the template's own bold around them.
  const words = String(value ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  if (!somethingToSee.test(words)) throw new Error('a slot is empty');
  return words.replace(/[\\`*_{}[\]()#+\-.!<>|~&"':@=]/g, '\\$&');
}
