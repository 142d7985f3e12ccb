// Used by `prompt.ts`: the product's intents as a provider is told of them, with the borders where they are mixed up.

import { type AnyIntent, type Intent, intents, intentWords } from '../intents.ts';
import type { IntentCard } from './answer.ts';

const cards: Record<Intent, Pick<IntentCard, 'meaning' | 'examples'>> = {
  order_status: {
    meaning: 'asks where something already ordered is, or when it comes',
    examples: ['Has my parcel left yet? Ordered on Monday, heard nothing since.', 'Any news of 10-4471?'],
  },
  shipping_delivery: {
    meaning: 'asks about delivery in general, before or without an order: ways, times, costs, countries',
    examples: ['Do you send to Norway, and what would that cost?', 'How long does express take?'],
  },
  opening_hours: {
    meaning: 'asks when a shop, office or line is open',
    examples: ['Are you there on Saturday afternoon?', 'Until when can I ring you today?'],
  },
  password_reset: {
    meaning: 'cannot sign in, or wants a new password',
    examples: ['It keeps telling me that my password is wrong.', 'The reset mail never came.'],
  },
  refund_return: {
    meaning: 'wants to send something back, swap it, or have money back',
    examples: ['The boots are too small, how do I return them?', 'When do I see my 40 euros again?'],
  },
  invoice_billing: {
    meaning: 'asks about an invoice, a charge, a price on it, or how to pay',
    examples: ['I was charged twice in May.', 'Could you send the receipt with our VAT number?'],
  },
  change_order_address: {
    meaning: 'wants to change an order, a booking, or an address',
    examples: ['Please send it to my office instead.', 'Can I still make that two lamps?'],
  },
  cancel: {
    meaning: 'wants to end an order, a subscription, a contract or an account',
    examples: ['Stop my plan at the end of the month.', 'I no longer want the sofa, call it off.'],
  },
  complaint: {
    meaning: 'is dissatisfied and wants that heard; not merely a wish with some annoyance in it',
    examples: ['Third time the driver left it in the rain. This is not acceptable.'],
  },
  talk_to_human: {
    meaning: 'wants a person, a call, or no automatic answers',
    examples: ['Is anybody real reading this?', 'Please have someone ring me.'],
  },
  other: {
    meaning: 'anything else: thanks, small talk, offers, jobs, product advice, or no wish that can be told',
    examples: ['Would this lamp suit a damp room?', 'We offer web design at fair rates.'],
  },
};

/** `examples` are a team's own, put before ours; `own` are the team's own intents, known by their examples alone. */
export function intentCards(
  examples: ReadonlyMap<AnyIntent, readonly string[]> = new Map(),
  own: readonly AnyIntent[] = [],
): IntentCard[] {
  const theirs = own.map((name) => ({
    name,
    meaning: `a question of this team's own, about ${name.replaceAll('_', ' ')}`,
    examples: (examples.get(name) ?? []).slice(0, mostExamples),
  }));
  const ours = intents.map((name) => ({
    name,
    meaning: `${intentWords[name].label}: the customer ${cards[name].meaning}`,
    examples: [...(examples.get(name) ?? []).slice(0, mostOfTeam), ...cards[name].examples],
  }));
  return [...ours, ...theirs];
}

/** Each example is paid for with every mail. */
const mostExamples = 6;
const mostOfTeam = 4;
