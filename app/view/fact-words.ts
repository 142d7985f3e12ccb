// What was looked up or held for a decision, as the worker kept it: names, values and sources in the reader's language.

import type { Order } from '../../triage/facts.ts';
import { type Say, toSay } from '../words/say.ts';
import { sayFault } from './fault-words.ts';
import { type KeptWords, keptWords } from './kept-words.ts';
import { sayReason } from './ledger-reason.ts';
import { orderStatusLabels } from './order-card.ts';

export type FactWords = Readonly<{ name: string; value: string; source: string }>;

/** Others have names of their own. */
const sayName = keptWords([
  toSay('Order'),
  toSay('Order status'),
  toSay('Ordered by'),
  toSay('Items'),
  toSay('Expected delivery'),
  toSay('Delivered'),
  toSay('Carrier'),
  toSay('Tracking number'),
  toSay('Order number'),
  toSay('Perhaps meant'),
  toSay('Order lookup'),
  toSay('Same matter'),
  toSay('Opening hours'),
  toSay('Kind'),
  toSay('Size'),
  toSay('Failure'),
  toSay('Not traceable'),
  toSay('Brake'),
]);

const sayOrderNumber = keptWords([toSay('not given'), toSay('{number} (unknown)')]);
const sayMatter = keptWords([toSay('#{number}, which a person has')]);
const sayBrake = keptWords([
  toSay('{count} automatic mails to {address} within an hour: no further one was sent'),
  toSay('{count} automatic mails in this conversation in a row: no further one was sent'),
]);

/** A word alone could be anything on a page, and is no key of the catalogue. */
const tables: Readonly<Record<string, string>> = {
  conversations: toSay('the conversations'),
  orders: toSay('the orders'),
};

export const saySource: KeptWords = (kept, say) => {
  const table = tables[kept];
  return table === undefined ? sayOtherSource(kept, say) : say(table);
};

const sayOtherSource = keptWords([
  toSay('the sender’s name in the mail'),
  toSay('the policy: name of the company'),
  toSay('the policy: opening hours and promise'),
  toSay('the policy: opening hours'),
  toSay('the policy: page to reset a password'),
  toSay('the policy: delivery'),
  toSay('policy: {setting}'),
  toSay('the conversation'),
  toSay('order lookup ({number})'),
  toSay('order lookup'),
  toSay('the mail; there is no such order'),
  toSay('the mail'),
  toSay('mail server'),
  toSay('orders of this customer'),
  toSay('order {number}'),
  toSay('template {template}, version {version}'),
  toSay('template {template}'),
  toSay('article {article}, version {version}'),
]);

export const sayFact = ({ name, value, source }: FactWords, say: Say): FactWords => ({
  name: sayName(name, say),
  value: sayValue(name, value, say),
  source: sayReason(saySource(source, say), say),
});

function sayValue(name: string, value: string, say: Say): string {
  switch (name) {
    case 'Order status': {
      const label = orderStatusLabels[value.replaceAll(' ', '_') as Order['status']];
      return label ? say(label) : value;
    }
    case 'Expected delivery':
    case 'Delivered':
      return sayDay(value, say);
    case 'Order number':
      return sayOrderNumber(value, say);
    case 'Order lookup':
      return sayLookup(value, say);
    case 'Same matter':
      return sayMatter(value, say);
    case 'Opening hours':
      return sayHours(value, say);
    case 'Failure':
      return sayFault(value, say);
    case 'Brake':
      return sayBrake(value, say);
    default:
      return value;
  }
}

/** Whose hours the answer told: those of a team, or of the whole desk, by the clock of a zone. */
function sayHours(value: string, say: Say): string {
  const [, team, zone = ''] = /^(?:(.+), )?(\S+)$/s.exec(value) ?? [];
  if (zone === '') return value;
  return team
    ? say('those of {team}, by the clock of {zone}', { team, zone })
    : say('those of the whole desk, by the clock of {zone}', { zone });
}

/** A day without a time is the same day everywhere. */
function sayDay(value: string, say: Say): string {
  const day = /^\d{4}-\d\d-\d\d/.exec(value)?.[0];
  const at = new Date(`${day}T00:00:00Z`);
  return day && !Number.isNaN(at.getTime())
    ? at.toLocaleDateString(say.locale, { dateStyle: 'medium', timeZone: 'UTC' })
    : value;
}

function sayLookup(value: string, say: Say): string {
  const reason = /^failed: (.*)$/s.exec(value)?.[1];
  return reason === undefined ? value : say('failed: {reason}', { reason: sayFault(reason, say) });
}
