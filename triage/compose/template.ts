// A reply the bot may send: words approved by people, with slots. One Markdown file each, checked when it is read.

import { Liquid, type Template as Parsed } from 'liquidjs';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import { z } from 'zod';

import { type AnyIntent, isIntent, ownIntentName } from '../intents.ts';
import { tellInEnglish, toSay, toTell } from '../tell.ts';
import { articleNames, isArticleSlot, whyNotQuoted } from './article.ts';
import { plainIssue } from './field-faults.ts';
import { emptySlot, faultWords, liquidFault, type WordsFault } from './template-fault.ts';

export const templateKinds = ['answer', 'ask', 'handover', 'footer', 'ask-code', 'code', 'delay'] as const;
/** `order`: it speaks of the order that the mail is about, and is not written where there is none. */
export const templateLookups = ['none', 'order'] as const;
export const templateTones = ['neutral', 'warm', 'formal', 'sorry'] as const;

/** So few questions tell an intent of the team's own from the others. */
const fewestExamples = 3;
const isOwn = (intent: string) => !isIntent(intent);

const frontMatter = z
  .strictObject({
    kind: z.enum(templateKinds),
    intent: z
      .string()
      .regex(ownIntentName, toSay('is a short name in small letters, such as gift_cards'))
      .optional(),
    language: z.string().regex(/^[a-z]{2}$/, toSay('must be a language code such as en')),
    requires: z.array(z.string().min(1)).max(20).default([]),
    lookup: z.enum(templateLookups).default('none'),
    subject: z
      .string()
      .refine(
        (text) => text.trim() !== '',
        toSay('must not be empty; without one the answer keeps the mail’s subject'),
      )
      .refine((text) => !/[\r\n]/.test(text), toSay('must be one line'))
      .optional(),
    tone: z.enum(templateTones).default('neutral'),
    examples: z
      .array(z.string().trim().min(1, toSay('is empty')).max(500))
      .max(500)
      .default([]),
  })
  .refine((front) => (front.intent !== undefined) === (front.kind === 'answer' || front.kind === 'ask'), {
    error: toSay('answers and questions name the intent they are for; the others name none'),
    path: ['intent'],
  })
  .refine(({ kind, intent }) => kind !== 'ask' || intent === undefined || isIntent(intent), {
    error: toSay('only an answer can be for a question of your own'),
    path: ['intent'],
  })
  .refine(
    ({ kind, intent, examples }) =>
      kind !== 'answer' || intent === undefined || !isOwn(intent) || examples.length >= fewestExamples,
    {
      error: toSay('"intent" is one of your own: give at least 3 questions that customers ask about it'),
      path: ['examples'],
    },
  );

export type Template = Readonly<{
  /** The file's name without ".md": what a decision is stored with. */
  name: string;
  kind: (typeof templateKinds)[number];
  /** One of the product's, or one of the team's own. */
  intent: AnyIntent | null;
  language: string;
  /** Slots, as `order.expected_delivery`, without which it is not written. */
  requires: readonly string[];
  lookup: (typeof templateLookups)[number];
  /** With slots; null: the answer keeps the mail's own. */
  subject: string | null;
  tone: (typeof templateTones)[number];
  /** Questions that it answers, in the customers' words. */
  examples: readonly string[];
  /** Markdown with Liquid slots. */
  body: string;
  /** Names of the articles that it quotes. */
  articles: readonly string[];
  /** Which words exactly, as `3` or `baton-1f2e3d4c`; '' where nobody asked. */
  version: string;
}>;

/** An unknown slot or filter is an error, never an empty place in a mail. What a slot holds is text, never markup. */
const options = {
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  // {% if order.items %} is meant to ask whether there are any: an empty text is none.
  jsTruthy: true,
  // Milliseconds.
  renderLimit: 500,
  // A template stands alone: one that includes another would read files.
  templates: {},
} as const;
/** What Liquid says of one that took longer. */
const limitExceeded = 'template render limit exceeded';
const liquid = new Liquid({ ...options, outputEscape: escapeMarkdown });
const liquidLine = new Liquid({ ...options, outputEscape: oneLine });

/** Reads one template file's `source`. Throws an Error that names the template and every fault in it. */
export function parseTemplate(name: string, source: string, version = ''): Template {
  const { template, faults } = readTemplate(name, source, version);
  if (template) return template;
  throw new Error(`Template ${name}: ${faults.map(faultWords).join('; ')}`);
}

export type ReadTemplate = Readonly<
  { template: Template; faults: readonly [] } | { template: null; faults: readonly WordsFault[] }
>;

