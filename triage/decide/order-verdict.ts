// May the bot say how an order stands, to this sender, now?

import type { Order } from '../facts.ts';
import type { Intent } from '../intents.ts';
import type { Reason } from '../reasons.ts';
import { isBeyondTemplate, isOfNoOrder } from './beyond-template.ts';
import { missingFacts } from './needs.ts';
import { awaitsCode, mayAskForCode } from './order-code.ts';
import { isBeyondReset, needsEyes } from './order-words.ts';
import { mayHearOf, ownFacts } from './own-facts.ts';
import type { Missing, Situation } from './types.ts';

export type Verdict =
  | Readonly<{ kind: 'answer' }>
  | Readonly<{ kind: 'ask'; missing: readonly Missing[] }>
  /** A code goes to the address on the order, where there is one. */
  | Readonly<{ kind: 'code' }>
  | Readonly<{ kind: 'person'; reason: Reason }>;

/** What stands between a wish and its answer, apart from everything that speaks against any answer. */
export function judgeWish(situation: Situation, intent: Intent): Verdict {
  if (isBeyondTemplate(intent, situation.mail.words)) return { kind: 'person', reason: 'no_template' };
  if (intent === 'order_status') return orCode(situation, judgeOrder(situation));
  if (intent === 'password_reset' && isBeyondReset(situation.mail.words))
    return { kind: 'person', reason: 'no_template' };
  // Somebody else's order counts as one that there is not: what is said then must not tell the two apart.
  const facts = ownFacts(situation.facts, situation.mail);
  const { order } = facts;
  const missing = missingFacts(intent, { ...situation, facts });
  if (missing.length === 0) return { kind: 'answer' };
  // Whether there is such an order is not told to somebody who may be anybody: a person looks.
  if (order.kind === 'unknown' && situation.mail.authenticity !== 'pass')
    return speaksOfOrder(situation, intent) ? notProven : { kind: 'answer' };
  if (order.kind === 'failed') return { kind: 'person', reason: 'lookup_failed' };
  return askOnceMore(situation, intent, missing);
}

/** The bot's own answer to it would be made from the order. */
function speaksOfOrder({ policy }: Situation, intent: Intent): boolean {
  const { mode, requiredFacts } = policy.intents[intent];
  return mode === 'auto' && requiredFacts.length > 0;
}

const notProven = { kind: 'person', reason: 'sender_not_authentic' } as const;

/** An order that is somebody else's and one that there is not: which of the two it is, is said nowhere. */
function isHidden({ facts, mail }: Situation): boolean {
  const { order } = facts;
  return order.kind === 'unknown' || (order.kind === 'found' && !mayHearOf(order.order, facts, mail));
}

function orCode(situation: Situation, verdict: Verdict): Verdict {
  return isHidden(situation) && mayAskForCode(situation) ? { kind: 'code' } : verdict;
}

/** What an order says is private: it leaves only for an authentic sender whose address is the one on the order. */
function judgeOrder(situation: Situation): Verdict {
  const { facts, mail } = situation;
  const lookup = facts.order;
  const { code } = facts;
  if (code && code.kind !== 'right') return notProven;
  // Who gives the code reads the mail of the address on record; and the answer goes there, and nowhere else.
  const address = code ? code.address : mail.from;
  const proven = code !== undefined || mail.authenticity === 'pass';
  switch (lookup.kind) {
    case 'not-asked':
    case 'failed':
      return { kind: 'person', reason: 'lookup_failed' };
    case 'no-number':
      return askOnceMore(situation, 'order_status', ['order_number']);
    case 'unknown':
    case 'near':
      return askAgain(situation, proven);
    case 'several':
      return {
        kind: 'person',
        reason: proven && lookup.orders.every(isOwn(address)) ? 'no_template' : 'sender_not_authentic',
      };
    case 'found':
      if (!mayHearOf(lookup.order, facts, mail)) {
        const asked = askAgain(situation, proven);
        // People are told whose order it is: the customer reads the same words either way.
        return asked.kind === 'person' ? notProven : asked;
      }
      return needsEyes(lookup.order, mail.words)
        ? { kind: 'person', reason: 'no_template' }
        : { kind: 'answer' };
    default:
      return lookup satisfies never;
  }
}

/** About a number of which the sender has no order, whether there is such an order or not. */
function askAgain(situation: Situation, proven: boolean): Verdict {
  // Nor is it told to somebody who may be anybody; and who gives no code has had the chance to look at the number.
  if (!proven || awaitsCode(situation.conversation)) return notProven;
  return askOnceMore(situation, 'order_status', ['order_number']);
}

function askOnceMore(
  { conversation, policy, facts, mail }: Situation,
  intent: Intent,
  missing: readonly Missing[],
): Verdict {
  const { asked } = conversation;
  // Whoever waits for the plumber has no order whose number could be missing.
  if (facts.order.kind === 'no-number' && isOfNoOrder(intent, mail.words))
    return { kind: 'person', reason: 'no_template' };
  const times = asked?.missing.some((each) => missing.includes(each)) ? asked.times : 0;
  return times < policy.intents[intent].timesToAsk
    ? { kind: 'ask', missing }
    : { kind: 'person', reason: 'missing_data' };
}

const isOwn = (address: string) => (order: Order) => order.customerEmail === address.toLowerCase();
