// What a decision is made from, as small changes to a routine question that the bot may answer.

import type { Situation, TemplateInfo } from '../triage/decide/types.ts';
import type { Order } from '../triage/facts.ts';
import { defaultPolicy, type Policy } from '../triage/policy.ts';
import type { Entity, Understanding } from '../triage/understanding.ts';
import { order } from './order.ts';

export const eva = 'eva@customer.test';

export const templates: readonly TemplateInfo[] = [
  ...(['en', 'de'] as const).flatMap((language): TemplateInfo[] => [
    { name: `order-status.${language}`, kind: 'answer', intent: 'order_status', language },
    { name: `opening-hours.${language}`, kind: 'answer', intent: 'opening_hours', language },
    { name: `ask-order-number.${language}`, kind: 'ask', intent: 'order_status', language },
    { name: `handover.${language}`, kind: 'handover', intent: null, language },
  ]),
];

const nothing = {
  intent: [],
  anger: [],
  sarcasm: [],
  negative: [],
  urgency: [],
  wantsHuman: [],
  didNotHelp: [],
};

export function numberWritten(value: string): Entity {
  return { field: 'text', start: 0, end: value.length, text: value, value };
}

/** As the engine notes a number that is only in the quoted or an earlier mail. */
export const numberFromBefore = (value: string): Entity => ({ ...numberWritten(value), end: 0 });

export function understanding(changes: Partial<Understanding> = {}): Understanding {
  return {
    engine: 'built-in',
    model: 'test',
    language: 'en',
    languageConfidence: 1,
    intent: 'opening_hours',
    confidence: 0.95,
    intents: {},
    tone: { anger: 0, sarcasm: 0, negative: 0, urgency: 0 },
    wantsHuman: false,
    didNotHelp: false,
    thanksOnly: false,
    entities: {
      orderNumbers: [],
      trackingNumbers: [],
      invoiceNumbers: [],
      dates: [],
      amounts: [],
      emails: [],
      phones: [],
    },
    evidence: nothing,
    ...changes,
  };
}

export const asksForOrder = (changes: Partial<Understanding> = {}) =>
  understanding({ intent: 'order_status', ...changes });

export const evasOrder: Order = order({ number: '10-4471', customerEmail: eva });

export type Changes = Readonly<{
  understanding?: Understanding;
  mail?: Partial<Situation['mail']>;
  conversation?: Partial<Situation['conversation']>;
  wishes?: Situation['wishes'];
  facts?: Situation['facts'];
  templates?: readonly TemplateInfo[];
  policy?: Partial<Policy>;
}>;

export function situation(changes: Changes = {}): Situation {
  return {
    understanding: changes.understanding ?? understanding(),
    wishes: changes.wishes ?? [],
    mail: {
      automated: 'none',
      authenticity: 'pass',
      from: eva,
      fromSomebodyElse: false,
      attachments: 0,
      arrivedLate: false,
      words: 'When are you open?',
      ...changes.mail,
    },
    conversation: {
      handler: 'none',
      language: null,
      botTurnsInARow: 0,
      botTurnsInAll: 0,
      asked: null,
      answered: [],
      openWithPerson: [],
      ...changes.conversation,
    },
    facts: changes.facts ?? { order: { kind: 'not-asked' } },
    templates: changes.templates ?? templates,
    policy: { ...defaultPolicy, ...changes.policy },
  };
}
