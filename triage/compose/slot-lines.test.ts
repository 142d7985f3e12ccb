import { expect, test } from 'vitest';

import { slotLines } from './slot-lines.ts';
import type { Slots } from './slots.ts';
import { parseTemplate } from './template.ts';

const template = parseTemplate(
  'order-status.en',
  `---\nkind: answer\nintent: order_status\nlanguage: en\n---
Hello {{ first_name }}, {% if order.overdue %}sorry{% endif %} {{ order.number }} of {{ company }}.
{% for day in hours.week %}{{ day.day }}: {{ day.times }}{% endfor %}`,
);
const slots = {
  first_name: null,
  company: 'Acme',
  order: { number: '10-4471', overdue: false },
  hours: { week: [{ day: 'Monday', times: '09:00–17:00', opens: null }] },
  delivery: [],
} as unknown as Slots;

test('every slot that a template uses is told with its value and where that comes from, and no other', () => {
  expect(slotLines([template, template], slots)).toEqual([
    { name: 'first_name', value: '', source: 'the sender’s name in the mail' },
    { name: 'order.overdue', value: 'no', source: 'order lookup (10-4471)' },
    { name: 'order.number', value: '10-4471', source: 'order lookup (10-4471)' },
    { name: 'company', value: 'Acme', source: 'the policy: name of the company' },
    { name: 'hours.week', value: 'Monday, 09:00–17:00', source: 'the policy: opening hours' },
  ]);
});
