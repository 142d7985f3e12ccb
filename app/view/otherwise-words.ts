// What would have had to be different for the other outcome, in a sentence each: from the codes a decision keeps.

import type { Otherwise } from '../../triage/decide/types.ts';
import { intentLabel, percent, reasonLabel } from './words.ts';

const tones: Readonly<Record<string, string>> = {
  anger: 'Anger',
  negative: 'Negative mood',
  sarcasm: 'Sarcasm',
};
const modes: Readonly<Record<string, string>> = {
  draft: 'for a person with a draft',
  off: 'for a person',
};
const proofs: Readonly<Record<string, string>> = {
  none: 'was not proven',
  fail: 'was forged',
  pass: 'was proven, but writes from another address',
};

/** A limit is what the policy says, to its last digit. */
const limitWords = (share: number) => `${Math.round(share * 1_000) / 10} %`;

const numberIn = (value: number | string | undefined) => (typeof value === 'number' ? value : null);

/** `action`: what was decided; the limits of an answer are told from the other side. */
export function otherwiseWords(all: readonly Otherwise[], action: string): string[] {
  return all.map((each) => sentence(each, action === 'reply'));
}

function sentence({ code, have, need }: Otherwise, answered: boolean): string {
  const [is, limit] = [numberIn(have), numberIn(need)];
  if (code === 'low_confidence' && is !== null && limit !== null) {
    return answered
      ? `${percent(is)} sure; a person gets it under ${limitWords(limit)}.`
      : `${percent(is)} sure; the bot acts alone from ${limitWords(limit)}.`;
  }
  if (code in tones && is !== null && limit !== null) {
    return `${tones[code]}: ${is.toFixed(2)}; a person gets it from ${limit.toFixed(2)}.`;
  }
  switch (code) {
    case 'critical_keyword':
      return have === undefined ? 'Without the critical words.' : `Without “${have}” (${need}).`;
    case 'bot_turn_limit':
      return `The bot has written ${have} times; its limit is ${need}.`;
    case 'intent_not_automated':
      return need === undefined
        ? 'If the bot were to answer this kind of question.'
        : `“${intentLabel(String(need))}” is ${modes[String(have)] ?? 'for a person'}.`;
    case 'open_with_person':
      return `A person has the same matter in #${have}.`;
    case 'sender_not_authentic':
      return `The sender ${proofs[String(have)] ?? 'was not proven'}; private facts need the address on record.`;
    case 'unsupported_language':
      return have === 'und' ? 'The language could not be told.' : `There is no approved answer in “${have}”.`;
    case 'attachment_needs_eyes':
      return 'Without an attachment.';
    case 'missing_data':
      return need === undefined
        ? 'If nothing had been missing.'
        : `If the mail had said: ${String(need).replaceAll('_', ' ')}.`;
    case 'fact_not_traceable':
      return `“${have}” in the answer comes from nowhere.`;
    default:
      return have === undefined ? `Without: ${reasonLabel(code)}.` : `${reasonLabel(code)}: ${have}.`;
  }
}

/** What is in a decision's stored `otherwise`; what does not look like it is left out. */
export function readOtherwise(stored: unknown): Otherwise[] {
  if (!Array.isArray(stored)) return [];
  return stored.filter((each): each is Otherwise => typeof each?.code === 'string');
}
