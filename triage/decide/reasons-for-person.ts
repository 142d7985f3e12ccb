// All that speaks against an answer by the bot.

import type { AnyIntent, Intent } from '../intents.ts';
import type { Reason } from '../reasons.ts';
import { isRising } from '../understand/tone-trend.ts';
import { findCriticalPhrases } from './critical-phrases.ts';
import { graveWishes } from './grave-wishes.ts';
import { languageOf } from './language.ts';
import { continuesQuestion, newWords, saysYes } from './needs.ts';
import { givesNumberBriefly, givesOnlyNumber } from './order-words.ts';
import type { Situation } from './types.ts';

/** The share of the probability that a wish for a person must have, beside the likeliest one, to be heard. */
const mixedWish = 0.3;

export type Judged = Readonly<{
  /** The first is the one acted on. */
  wishes: readonly Intent[];
  /** How likely it is that these are the wishes. */
  confidence: number;
  threshold: number;
  /** What exactly the first is about. */
  about: string;
}>;

/** The weightiest first: that one is the deciding reason. */
export function reasonsForAPerson(situation: Situation, judged: Judged): Reason[] {
  const { understanding, mail, policy } = situation;
  const { tone } = understanding;
  const { wishes } = judged;
  const wish = (each: Intent) => hasWish(situation, each);
  const unsure =
    !continuesQuestion(situation) &&
    (judged.confidence < judged.threshold || numberPassedOver(situation, judged) !== null);
  const forPeople = wishes.some((each) => policy.intents[each].mode !== 'auto' && !graveWishes.has(each));
  const held: [Reason, boolean][] = [
    ['asked_for_human', understanding.wantsHuman || wish('talk_to_human')],
    ['critical_keyword', findCriticalPhrases(mail.words, policy).length > 0 || soundsCritical(situation)],
    ['cancellation', wish('cancel')],
    ['complaint', wish('complaint')],
    ['anger', isAngryNow(situation)],
    ['sarcasm', tone.sarcasm >= policy.toneLimits.sarcasm],
    ['answer_did_not_help', didNotHelp(situation, judged)],
    ['anger', isGettingAngry(situation)],
    // A forged sender is written nothing, so that only a person can find out who it was.
    ['sender_not_authentic', mail.authenticity === 'fail'],
    ['arrived_late', isLate(situation)],
    ['several_people', mail.fromSomebodyElse && !isOnRecord(situation)],
    ['attachment_needs_eyes', mail.attachments > 0],
    [
      'intent_not_automated',
      forPeople || isListed(mail.from, policy.alwaysPerson) || findOpenElsewhere(situation, judged) !== null,
    ],
    ['low_confidence', unsure],
    ['unsupported_language', !isSupported(situation)],
    ['bot_turn_limit', isBotDone(situation)],
    ['paused', policy.paused],
  ];
  return held.filter(([, holds]) => holds).map(([reason]) => reason);
}

/** By the policy's limit where it has one, else by that of the mailbox. */
export function isLate({ mail, policy: { ageLimitHours } }: Situation): boolean {
  const byPolicy = ageLimitHours !== null && mail.ageHours !== undefined;
  return byPolicy ? mail.ageHours > ageLimitHours : mail.arrivedLate;
}

/** Answers that say nothing of an order. */
const aboutNoOrder: ReadonlySet<Intent> = new Set(['opening_hours', 'shipping_delivery', 'password_reset']);

/** The number of an order that the mail names and no wish of it is about: something in it was not understood. */
export function numberPassedOver({ understanding }: Situation, { wishes }: Judged): string | null {
  if (!wishes.every((each) => aboutNoOrder.has(each))) return null;
  const named = understanding.entities.orderNumbers.find((each) => each.end > each.start);
  return named?.value ?? null;
}

/** Told in words that are in no list. */
export const soundsCritical = ({ understanding, policy }: Situation): boolean =>
  policy.criticalLimit < 1 && (understanding.critical ?? 0) >= policy.criticalLimit;

const isAngryNow = ({ understanding: { tone }, policy: { toneLimits } }: Situation): boolean =>
  tone.anger >= toneLimits.anger || tone.negative >= toneLimits.negative;

/** Growing from mail to mail: what comes next would be worse. What makes them angry tells more than that they are. */
const isGettingAngry = (situation: Situation): boolean =>
  !isAngryNow(situation) &&
  isRising(
    situation.mail.earlierTones ?? [],
    situation.understanding.tone,
    situation.policy.toneLimits.anger,
  );

/** Somebody else has joined, and has shown to be the one whose order was asked about. */
const isOnRecord = ({ facts, mail }: Situation) =>
  facts.code?.kind === 'right' && facts.code.address === mail.from.toLowerCase();

export function hasWish({ understanding, wishes, mail, conversation }: Situation, each: Intent): boolean {
  if (graveWishes.has(each) && wishes.includes(each)) return true;
  const { asked } = conversation;
  const text = newWords(mail);
  // "Yes, that one" reads like anything: what it says beside that is left to the plain words.
  if (asked?.suggested && saysYes(text)) return false;
  // So does a number alone, which was asked for.
  const isAnswer = (asked?.missing.length ?? 0) > 0;
  if (isAnswer && givesOnlyNumber(text)) return false;
  const share = understanding.intents[each] ?? 0;
  // "Oh sorry, it's 10-5001": few words around a number that was asked for sound like much, and are only polite.
  if (isAnswer && givesNumberBriefly(text)) return share >= plainlyMeant;
  return understanding.intent === each || share >= mixedWish;
}

/** The share from which a wish counts that no sentence states by itself, beside an answer to the bot's question. */
const plainlyMeant = 0.6;

/** Said in words, or by asking the very same again. */
function didNotHelp({ understanding, conversation }: Situation, { wishes, about }: Judged): boolean {
  if (conversation.botTurnsInARow === 0) return false;
  const [intent] = wishes;
  const again = conversation.answered.some((each) => each.intent === intent && each.about === about);
  return understanding.didNotHelp || (again && !understanding.thanksOnly);
}

function isBotDone({ conversation, policy }: Situation): boolean {
  return (
    conversation.botTurnsInARow >= policy.botTurnsInARow || conversation.botTurnsInAll >= policy.botTurnsInAll
  );
}

function isSupported(situation: Situation): boolean {
  const language = languageOf(situation);
  return situation.templates.some((each) => each.kind === 'answer' && each.language === language);
}

/** An address of the list, or one of a domain in it ("@example.com", its subdomains too). */
export function isListed(address: string, list: readonly string[]): boolean {
  const from = address.toLowerCase();
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return list.some((each) =>
    each.startsWith('@') ? domain === each.slice(1) || domain.endsWith(`.${each.slice(1)}`) : each === from,
  );
}

/** What is the same for every customer may be answered twice: no person decides anything about it. */
const forEverybody: ReadonlySet<AnyIntent> = new Set([
  'opening_hours',
  'shipping_delivery',
  'password_reset',
  'other',
]);

/** The conversation in which a person already works on the same matter: two answers to one question would differ. */
export function findOpenElsewhere({ conversation }: Situation, { wishes, about }: Judged): number | null {
  const same = conversation.openWithPerson.find(
    (each) =>
      (each.intent !== null &&
        !forEverybody.has(each.intent) &&
        (wishes as readonly AnyIntent[]).includes(each.intent) &&
        (about === '' || each.about === '')) ||
      (each.about !== '' && each.about === about && !forEverybody.has(wishes[0] ?? 'other')),
  );
  return same?.conversation ?? null;
}
