import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

import { slotSource } from '../../test/slot-source.ts';
import { readTemplates } from '../../worker/templates.ts';
import { compose } from './compose.ts';
import { quoteMail } from './quote.ts';
import { renderMarkdown } from './render.ts';
import { appendQuote, composeReply } from './reply-body.ts';
import { buildSlots } from './slots.ts';

const templates = readTemplates(fileURLToPath(new URL('../..', import.meta.url)));
const quote = quoteMail(
  { name: 'Eva', address: 'eva@customer.test', text: 'Where is it?', at: new Date('2026-11-23T08:00:00Z') },
  'en',
  'Europe/Prague',
);
const everything =
  '# Title\n\nText with [a link](https://shop.example/a).\n\n- one\n- two\n\n1. first\n\n| a | b |\n|---|---|\n| 1 | 2 |\n';

const mails: readonly (readonly [string, string])[] = [
  ...templates
    .filter((each) => each.kind !== 'footer')
    .map((each) => {
      const body = compose(templates, each.name, buildSlots(slotSource({ language: each.language })));
      return [each.name, appendQuote(body, quote).html] as const;
    }),
  [
    'a person’s reply',
    composeReply({
      ...{ text: 'Hello,\n\nsee [image: a.png] and https://shop.example.', signature: 'Tom', quote },
      images: [{ filename: 'a.png', contentId: 'a@b' }],
    }).html,
  ],
  ['all of Markdown', renderMarkdown(everything, 'en').html],
];

/** Style attributes in order. */
const styles = (html: string) => [...html.matchAll(/ style="([^"]*)"/g)].map(([, style]) => style ?? '');
const tags = (html: string) => [...html.matchAll(/<([a-z0-9]+)/gi)].map(([, tag]) => tag?.toLowerCase());

describe.each(mails)('the HTML of %s', (_, html) => {
  test('looks by style attributes alone, and uses nothing that mail programs drop', () => {
    expect(tags(html)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:style|link|script|form|iframe|svg|video|input)$/)]),
    );
    for (const style of styles(html))
      expect(style).not.toMatch(
        /position|float|flex|grid|url\(|var\(|calc\(|!important|@|\brem\b|vw|negative|: -/,
      );
  });

  test('is one column that fits a phone: a bounded width, none that is fixed', () => {
    expect(styles(html)[0]).toContain('max-width: 600px');
    for (const style of styles(html)) expect(style).not.toMatch(/(?<!max-)width:/);
    expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
  });

  test('leaves colours to the reader’s program, and says that dark is fine', () => {
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain('<meta name="supported-color-schemes" content="light dark">');
    for (const style of styles(html)) expect(style).not.toMatch(/(?:^|; )(?:color|background)/);
  });

  test('is whole: what is opened is closed, and letters of all scripts are declared', () => {
    expect(html).toMatch(/^<!doctype html><html[^>]*><head><meta charset="utf-8">/);
    expect(html).toMatch(/<\/div>\n<\/body><\/html>\n$/);
    for (const tag of new Set(tags(html))) {
      if (['meta', 'br', 'img', 'hr'].includes(tag ?? '')) continue;
      const opened = html.match(new RegExp(`<${tag}[ >]`, 'g'))?.length;
      expect([tag, html.match(new RegExp(`</${tag}>`, 'g'))?.length]).toEqual([tag, opened]);
    }
  });

  test('has the margins that it means, not those of each program', () => {
    expect(html).not.toMatch(/<(?:p|ul|ol|li|h[1-3]|table|td|th)>/);
  });

  // Gmail cuts off what is longer than 102 KB.
  test('is short', () => expect(Buffer.byteLength(html)).toBeLessThan(20_000));
});

test('the words’ language is said, for those who hear them', () => {
  expect(renderMarkdown('Guten Tag', 'de').html).toContain('<html lang="de">');
  expect(renderMarkdown('Guten Tag', 'de').html).toContain('<div lang="de" dir="auto"');
});
