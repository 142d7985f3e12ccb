// The last gate before a bot's mail: every fact in it is traced to the approved words, a lookup or a setting, or it is held.

import { isArticleSlot } from './article.ts';
import type { Slots } from './slots.ts';
import type { Template } from './template.ts';

export type TracedFact = Readonly<{ text: string; source: string }>;

/** Offsets are UTF-16 units into the mail's text. */
export type UntracedFact = Readonly<{ text: string; start: number; end: number }>;

/** Words for months in the languages of the templates: a date is one fact, not a number beside a word. */
const months =
  'jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sep(?:tember)?|oct(?:ober)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?|dez(?:ember)?|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince';
const currencies = '€|£|\\$|¥|kč|zł|eur|gbp|usd|chf|czk|pln|euro|euros|pounds?|dollars?';
const number = "\\d+(?:[.,’'\u00a0\u202f ]\\d{3})*(?:[.,]\\d{1,2})?";

/** In order: what stands first takes the characters. Every other run of letters and digits with a digit in it is a number. */
const kinds = [
  'https?://[^\\s<>"]+|www\\.[^\\s<>"]+',
  '[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+',
  '(?<![\\p{L}\\p{N}])(?:[\\w-]+\\.)+(?:com|net|org|eu|de|at|ch|cz|fr|es|uk|io|shop|example|test)(?:/[^\\s<>"]*)?(?![\\p{L}\\p{N}])',
  `\\d{1,2}\\.? (?:de )?(?:${months})(?:,? (?:de )?\\d{4})?(?![\\p{L}\\p{N}])`,
  `(?:${months}) \\d{1,2}(?:st|nd|rd|th)?(?:, \\d{4})?(?![\\p{L}\\p{N}])`,
  `(?:(?:${currencies}) ?${number}|${number} ?(?:${currencies}))(?![\\p{L}\\p{N}])`,
  '\\p{Lu}[\\p{L}-]*(?:straße|strasse|str\\.|gasse|weg|platz|allee) \\d+[a-z]?',
  '\\d+[a-z]? \\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+)? (?:Street|Road|Avenue|Lane|Drive|Square|St\\.|Rd\\.)',
  '[\\p{L}\\p{N}]*\\p{N}[\\p{L}\\p{N}]*(?:[-/._:+][\\p{L}\\p{N}]+)*',
  '\\p{L}+(?:[-/._][\\p{L}]+)*[-/._][\\p{L}]*\\p{N}[\\p{L}\\p{N}]*(?:[-/._:][\\p{L}\\p{N}]+)*',
];
const fact = new RegExp(`(?<![\\p{L}\\p{N}])(?:${kinds.map((each) => `(?:${each})`).join('|')})`, 'giu');

/** A line without any of these has no fact of any kind: about half of a mail's. No fact goes on in the next line. */
const mayHoldFact = /[\p{N}@]|:\/\/|[\w-]\.\S/u;

function* factsIn(text: string): Generator<Readonly<{ found: string; start: number }>> {
  let start = 0;
  for (const line of text.split('\n')) {
    if (mayHoldFact.test(line))
      for (const match of line.matchAll(fact)) yield { found: match[0], start: start + match.index };
    start += line.length + 1;
  }
}

/** Pure and the same every time. `text` is the mail as it is read. */
export function traceFacts(
  text: string,
  templates: readonly Template[],
  slots: Slots | Readonly<Record<string, string>>,
): Readonly<{ facts: TracedFact[]; untraced: UntracedFact[] }> {
  const sources = oneAfterAnother([...templates.map(templateSource), ...slotSources(slots)]);
  const facts: TracedFact[] = [];
  const untraced: UntracedFact[] = [];
  for (const { found: whole, start } of factsIn(text)) {
    // A full stop or a comma after an address ends the sentence, not the address.
    const found = whole.replace(/[.,;:!?)]+$/, '');
    const wanted = tidy(found).toLowerCase();
    const source = sources.nameAt(placeOf(sources.text, wanted));
    if (source !== null) facts.push({ text: found, source });
    else untraced.push({ text: found, start, end: start + found.length });
  }
  return { facts, untraced };
}

/** `text` in lower case. */
type Source = Readonly<{ name: string; text: string }>;

const ofTemplate = new WeakMap<Template, Source>();

/** Only what people approved: what stands in a slot's place is not the template's word. */
function templateSource(template: Template): Source {
  const known = ofTemplate.get(template);
  if (known) return known;
  const { name, body, subject, version } = template;
  const text = `${subject ?? ''}\n${body}`.replace(/\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g, '\n');
  const made = { name: `template ${name}${versionWords(version)}`, text: withoutMarks(text) };
  ofTemplate.set(template, made);
  return made;
}

/** An article is approved word for word, in one version. */
function articleSources(articles: object): Source[] {
  return Object.values(articles)
    .filter(isArticleSlot)
    .map(({ article, version, title, text, url }) => ({
      name: `article ${article}${versionWords(String(version))}`,
      text: withoutMarks(`${title}\n${text}\n${url ?? ''}`),
    }));
}

const versionWords = (version: string) => (version === '' ? '' : `, version ${version}`);
const withoutMarks = (markdown: string) => tidy(markdown.replace(/[*_`\\]/g, '')).toLowerCase();

/** What the customer says of themselves is no source of facts. */
const fromTheMail: ReadonlySet<string> = new Set(['first_name']);

const ofSlots = new WeakMap<object, readonly Source[]>();

/** The same slots fill the subject and the text, and both sides of a comparison. */
function slotSources(slots: object): readonly Source[] {
  const known = ofSlots.get(slots);
  if (known) return known;
  const made = readSlots(slots);
  ofSlots.set(slots, made);
  return made;
}

function readSlots(slots: object): Source[] {
  return Object.entries(slots).flatMap(([name, value]) => {
    if (fromTheMail.has(name)) return [];
    if (name === 'article') return articleSources(value);
    return leaves(value).map((text) => ({ name, text: tidy(text).toLowerCase() }));
  });
}

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(leaves);
  return value && typeof value === 'object' ? Object.values(value).flatMap(leaves) : [];
}

const tidy = (text: string) => text.replace(/[^\S\n]+/g, ' ').trim();

const letterOrDigit = /[\p{L}\p{N}]/u;
const isPart = (char: string | undefined): boolean => char !== undefined && letterOrDigit.test(char);

/** Where it stands first, whole: "10-44" is not in "10-4471", and "5" not in "25". -1: nowhere. Both in lower case. */
function placeOf(text: string, wanted: string): number {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (!isPart(text[at - 1]) && !isPart(text[at + wanted.length])) return at;
  }
  return -1;
}

/** Ends a source: no fact has it, so that none is found across two. */
const end = '\u0000';

/** All in one text, which is looked through at once; what stands first in it is of the first source that has it. */
function oneAfterAnother(sources: readonly Source[]) {
  return {
    text: sources.map(({ text }) => text).join(end),
    nameAt: (place: number): string | null => {
      let from = 0;
      for (const { name, text } of sources) {
        if (place >= from && place <= from + text.length) return name;
        from += text.length + end.length;
      }
      return null;
    },
  };
}
