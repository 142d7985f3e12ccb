// What must be looked up before a mail can be decided on.

import type { Intent } from '../intents.ts';
import type { Understanding } from '../understanding.ts';
import type { ConversationFacts } from './types.ts';

export type LookupPlan = Readonly<{
  /** Numbers to look for, the customer's own words for them; empty: the sender's own orders may settle it. */
  order: readonly string[] | null;
}>;

/** The wishes whose answer needs an order. */
const needsOrder: ReadonlySet<Intent> = new Set(['order_status']);

/** More numbers than this in one mail is a list for a person, not a question for a lookup. */
const mostNumbers = 5;

export function planLookups(understanding: Understanding, conversation: ConversationFacts): LookupPlan {
  const intent = actedIntent(understanding, conversation);
  if (!needsOrder.has(intent)) return { order: null };
  const written = ownNumbers(understanding);
  const numbers =
    written.length > 0 ? written : understanding.entities.orderNumbers.map((each) => each.value);
  return { order: [...new Set(numbers)].slice(0, mostNumbers) };
}

/** Numbers in the mail's new words; one that is only in the quoted mail or an earlier one has an empty span. */
function ownNumbers(understanding: Understanding): string[] {
  return understanding.entities.orderNumbers
    .filter((each) => each.end > each.start)
    .map((each) => each.value);
}

/**
 * The wish to act on. An answer to the bot's question is often only "it's 12345", which by itself means little: it
 * continues the wish that the question was about. A new wish that is plainly something else does not.
 */
export function actedIntent(understanding: Understanding, conversation: ConversationFacts): Intent {
  return continuesQuestion(understanding, conversation)
    ? (conversation.asked?.intent ?? understanding.intent)
    : understanding.intent;
}

/** Below this a mail's own wish is too vague to stand against the question it answers. */
const plainlyElse = 0.6;

export function continuesQuestion(understanding: Understanding, conversation: ConversationFacts): boolean {
  const { asked } = conversation;
  if (!asked) return false;
  const gave = asked.missing.includes('order_number') && ownNumbers(understanding).length > 0;
  const vague = understanding.intent === 'other' || understanding.confidence < plainlyElse;
  return gave && (understanding.intent === asked.intent || vague);
}
