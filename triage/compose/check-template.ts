// May this template be saved? It is filled for every kind of customer and order: what would fail at sending fails here.

import { lexer, type Token, walkTokens } from 'marked';

import { type Told, toTell } from '../tell.ts';
import { hasExpired } from './article.ts';
import { traceFacts } from './fact-lock.ts';
import { renderMarkdown } from './render.ts';
import { orderSituations, otherSituations, type SampleSettings, sampleSlots } from './sample-situations.ts';
import { isSlot, slotList } from './slot-list.ts';
import type { Slots } from './slots.ts';
import {
  fillSubject,
  fillTemplate,
  MissingFact,
  readTemplate,
  type SlotUse,
  slotsIn,
  type Template,
} from './template.ts';
import { liquidFault, mayBeEmpty, noSlot, type WordsFault } from './template-fault.ts';

export type CheckSettings = Omit<SampleSettings, 'language'> &
  Readonly<{
    /** All others that are in use. */
    others: readonly Template[];
    /** The team's day, ISO 8601. */
    today: string;
  }>;

export type CheckedTemplate = Readonly<{
  /** Null where it cannot even be read. */
  template: Template | null;
  faults: readonly WordsFault[];
}>;

/** Names all faults at once. */
export function checkTemplate(name: string, source: string, settings: CheckSettings): CheckedTemplate {
  const { template, faults } = readTemplate(name, source);
  if (!template) return { template, faults };
  const known = [
    ...unknownSlots(template),
    ...wrongArticles(template, settings),
    ...wrongRequirements(template),
    ...standsAmong(template, settings.others),
    ...htmlIn(template),
  ];
  // Filled it would only fail again, for the same reasons.
  const filled = known.some(({ field }) => field !== 'intent' && field !== 'language')
    ? []
    : faultsWhenFilled(template, settings);
  return { template, faults: once([...known, ...filled]) };
}

const usesOf = ({ body, subject }: Template) => [
  ...slotsIn(body).map((use) => ({ ...use, field: 'body' })),
  ...(subject === null ? [] : slotsIn(subject).map((use) => ({ ...use, field: 'subject' }))),
];

const pathOf = ({ path }: SlotUse) => path.join('.');

function unknownSlots(template: Template): WordsFault[] {
  return usesOf(template)
    .filter((use) => use.path[0] !== 'article' && !isSlot(pathOf(use)))
    .map((use) => ({ field: use.field, line: use.line, said: noSlot(pathOf(use)) }));
}

const partsOfArticle: readonly (string | undefined)[] = [undefined, 'title', 'text', 'url'];

function wrongArticles(template: Template, { articles, today }: CheckSettings): WordsFault[] {
  return usesOf(template).flatMap(({ field, line, path: [first, name, part] }): WordsFault[] => {
    if (first !== 'article') return [];
    const fault = (said: Told) => [{ field, line, said }];
    if (name === undefined) return fault(toTell('Write which article: {{ article.NAME }}.'));
    if (!partsOfArticle.includes(part))
      return fault(
        toTell('There is no slot "{slot}": an article has a title, a text and a url.', {
          slot: `article.${name}.${part}`,
        }),
      );
    const found = articles.find((each) => each.name === name && each.language === template.language);
    if (!found) {
      const { language } = template;
      return fault(toTell('There is no published article "{name}" in "{language}".', { name, language }));
    }
    if (hasExpired(found, today))
      return fault(
        toTell('The article "{name}" was valid until {day}.', { name, day: found.validUntil ?? '' }),
      );
    if (part === 'url' && found.links.length === 0)
      return fault(toTell('The article "{name}" has no link.', { name }));
    return [];
  });
}

function wrongRequirements({ requires, lookup }: Template): WordsFault[] {
  return requires.flatMap((path, at): WordsFault[] => {
    const fault = (said: Told) => [{ field: 'requires', line: at + 1, said }];
    if (!slotList.some((each) => each.path === path && each.of === undefined)) return fault(noSlot(path));
    if (lookup !== 'order' && /^order(?:\.|$)/.test(path))
      return fault(toTell('"{slot}" is known only where the order is looked up.', { slot: path }));
    return [];
  });
}

