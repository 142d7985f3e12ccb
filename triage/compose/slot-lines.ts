// For whoever looks at how a reply came about: which slots its templates use, what was put in, and where that comes from.

import { Liquid } from 'liquidjs';

import type { Slots } from './slots.ts';
import type { Template } from './template.ts';

export type SlotLine = Readonly<{ name: string; value: string; source: string }>;

const liquid = new Liquid();

/** By the first part of a slot's name; an order's own number is added to its source. */
const sources: Readonly<Record<string, string>> = {
  first_name: 'the sender’s name in the mail',
  company: 'the policy: name of the company',
  conversation_number: 'the conversation',
  order: 'order lookup',
  unknown_order_number: 'the mail; there is no such order',
  meant_order_number: 'orders of this customer',
  own_orders: 'orders of this customer',
  hours: 'the policy: opening hours',
  password_reset_url: 'the policy: page to reset a password',
  delivery: 'the policy: delivery',
  promised_by: 'the policy: opening hours and promise',
};

/** In the order in which the templates name them, each once; what stands in no template is left out. */
export function slotLines(templates: readonly Template[], slots: Partial<Slots>): SlotLine[] {
  const names = templates.flatMap(({ body }) => liquid.globalFullVariablesSync(body));
  return [...new Set(names)].map((name) => {
    const [root = name] = name.split(/[.[]/);
    const source = sources[root] ?? 'Baton';
    const order = root === 'order' && slots.order ? ` (${slots.order.number})` : '';
    return { name, value: toText(valueAt(slots, name)), source: `${source}${order}` };
  });
}

/** Names in brackets are computed at run time and stand for the whole. */
function valueAt(slots: object, name: string): unknown {
  let value: unknown = slots;
  for (const key of name.replace(/\[.*$/, '').split('.')) {
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  }
  return value;
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(toText).join('; ');
  if (typeof value === 'object') return Object.values(value).map(toText).filter(Boolean).join(', ');
  return String(value);
}
