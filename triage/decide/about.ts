// What exactly a wish is about: the same wish about the same thing, after an answer, says that the answer did not help.

import type { Facts } from '../facts.ts';
import type { Intent } from '../intents.ts';
import type { Understanding } from '../understanding.ts';

/** Empty where the wish has nothing to tell one question from the next. */
export function aboutOf(intent: Intent, facts: Facts, understanding: Understanding): string {
  if (intent === 'opening_hours') {
    return [...new Set(understanding.entities.dates.map((each) => each.value))].sort().join(' ');
  }
  const { order } = facts;
  switch (order.kind) {
    case 'found':
      return order.order.number;
    case 'several':
      return order.orders
        .map((each) => each.number)
        .sort()
        .join(' ');
    case 'near':
      // What was suggested instead: "yes" is then enough for an answer.
      return order.order.number;
    case 'unknown':
    case 'not-asked':
    case 'no-number':
    case 'failed':
      return '';
    default:
      return order satisfies never;
  }
}
