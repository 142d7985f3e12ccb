// May the bot say how an order stands, to this sender, now?

import type { Order } from '../facts.ts';
import type { Intent } from '../intents.ts';
import type { Reason } from '../reasons.ts';
import { missingFacts } from './needs.ts';
import { mayAskForCode } from './order-code.ts';
import { needsEyes } from './order-words.ts';
import { mayHearOf } from './own-facts.ts';
import type { Missing, Situation } from './types.ts';

export type Verdict =
  | Readonly<{ kind: 'answer' }>
  | Readonly<{ kind: 'ask'; missing: readonly Missing[] }>
  /** A code goes to the address on the order, where there is one. */
  | Readonly<{ kind: 'code' }>
  | Readonly<{ kind: 'person'; reason: Reason }>;

/** What stands between a wish and its answer, apart from everything that speaks against any answer. */
export function judgeWish(situation: Situation, intent: Intent): Verdict {
  const order = situation.facts.order;
  if (intent === 'order_status') return orCode(situation, judgeOrder(situation));
  if (speaksOfOrder(situation, intent) && order.kind === 'found' && !mayHear(situation, order.order))
    return { kind: 'person', reason: 'sender_not_authentic' };
  const missing = missingFacts(intent, situation);
  // Whether there is such an order is not told to somebody who may be anybody: a person looks.
  const given = order.kind === 'unknown' && situation.mail.authenticity !== 'pass';
  if (missing.length === 0 || given) return { kind: 'answer' };
  if (order.kind === 'failed') return { kind: 'person', reason: 'lookup_failed' };
  return askOnceMore(situation, intent, missing);
}

/** The bot's own answer to it would be made from the order. */
function speaksOfOrder({ policy }: Situation, intent: Intent): boolean {
  const { mode, requiredFacts } = policy.intents[intent];
  return mode === 'auto' && requiredFacts.length > 0;
}

const mayHear = ({ facts, mail }: Situation, order: Order) => mayHearOf(order, facts, mail);

/** Where it stands between the two is said nowhere: with an order that is somebody else's, and with one that there is not. */
function orCode(situation: Situation, verdict: Verdict): Verdict {
  const isUnproven = verdict.kind === 'person' && verdict.reason === 'sender_not_authentic';
  const isUnknown = verdict.kind === 'ask' && situation.facts.order.kind === 'unknown';
  return (isUnproven || isUnknown) && mayAskForCode(situation) ? { kind: 'code' } : verdict;
}

/** What an order says is private: it leaves only for an authentic sender whose address is the one on the order. */
function judgeOrder(situation: Situation): Verdict {
  const { facts, mail } = situation;
  const lookup = facts.order;
  const { code } = facts;
  if (code && code.kind !== 'right') return { kind: 'person', reason: 'sender_not_authentic' };
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
      // Whether there is such an order is not told to somebody who may be anybody.
      return proven
        ? askOnceMore(situation, 'order_status', ['order_number'])
        : { kind: 'person', reason: 'sender_not_authentic' };
    case 'several':
      return {
        kind: 'person',
        reason: proven && lookup.orders.every(isOwn(address)) ? 'no_template' : 'sender_not_authentic',
      };
    case 'found':
      if (!proven || !isOwn(address)(lookup.order)) return { kind: 'person', reason: 'sender_not_authentic' };
      return needsEyes(lookup.order, mail.words)
        ? { kind: 'person', reason: 'no_template' }
        : { kind: 'answer' };
    default:
      return lookup satisfies never;
  }
}

function askOnceMore(
  { conversation, policy }: Situation,
  intent: Intent,
  missing: readonly Missing[],
): Verdict {
  const { asked } = conversation;
  const times = asked?.missing.some((each) => missing.includes(each)) ? asked.times : 0;
  return times < policy.intents[intent].timesToAsk
    ? { kind: 'ask', missing }
    : { kind: 'person', reason: 'missing_data' };
}

const isOwn = (address: string) => (order: Order) => order.customerEmail === address.toLowerCase();
