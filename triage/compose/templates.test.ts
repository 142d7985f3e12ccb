import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

import { orderFacts, slotSource } from '../../test/slot-source.ts';
import { readTemplates } from '../../worker/templates.ts';
import type { Facts, Order } from '../facts.ts';
import { defaultPolicy } from '../policy.ts';
import { compose } from './compose.ts';
import { buildSlots, type SlotSource } from './slots.ts';
import type { Template } from './template.ts';

const templates = readTemplates(fileURLToPath(new URL('../..', import.meta.url)));
const written = templates.filter((each) => each.kind !== 'footer');
const statuses: Order['status'][] = [
  'received',
  'processing',
  'shipped',
  'out_for_delivery',
  'delivered',
  'delayed',
  'cancelled',
  'returned',
];

const write = (template: Template, changes: Partial<SlotSource> = {}) =>
  compose(templates, template.name, buildSlots(slotSource({ language: template.language, ...changes })));

/** Words as they are read: without tags, entities decoded, white space as one. */
function readable(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '');

const hostile = [
  '**bold** _it_ `code` ~~gone~~',
  '<script>alert(1)</script><img src=x onerror=alert(2)>',
  '{{ company }}{% assign x = 1 %}',
  'http://evil.example/pay and www.evil.example and pay@evil.example',
  '[click](http://evil.example) ![x](http://evil.example/x.png)',
  '\n\n# Heading\n\n- item\n\n1. one\n\n> quote\n\n---\n\n    code\n\n| a | b |\n|---|---|\n',
  'Title\n===\nSub\n---',
  '\\[click](http://evil.example)\\',
  '&lt;b&gt; &amp; &#106;avascript',
  '<http://evil.example> <pay@evil.example>',
  '[ref]: http://evil.example\n\n[ref]',
  '```\ncode\n```',
];

/** The tags of a mail, attributes and all: what slots hold must not change them. */
const markup = (html: string) => [...html.matchAll(/<[a-z/!][^>]*>/gi)].map(([tag]) => tag);

describe.each(written.map((each) => [each.name, each] as const))('the template %s', (_, template) => {
  test.each(statuses)('says an order that is %s, the same in text and in HTML', (status) => {
    const { text, html } = write(template, { facts: orderFacts({ status }) });
    expect(text.length).toBeGreaterThan(60);
    expect(text).not.toMatch(/\{\{|\{%|undefined|null|NaN|Invalid/);
    expect(text).not.toMatch(/\*\*|\\|&(?:amp|lt|gt|quot|#39);/);
    // A link is written once where its words are the address itself.
    const linked = html.replace(/<a href="([^"]+)">\1<\/a>/g, '$1');
    expect(letters(text)).toBe(letters(readable(linked)));
  });

  test.each(hostile)('writes %j as words, never as markup', (words) => {
    const tame = 'Plain words';
    const policy = (value: string): SlotSource['policy'] => ({
      ...defaultPolicy,
      company: {
        ...defaultPolicy.company,
        name: value,
        delivery: [{ name: value, days: value, price: value }],
      },
      hours: { ...defaultPolicy.hours, exceptions: [{ date: '2026-11-24', name: value, open: [] }] },
    });
    const told = template.name.startsWith('order-status') ? statuses : statuses.slice(0, 1);
    for (const status of told) {
      const facts = (value: string) =>
        orderFacts({
          status,
          items: [{ name: value, quantity: 2 }],
          carrier: value,
          trackingNumber: value,
          trackingUrl: null,
          number: value,
        });
      const bad = write(template, { facts: facts(words), policy: policy(words), customerName: words });
      const good = write(template, { facts: facts(tame), policy: policy(tame), customerName: '' });
      expect(markup(bad.html)).toEqual(markup(good.html));
    }
  });

  test('asks about an unknown number without letting it become markup', () => {
    const facts = (number: string): Facts => ({ order: { kind: 'unknown', number } });
    if (template.kind === 'answer' && template.intent === 'order_status') {
      // There is no order to speak of: an error, and a person gets the mail.
      expect(() => write(template, { facts: facts('9') })).toThrow(/order-status/);
      return;
    }
    for (const words of hostile) {
      expect(markup(write(template, { facts: facts(words) }).html)).toEqual(
        markup(write(template, { facts: facts('9') }).html),
      );
    }
  });

  test('ends with the company’s name and says that it was written automatically', () => {
    const { text } = write(template);
    expect(text.trimEnd().endsWith(defaultPolicy.company.name)).toBe(true);
    expect(text).toMatch(/autom[aá]ti/i);
  });
});

describe('an order’s tracking address', () => {
  const [template] = templates.filter((each) => each.name === 'order-status.en');

  test('is a link to exactly where it leads', () => {
    const trackingUrl = 'https://track.example/p?id=1&x=(2)_3*4';
    const { html, text } = write(template as Template, { facts: orderFacts({ trackingUrl }) });
    expect(html).toContain('href="https://track.example/p?id=1&amp;x=(2)_3*4"');
    expect(text).toContain(trackingUrl);
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'https://', '//evil.example', 'https://a b'])(
    'is left out where it is none: %s',
    (trackingUrl) => {
      const { html, text } = write(template as Template, { facts: orderFacts({ trackingUrl }) });
      expect(html).not.toContain('<a ');
      expect(text).not.toContain(trackingUrl);
      expect(text).toContain('DPD0099887766');
    },
  );
});
