import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

import { slotSource } from '../../test/slot-source.ts';
import { readTemplates } from '../../worker/templates.ts';
import { defaultPolicy } from '../policy.ts';
import { compose } from './compose.ts';
import { buildSlots, firstName, type SlotSource } from './slots.ts';
import type { Template } from './template.ts';

const templates = readTemplates(fileURLToPath(new URL('../..', import.meta.url)));
const write = (template: Template, changes: Partial<SlotSource> = {}) =>
  compose(templates, template.name, buildSlots(slotSource({ language: template.language, ...changes })));

describe('opening hours in a mail', () => {
  const lunch = [
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '17:00' },
  ];
  const hours = { ...defaultPolicy.hours, week: { ...defaultPolicy.hours.week, mon: lunch } };
  const nextAt = (now: string) =>
    buildSlots(slotSource({ now: new Date(now), policy: { ...defaultPolicy, hours } })).hours.next;

  test.each([
    ['before the morning', '2026-11-23T07:00:00Z', 'Monday 23 November', '09:00'],
    ['over lunch', '2026-11-23T11:30:00Z', 'Monday 23 November', '13:00'],
    ['after the last', '2026-11-23T16:30:00Z', 'Tuesday 24 November', '09:00'],
    ['over the weekend', '2026-11-20T16:30:00Z', 'Monday 23 November', '09:00'],
  ])('name the next opening %s', (_, now, day, opens) => {
    expect(nextAt(now)).toMatchObject({ opens, day: expect.stringMatching(day.replace(' ', ',? ')) });
  });

  test('do not promise an opening that never comes', () => {
    const never = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    const policy = { ...defaultPolicy, hours: { ...hours, week: never } };
    for (const language of ['en', 'de']) {
      const template = templates.find((each) => each.name === `opening-hours.${language}`) as Template;
      expect(write(template, { policy }).text).toMatch(/closed|geschlossen/);
    }
  });
});

test.each([
  ['Eva Novak', 'Eva'],
  ['Novák, Šárka', 'Šárka'],
  ['  Jean-Luc  Picard ', 'Jean-Luc'],
  ['O’Brien', 'O’Brien'],
  ['', null],
  ['eva', null],
  ['eva@customer.test', null],
  ['https://evil.example', null],
  ['Pay.now at', null],
  ['<b>Eva</b>', null],
  ['{{ company }}', null],
  ['X', null],
  [`A${'a'.repeat(60)}`, null],
  ['Eva\u0000', null],
])('the salutation for %j is %j', (name, expected) => expect(firstName(name)).toBe(expected));
