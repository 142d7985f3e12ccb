// Every case of the hostile corpus, cleaned and read again: nothing is left that could run, fetch, ask or cover.

import { DomUtils, parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';

import { hostileHtml } from '../test/hostile-html/cases.ts';
import { cleanMailHtml } from './mail-html.ts';
import { keptAttributes, keptTags } from './mail-html-rules.ts';
import { mailPage } from './mail-page.ts';
import { sayEnglish } from './words/say.ts';

const track = 'http://tracker.example:8025';
const cases = hostileHtml({ run: 'alert(1)', track, host: 'tracker.example' });
const inline = new Map<string, string>();
const page = { images: false, inline, dark: true, say: sayEnglish, plain: 'plain words' };

/** Milliseconds; the slowest takes some 700 on an idle machine, and the tests of eight others may run beside it. */
const patience = 8_000;

/** Characters; beyond, the second cleaning would cut. */
const longest = 1_000_000;

type Element = { name: string; attribs: Record<string, string> };
const elementsOf = (html: string) =>
  DomUtils.findAll(() => true, parseDocument(html).children) as unknown as Element[];

const ours = {
  details: ['class'],
  summary: [],
  b: ['class'],
  html: [],
  head: [],
  meta: ['charset'],
  style: [],
  body: ['dir'],
};
const facts = ['lang', 'data-pictures', 'data-trackers', 'data-doubts', 'data-fetched', 'data-always'];

function faultsOf({ name, attribs }: Element, images: boolean, whole: boolean): string[] {
  const extra: readonly string[] | undefined = whole ? ours[name as keyof typeof ours] : undefined;
  if (!keptTags.includes(name) && !extra) return [`<${name}>`];
  return Object.entries(attribs).flatMap(([key, value]) => {
    const kept = [
      ...(keptAttributes['*'] ?? []),
      ...(keptAttributes[name] ?? []),
      ...(extra ?? []),
      ...(whole && name === 'html' ? facts : []),
    ];
    if (!kept.includes(key)) return [`<${name} ${key}>`];
    if (key === 'href' && !/^(?:https?|mailto|tel):/.test(value)) return [`<${name} ${key}="${value}">`];
    if (
      key === 'src' &&
      !/^data:image\/(?:png|gif|jpeg|webp);base64,/.test(value) &&
      !(images && value.startsWith('https://'))
    )
      return [`<${name} ${key}="${value}">`];
    if (
      key === 'style' &&
      /(?:url|expression|image|import|var)\s*\(|@|position|transform|behavio|binding|:\s*-\d|[<>{}\\]|\dvh/i.test(
        value,
      )
    )
      return [`<${name} ${key}="${value}">`];
    if (key === 'target' && value !== '_blank') return [`<${name} ${key}="${value}">`];
    return [];
  });
}

describe('hostile HTML', () => {
  it('has enough cases, each with a name of its own', () => {
    expect(cases.length).toBeGreaterThanOrEqual(250);
    expect(new Set(cases.map((each) => each.name)).size).toBe(cases.length);
    expect(new Set(cases.map((each) => each.html)).size).toBe(cases.length);
  });

  it.each(cases)(
    '$name: nothing forbidden is left',
    ({ html }) => {
      for (const images of [false, true]) {
        const start = performance.now();
        const clean = cleanMailHtml(html, { images, inline });
        expect(performance.now() - start).toBeLessThan(patience);
        if (!clean) continue;
        expect(elementsOf(clean.html).flatMap((each) => faultsOf(each, images, false))).toEqual([]);
        expect(clean.html).not.toMatch(/[\0\u202a-\u202e\u2066-\u2069]/);
        if (!images)
          expect(elementsOf(clean.html).filter((each) => each.attribs.src?.startsWith('http'))).toEqual([]);
      }
    },
    60_000,
  );

  it.each(cases)(
    '$name: cleaned twice it is the same',
    ({ html }) => {
      const once = cleanMailHtml(html, { images: true, inline });
      if (once && once.html.length < longest)
        expect(cleanMailHtml(once.html, { images: true, inline })?.html).toBe(once.html);
    },
    60_000,
  );

  it.each(cases)(
    '$name: its whole page holds nothing but ours around it',
    ({ html }) => {
      const shown = mailPage(html, page);
      expect(elementsOf(shown).flatMap((each) => faultsOf(each, false, true))).toEqual([]);
      expect(shown.match(/<style>/g)).toHaveLength(1);
    },
    60_000,
  );
});
