import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

import { orderFacts, slotSource } from '../../test/slot-source.ts';
import { readTemplates } from '../../worker/templates.ts';
import { compose } from './compose.ts';
import { buildSlots } from './slots.ts';
import { fillTemplate, parseTemplate } from './template.ts';

const templates = readTemplates(fileURLToPath(new URL('../..', import.meta.url)));
describe('a template file', () => {
  const front = '---\nkind: answer\nintent: order_status\nlanguage: en\n---\n';

  test.each([
    ['without front matter', 'Hello', /front matter/],
    ['with an unknown kind', '---\nkind: letter\nlanguage: en\n---\nHi', /kind/],
    ['with an unknown intent', '---\nkind: answer\nintent: joke\nlanguage: en\n---\nHi', /intent/],
    [
      'asking for a question of its own',
      '---\nkind: ask\nintent: joke\nlanguage: en\nexamples: [Tell me one]\n---\nHi',
      /intent: only an answer/,
    ],
    ['for an answer to nothing', '---\nkind: answer\nlanguage: en\n---\nHi', /intent: answers and questions/],
    ['for a handover of one intent', '---\nkind: handover\nintent: cancel\nlanguage: en\n---\nHi', /intent/],
    ['in no language', '---\nkind: footer\nlanguage: english\n---\nHi', /language code/],
    ['with a misspelt field', '---\nkind: footer\nlanguage: en\nintnet: cancel\n---\nHi', /intnet/],
    ['without words', `${front}\n  \n`, /no words/],
    ['with a tag that is not closed', `${front}{% if order %}Hi`, /if/],
  ])('%s is refused by name', (_, text, fault) => {
    expect(() => parseTemplate('broken', text)).toThrow(fault);
    expect(() => parseTemplate('broken', text)).toThrow(/broken/);
  });

  test.each([
    ['slot', '{{ weather }}'],
    ['part of a slot', '{{ order.colour }}'],
    ['empty slot', '{{ order.carrier }}'],
    ['filter', '{{ company | shout }}'],
    ['other file', '{% include "config.ts" %}'],
    ['other file', '{% render "package.json" %}'],
    ['method', '{{ company.constructor.name }}'],
  ])('that asks for a %s that is not there is an error: %s', (_, body) => {
    const fill = () =>
      fillTemplate(
        parseTemplate('broken', front + body),
        buildSlots(slotSource({ facts: orderFacts({ carrier: null }) })),
      );
    expect(fill).toThrow(/broken/);
  });

  test('that is not there, or has no footer to sign it, is an error', () => {
    const slots = buildSlots(slotSource());
    expect(() => compose(templates, 'no-such', slots)).toThrow('no-such');
    const alone = [parseTemplate('alone', `${front}Hi {{ company }}`)];
    expect(() => compose(alone, 'alone', slots)).toThrow('footer');
  });
});

describe('a template that takes long', () => {
  const source = '---\nkind: handover\nlanguage: en\n---\nHello {{ company }}, from {{ company }}.\n';
  const standStill = (milliseconds: number) => {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
  };

  test('is filled all the same where the machine stood still once', () => {
    let stood = false;
    const slots = {
      get company() {
        if (!stood) standStill(600);
        stood = true;
        return 'Shop';
      },
    };
    expect(fillTemplate(parseTemplate('slow.en', source), slots)).toBe('Hello Shop, from Shop.');
  });

  test('is not waited for where it is slow each time', () => {
    const slots = {
      get company() {
        standStill(600);
        return 'Shop';
      },
    };
    expect(() => fillTemplate(parseTemplate('slow.en', source), slots)).toThrow(/limit exceeded/);
  });
});
