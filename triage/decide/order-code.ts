// One-time codes: who may be asked for one, and what in a mail could be one.

import { languageOf } from './language.ts';
import type { ConversationFacts, Situation, TemplateKind } from './types.ts';

/** Six digits, as one run or in two halves. */
const sixDigits = /(?<![\p{L}\p{N}]|\d[-.,])\d{3}[ -]?\d{3}(?![\p{L}\p{N}]|[-.,]\d)/gu;
export const codeTries = 3;
export const codeMinutes = 10;

/** The last thing that the bot has said here is that it needs the code. */
export const awaitsCode = ({ asked }: ConversationFacts): boolean =>
  asked?.missing.includes('one_time_code') ?? false;

/** What could be a code in the mail's new words, each once, as six digits; one more than may be tried says: too many. */
export function codesIn(words: string): string[] {
  const found = [...words.slice(0, 20_000).matchAll(sixDigits)].map(([code]) => code.replace(/[ -]/, ''));
  return [...new Set(found)].slice(0, codeTries + 1);
}

/**
 * May this sender be asked to show that mail to the address on the order reaches them? Only once in a conversation; never
 * one who is proven to be forged. It is the same whether there is such an order or not, so that asking tells nothing.
 */
export function mayAskForCode(situation: Situation): boolean {
  const { policy, mail, facts, conversation, templates } = situation;
  const { order } = facts;
  const language = languageOf(situation);
  const hasWords = (wanted: TemplateKind) =>
    templates.some((each) => each.kind === wanted && each.language === language);
  return (
    policy.oneTimeCode &&
    mail.authenticity !== 'fail' &&
    facts.code === undefined &&
    !awaitsCode(conversation) &&
    // One code is for one order.
    (order.kind === 'found' || (order.kind === 'unknown' && order.there === undefined)) &&
    hasWords('ask-code') &&
    hasWords('code')
  );
}
