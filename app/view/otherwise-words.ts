// What would have had to be different for the other outcome, in a sentence each: from the codes a decision keeps.

import type { Otherwise } from '../../triage/decide/types.ts';
import { type Say, toSay } from '../words/say.ts';
import { intentLabel, measure, percent, reasonLabel } from './words.ts';

const tones: Readonly<Record<string, string>> = {
  anger: toSay('Anger'),
  negative: toSay('Negative mood'),
  sarcasm: toSay('Sarcasm'),
  sounds_critical: toSay('Sounds critical'),
};
const forPerson = toSay('“{intent}” is for a person.');
const modes: Readonly<Record<string, string>> = {
  draft: toSay('“{intent}” is for a person with a draft.'),
  off: forPerson,
};
const notProven = toSay('The sender was not proven; private facts need the address on record.');
const proofs: Readonly<Record<string, string>> = {
  none: notProven,
  fail: toSay('The sender was forged; private facts need the address on record.'),
  pass: toSay(
    'The sender was proven, but writes from another address; private facts need the address on record.',
  ),
};

/** A limit is what the policy says, to its last digit. */
const limitWords = (share: number, say: Say) =>
  `${(Math.round(share * 1_000) / 10).toLocaleString(say.locale)} %`;

const numberIn = (value: number | string | undefined) => (typeof value === 'number' ? value : null);

/** `action`: what was decided; the limits of an answer are told from the other side. */
export function otherwiseWords(all: readonly Otherwise[], action: string, say: Say): string[] {
  return all.map((each) => sentence(each, action === 'reply', say));
}

function sentence({ code, have, need }: Otherwise, answered: boolean, say: Say): string {
  const [is, limit] = [numberIn(have), numberIn(need)];
  if (code === 'low_confidence' && is !== null && limit !== null) {
    return say(
      answered
        ? '{share} sure; a person gets it under {limit}.'
        : '{share} sure; the bot acts alone from {limit}.',
      { share: say(percent(is)), limit: limitWords(limit, say) },
    );
  }
  const tone = tones[code];
  if (tone !== undefined && is !== null && limit !== null) {
    return say('{tone}: {value}; a person gets it from {limit}.', {
      tone: say(tone),
      value: measure(is, say),
      limit: measure(limit, say),
    });
  }
  switch (code) {
    case 'critical_keyword':
      return have === undefined
        ? say('Without the critical words.')
        : say('Without “{words}” ({group}).', { words: have, group: need ?? '' });
    case 'arrived_late':
      return need === undefined
        ? say('Without: {reason}.', { reason: say(reasonLabel(code)) })
        : say('{hours} hours old; the bot answers up to {limit}.', { hours: have ?? '', limit: need });
    case 'number_passed_over':
      return say('The answer would pass over {number}, which the mail names.', { number: have ?? '' });
    case 'bot_turn_limit':
      return say('The bot has written {count} times; its limit is {limit}.', {
        count: have ?? '',
        limit: need ?? '',
      });
    case 'intent_not_automated':
      return need === undefined
        ? say('If the bot were to answer this kind of question.')
        : say(modes[String(have)] ?? forPerson, { intent: say(intentLabel(String(need))) });
    case 'open_with_person':
      return say('A person has the same matter in #{id}.', { id: have ?? '' });
    case 'sender_not_authentic':
      return say(proofs[String(have)] ?? notProven);
    case 'unsupported_language':
      return have === 'und'
        ? say('The language could not be told.')
        : say('There is no approved answer in “{language}”.', { language: have ?? '' });
    case 'attachment_needs_eyes':
      return say('Without an attachment.');
    case 'missing_data':
      return need === undefined
        ? say('If nothing had been missing.')
        : say('If the mail had said: {what}.', { what: String(need).replaceAll('_', ' ') });
    case 'fact_not_traceable':
      return say('“{fact}” in the answer comes from nowhere.', { fact: have ?? '' });
    default:
      return have === undefined
        ? say('Without: {reason}.', { reason: say(reasonLabel(code)) })
        : `${say(reasonLabel(code))}: ${have}.`;
  }
}

/** What is in a decision's stored `otherwise`; what does not look like it is left out. */
export function readOtherwise(stored: unknown): Otherwise[] {
  if (!Array.isArray(stored)) return [];
  return stored.filter((each): each is Otherwise => typeof each?.code === 'string');
}
