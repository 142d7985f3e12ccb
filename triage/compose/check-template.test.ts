import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

import { monday } from '../../test/slot-source.ts';
import { readTemplates } from '../../worker/templates.ts';
import { defaultPolicy } from '../policy.ts';
import { inEnglish } from '../tell.ts';
import type { Article } from './article.ts';
import { checkTemplate } from './check-template.ts';
import { sampleSlots } from './sample-situations.ts';
import { isSlot, slotList } from './slot-list.ts';
import { parseTemplate, readTemplate, slotAt } from './template.ts';
import { writeTemplate } from './template-fields.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const templates = readTemplates(root);
const returns: Article = {
  ...{ name: 'returns', language: 'en', version: 4, title: 'Returns', validUntil: null },
  ...{ body: 'You have **30 days**.', links: [{ title: 'Returns', url: 'https://shop.example/returns' }] },
};
const articles: Article[] = [
  returns,
  { ...returns, name: 'summer_sale', validUntil: '2026-08-31' },
  { ...returns, name: 'no_page', links: [] },
];
const settings = { policy: defaultPolicy, articles, now: monday, today: '2026-11-23' };
const others = templates.filter((each) => each.name !== 'opening-hours.en');
const check = (source: string, name = 'opening-hours.en') =>
  checkTemplate(name, source, { ...settings, others }).faults.map(
    ({ field, line, said }) => `${field}${line === null ? '' : `:${line}`} ${inEnglish(said)}`,
  );
const withFront = (body: string, more = '') =>
  `---\nkind: answer\nintent: opening_hours\nlanguage: en\n${more}---\n${body}`;

test.each(templates.map((each) => [each.name, each] as const))(
  'the template %s that Baton comes with may be saved as it is, and reads the same once written anew',
  (name, template) => {
    const written = writeTemplate(template);
    const rest = templates.filter((each) => each.name !== name);
    expect(checkTemplate(name, written, { ...settings, articles: [], others: rest }).faults).toEqual([]);
    expect(parseTemplate(name, written, template.version)).toEqual(template);
  },
);

describe('what would fail when a mail is sent fails when it is saved, with its line:', () => {
  test.each([
    ['Hello,\n\n{{ wether }}.', 'body:3 There is no slot "wether".'],
    ['Hello,\n\n{% if false %}{{ order.colour }}{% endif %}.', 'body:3 There is no slot "order.colour".'],
    ['Hello,\n{{ company | shout }}', 'body:2 There is no filter "shout".'],
    ['Hello,\n{% nonsense %}', 'body:2 There is no tag "{% nonsense %}".'],
    ['Hello\n{% if company %}', 'body:2 {% if company %} has no end.'],
    ['Hello {{ company', 'body:1 "{{ company" has no end: write "}}" after the slot’s name.'],
    [
      'Hello {{ first_name }},\nyes.',
      'body:1 "first_name" may be empty: write it inside {% if first_name %} … {% endif %}, or require it.',
    ],
    [
      'Hello,\n{{ order.number }}',
      'body:2 There may be no order, and no "order.number": say that the order is looked up.',
    ],
    ['{% for each in own_orders %}{{ each.colour }}{% endfor %}!', 'body:1 There is no slot "each.colour".'],
    ['{% for each in delivery %}{{ each.name }}{% endfor %}', 'body In some cases nothing is left of it.'],
    [
      'It is A{{ conversation_number }}.',
      'body "A1042" is put together from words and a slot: part them, or a person gets the mail.',
    ],
    ['Hello,\n\n<b>no</b>', 'body:3 "<b>" is HTML: write Markdown.'],
    ['Hello,\n\n{{ article.nowhere }}', 'body:3 There is no published article "nowhere" in "en".'],
    ['{{ article.summer_sale }}', 'body:1 The article "summer_sale" was valid until 2026-08-31.'],
    ['See {{ article.no_page.url }}', 'body:1 The article "no_page" has no link.'],
    ['{{ article }}', 'body:1 Write which article: {{ article.NAME }}.'],
    ['', 'body it has no words'],
  ])('%s', (body, fault) => {
    expect(check(withFront(body))).toContain(fault);
  });

  test.each([
    ['subject: ""\n', /^subject must not be empty/],
    ['subject: "About {{ order.number }}"\n', /^subject:1 There may be no order/],
    ['subject: "About {{ nothing }}"\n', /^subject:1 There is no slot "nothing"/],
    ['requires: [order.nothing]\nlookup: order\n', /^requires:1 There is no slot/],
    ['requires: [order.carrier]\n', /^requires:1 "order.carrier" is known only where/],
    ['lookup: weather\n', /^lookup /],
    ['tone: angry\n', /^tone /],
    ['examples: [open?, ""]\n', /^examples:2 is empty/],
    ['kind: letter\n', /^front matter/],
  ])('%s', (more, fault) => {
    expect(check(withFront('Yes.', more))).toContainEqual(expect.stringMatching(fault));
  });

  test('another template that answers the same, and a language without a footer', () => {
    expect(check(withFront('Yes.'), 'hours-again.en')).toEqual([]);
    const all = checkTemplate('hours-again.en', withFront('Yes.'), { ...settings, others: templates });
    expect(all.faults.map(({ said }) => inEnglish(said))).toEqual([
      expect.stringContaining('"opening-hours.en" does this already'),
    ]);
    const italian = withFront('Sì.').replace('language: en', 'language: it');
    expect(check(italian)).toEqual([expect.stringContaining('There is no footer in "it" yet')]);
  });
});

describe('is well', () => {
  test.each([
    ['{% if first_name %}Hello {{ first_name }}{% else %}Hello{% endif %},\nyes.', ''],
    [
      'Your order {{ order.number }} comes with {{ order.carrier }}.',
      'lookup: order\nrequires: [order.carrier]\n',
    ],
    ['{{ article.returns }}\n\n[{{ article.returns.title }}]({{ article.returns.url }})', ''],
    ['Yes.', 'subject: "{{ company }}: when we are open"\ntone: warm\n'],
  ])('%s', (body, more) => expect(check(withFront(body, more))).toEqual([]));
});

describe('an intent of the team’s own', () => {
  const gift = (examples: string) =>
    `---\nkind: answer\nintent: gift_cards\nlanguage: en\n${examples}---\nYes.`;

  test('needs questions that customers ask about it', () => {
    expect(check(gift(''))).toEqual([expect.stringContaining('examples "intent" is one of your own')]);
    const questions =
      'examples:\n  - Do you sell gift cards?\n  - How long is a voucher valid?\n  - gift card lost\n';
    expect(check(gift(questions))).toEqual([]);
    expect(readTemplate('gift.en', gift(questions)).template).toMatchObject({
      intent: 'gift_cards',
      examples: ['Do you sell gift cards?', 'How long is a voucher valid?', 'gift card lost'],
    });
  });
});

test('every slot is listed in words for whoever writes a template, and what is listed is there', () => {
  const slots = sampleSlots({ ...settings, language: 'en' });
  const { article: _, ...rest } = slots;
  const paths = Object.entries(rest).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.keys(value).map((key) => `${name}.${key}`)
      : [name],
  );
  expect(paths.filter((path) => !isSlot(path))).toEqual([]);
  const listed = slotList.filter(({ of }) => of === undefined).map(({ path }) => path);
  expect(listed.filter((path) => slotAt(slots, path) === undefined)).toEqual([]);
});