/** Two answers to one question would leave it to chance which is sent. */
function standsAmong({ name, kind, intent, language }: Template, others: readonly Template[]): WordsFault[] {
  const rivals = others.filter((each) => each.name !== name && each.language === language);
  const twin = rivals.find((each) => each.kind === kind && each.intent === intent);
  const faults: WordsFault[] = [];
  if (twin) {
    const said = toTell(
      '"{name}" does this already in "{language}": change that one, or switch it off first.',
      { name: twin.name, language },
    );
    faults.push({ field: 'intent', line: null, said });
  }
  if ((kind === 'answer' || kind === 'ask') && !rivals.some((each) => each.kind === 'footer')) {
    const said = toTell(
      'There is no footer in "{language}" yet: publish one first, so that each answer says it is automatic.',
      { language },
    );
    faults.push({ field: 'language', line: null, said });
  }
  return faults;
}

/** Mail programs make of HTML what they like; Markdown is made into what they all show. */
function htmlIn({ body }: Template): WordsFault[] {
  const faults: WordsFault[] = [];
  let from = 0;
  walkTokens(lexer(body), (token: Token) => {
    if (token.type !== 'html') return;
    const at = Math.max(0, body.indexOf(token.raw, from));
    from = at + token.raw.length;
    const line = body.slice(0, at).split('\n').length;
    const html = token.raw.trim().slice(0, 40);
    faults.push({ field: 'body', line, said: toTell('"{html}" is HTML: write Markdown.', { html }) });
  });
  return faults;
}

function faultsWhenFilled(template: Template, settings: CheckSettings): WordsFault[] {
  const situations = situationsFor(template, settings);
  let written = 0;
  const faults = situations.flatMap((slots) => {
    const { fault, skipped } = tryToFill(template, slots);
    if (!skipped) written += 1;
    return fault ? [fault] : [];
  });
  if (written > 0) return faults;
  return [{ field: 'requires', line: null, said: toTell('All of this is never known at once.') }];
}

function situationsFor(template: Template, settings: CheckSettings): object[] {
  const all: SampleSettings = { ...settings, language: template.language };
  const whole = sampleSlots(all);
  const without = slotList
    .filter(({ mayBeEmpty, of }) => mayBeEmpty && of === undefined)
    .filter(({ path }) => path !== 'order' || template.lookup === 'none')
    .map(({ path }) => withoutSlot(whole, path));
  const withOrder = [whole, ...orderSituations(all)];
  return [...withOrder, ...(template.lookup === 'order' ? [] : otherSituations(all)), ...without];
}

/** The same but for one slot, which is empty as it would be then: a list has no elements. */
function withoutSlot(slots: Slots, path: string): object {
  const change = (value: unknown, [key = '', ...rest]: readonly string[]): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const inner: unknown = Object.entries(value).find(([name]) => name === key)?.[1];
    const empty = Array.isArray(inner) ? [] : key === 'items' ? '' : null;
    return { ...value, [key]: rest.length > 0 ? change(inner, rest) : empty };
  };
  return change(slots, path.split('.')) as object;
}

function tryToFill(template: Template, slots: object): { fault: WordsFault | null; skipped: boolean } {
  try {
    const { text } = renderMarkdown(fillTemplate(template, slots));
    if (text.trim() === '') return fault(toTell('In some cases nothing is left of it.'));
    const { untraced } = traceFacts(text, [template], slots as Slots);
    const [first] = untraced;
    if (first)
      return fault(
        toTell('"{text}" is put together from words and a slot: part them, or a person gets the mail.', {
          text: first.text,
        }),
      );
  } catch (error) {
    if (error instanceof MissingFact) return { fault: null, skipped: true };
    return { fault: whenFilled('body', error, template), skipped: false };
  }
  try {
    fillSubject(template, slots);
    return { fault: null, skipped: false };
  } catch (error) {
    return { fault: whenFilled('subject', error, template), skipped: false };
  }
}

const fault = (said: Told) => ({ fault: { field: 'body', line: null, said }, skipped: false });

/** A slot that is known and not there is one that may be empty. */
function whenFilled(field: string, error: unknown, { lookup }: Template): WordsFault {
  const found = liquidFault(field, error instanceof Error ? (error.cause ?? error) : error);
  const { slot } = found.said.values;
  if (typeof slot !== 'string' || !isSlot(slot)) return found;
  const said =
    slot.startsWith('order.') && lookup !== 'order'
      ? toTell('There may be no order, and no "{slot}": say that the order is looked up.', { slot })
      : mayBeEmpty(slot);
  return { ...found, said };
}

function once(faults: readonly WordsFault[]): WordsFault[] {
  const seen = new Set<string>();
  return faults.filter((each) => {
    const key = JSON.stringify(each);
    return !seen.has(key) && seen.add(key);
  });
}