/** As `parseTemplate`, with the faults as data. It is well formed then; whether it can be filled `checkTemplate` knows. */
export function readTemplate(name: string, source: string, version = ''): ReadTemplate {
  const match = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n([\s\S]*))?$/.exec(source);
  if (!match)
    return refuse({
      field: 'form',
      line: null,
      said: toTell('it must begin with front matter between two lines of "---"'),
    });
  const { front, faults } = readFrontMatter(match[1] ?? '');
  const body = (match[2] ?? '').trim();
  const wrong = [...faults, ...faultsOfWords('body', body, liquid)];
  if (front?.subject !== undefined) wrong.push(...faultsOfWords('subject', front.subject, liquidLine));
  if (!front || wrong.length > 0) return { template: null, faults: wrong };
  const { intent = null, subject = null, ...rest } = front;
  const articles = [...new Set([body, subject ?? ''].flatMap((text) => articleNames(slotsIn(text))))];
  return { template: { name, intent, subject, ...rest, body, articles, version }, faults: [] };
}

const refuse = (...faults: WordsFault[]): ReadTemplate => ({ template: null, faults });

function readFrontMatter(text: string) {
  let given: unknown;
  try {
    given = parseYaml(text);
  } catch (error) {
    const line = error instanceof YAMLParseError ? (error.linePos?.[0].line ?? null) : null;
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return {
      front: null,
      faults: [{ field: 'front matter', line, said: { words: '{message}', values: { message } } }],
    };
  }
  const { data, error } = frontMatter.safeParse(given, { error: plainIssue(tellInEnglish) });
  if (data) return { front: data, faults: [] };
  const faults = error.issues.map(
    (issue): WordsFault => ({
      field: String(issue.path[0] ?? 'front matter'),
      line: typeof issue.path[1] === 'number' ? issue.path[1] + 1 : null,
      said: toTell(issue.message),
    }),
  );
  return { front: null, faults };
}

function faultsOfWords(field: string, text: string, language: Liquid): WordsFault[] {
  if (text === '') return [{ field, line: null, said: toTell('it has no words') }];
  try {
    language.parse(text);
    return [];
  } catch (error) {
    return [liquidFault(field, error)];
  }
}

export type SlotUse = Readonly<{ path: readonly string[]; line: number }>;

/** The slots that `text` names, whether or not they are reached; names of its own loops are not among them. */
export function slotsIn(text: string): SlotUse[] {
  const { globals } = liquid.analyzeSync(liquid.parse(text), { partials: false });
  return Object.values(globals)
    .flat()
    .map(({ segments, location }) => ({
      path: segments.filter((segment) => typeof segment === 'string'),
      line: location.row,
    }));
}

/** What a template cannot do without is not known: the mail is not written, and a person gets it. */
export class MissingFact extends Error {}

/** Throws MissingFact where a slot that the template requires is empty, or an article that it quotes does not hold. */
function requireFacts({ name, requires, articles }: Template, slots: object): void {
  for (const article of articles) {
    const why = whyNotQuoted(slotAt(slots, 'article'), article);
    if (why) throw new MissingFact(`Template ${name}: ${why}`);
  }
  const missing = requires.find((path) => isEmpty(slotAt(slots, path)));
  if (missing) throw new MissingFact(`Template ${name}: it needs "${missing}", which is not known`);
}

export const slotAt = (slots: object, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      slots,
    );

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** The subject with its slots filled, as plain text; null where it has none. Throws as `fillTemplate`. */
export function fillSubject({ name, subject }: Template, slots: object): string | null {
  if (subject === null) return null;
  try {
    return String(inTime(() => liquidLine.parseAndRenderSync(subject, slots))).trim();
  } catch (cause) {
    throw new Error(`Template ${name}: ${faultWords(liquidFault('subject', cause))}`, { cause });
  }
}

const parsedBodies = new Map<string, Parsed[]>();
/** A team's templates in all their languages, and some versions of each. */
const mostParsed = 500;

/** By their words: parsing takes longer than filling. */
function parsed(body: string): Parsed[] {
  const known = parsedBodies.get(body);
  if (known) return known;
  const made = liquid.parse(body);
  if (parsedBodies.size >= mostParsed) parsedBodies.clear();
  parsedBodies.set(body, made);
  return made;
}

/**
 * The limit goes by the clock, and a machine that stood still for a moment is not the template's fault: what is too slow
 * twice is.
 */
function inTime<Filled>(fill: () => Filled): Filled {
  try {
    return fill();
  } catch (error) {
    if (error instanceof Error && error.message.includes(limitExceeded)) return fill();
    throw error;
  }
}

/** Fills the slots; answers Markdown. Throws where a slot is unknown, and MissingFact where a fact is. */
export function fillTemplate(template: Template, slots: object): string {
  requireFacts(template, slots);
  try {
    return String(inTime(() => liquid.renderSync(parsed(template.body), slots)))
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
 * a bare address would become a link. An article's words are the team's own, as the template's are: they stay Markdown.
 */
function escapeMarkdown(value: unknown): string {
  if (isArticleSlot(value)) return value.text;
  return oneLine(value).replace(/[\\`*_{}[\]()#+\-.!<>|~&"':@=]/g, '\\$&');
}

function oneLine(value: unknown): string {
  // Spaces at the ends would also undo the template's own bold around them.
  const words = (isArticleSlot(value) ? value.text : String(value ?? '')).replace(/\s+/g, ' ').trim();
  if (!somethingToSee.test(words)) throw new Error(emptySlot);
  return words;
}
