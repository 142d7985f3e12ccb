// The line between bot and people: a pure judgement on one mail. What follows from it is done elsewhere.

import type { Intent } from '../intents.ts';
import type { Reason } from '../reasons.ts';
import { isPlainThanks } from '../understand/plain-thanks.ts';
import { isBareConsent } from '../understand/thanks-only.ts';
import { aboutOf } from './about.ts';
import { languageOf } from './language.ts';
import { allWishes, continuesQuestion, newWords } from './needs.ts';
import { judgeWish, type Verdict } from './order-verdict.ts';
import { otherwiseAnswered, otherwiseHandedOver } from './otherwise.ts';
import { ownFacts } from './own-facts.ts';
import { asOther, asOwn } from './own-intent.ts';
import { findOpenElsewhere, isLate, isListed, type Judged, reasonsForAPerson } from './reasons-for-person.ts';
import { chooseTeam } from './team.ts';
import type { Decision, DecisionReason, Situation, TemplateKind } from './types.ts';

type Base = Omit<Decision, 'do' | 'reasons'>;
type Judgement = Readonly<{ intent: Intent; verdict: Verdict }>;

export function decide(situation: Situation): Decision {
  const { own } = situation.understanding;
  return own ? asOwn(own.intent, decideKnown(asOther(own.intent, situation))) : decideKnown(situation);
}

function decideKnown(situation: Situation): Decision {
  const judged = judge(situation);
  const intent = judged.wishes[0] ?? 'other';
  const base: Base = {
    intent,
    confidence: judged.confidence,
    threshold: judged.threshold,
    template: null,
    parts: [],
    missing: [],
    about: judged.about,
    team: teamFor(situation, intent),
    hoursTeam: teamFor(situation, judged.wishes.includes('opening_hours') ? 'opening_hours' : intent),
    draft: [],
    otherwise: [],
  };
  const filed = reasonToFile(situation);
  if (filed) return { ...base, do: 'file', reasons: [filed] };
  const stops = reasonsForAPerson(situation, judged);
  if (isOnlyThanks(situation, stops)) return { ...base, do: 'file', reasons: ['thanks'] };

  const judgements = judged.wishes.map((each) => ({ intent: each, verdict: judgeWish(situation, each) }));
  const asked = ask(situation, judged, base, stops, judgements);
  if (asked) return asked;
  const coded = askForCode(situation, base, stops, judgements);
  if (coded) return coded;
  for (const { verdict } of judgements) {
    if (verdict.kind === 'code' && !stops.includes('sender_not_authentic'))
      stops.push('sender_not_authentic');
    if (verdict.kind === 'person' && !stops.includes(verdict.reason)) stops.push(verdict.reason);
  }
  const parts = judgements.map((each) => findTemplate(situation, each.intent, 'answer'));
  const lacking = judged.wishes.find((_, at) => parts[at] === null);
  if (stops.length === 0 && lacking !== undefined) stops.push(missingTemplate(situation, lacking));
  if (stops.length === 0) {
    const found = parts.filter((each) => each !== null);
    const otherwise = otherwiseHandedOver(situation, judged);
    return {
      ...base,
      do: 'reply',
      reasons: ['routine'],
      template: found[0] ?? null,
      parts: found,
      otherwise,
    };
  }
  return escalate(situation, judged, base, stops, judgements);
}

const teamFor = (situation: Situation, intent: Intent) =>
  chooseTeam(situation.policy, { intent, language: languageOf(situation), from: situation.mail.from });

/** Several wishes are as likely as all of them together, and as demanding as the most demanding one. */
function judge(situation: Situation): Judged {
  const { understanding, policy } = situation;
  const wishes = allWishes(situation);
  const shares = wishes.map((each) => understanding.intents[each] ?? 0);
  const together = shares.reduce((sum, share) => sum + share, 0);
  return {
    wishes,
    confidence: Math.min(
      1,
      wishes.length > 1 ? Math.max(together, understanding.confidence) : understanding.confidence,
    ),
    threshold: Math.max(...wishes.map((each) => policy.intents[each].threshold)),
    about: aboutWhat(situation, wishes[0] ?? 'other'),
  };
}

/** Somebody else's order is nothing that a "yes" could be the answer to, or that could be asked about again. */
const aboutWhat = ({ facts, mail, understanding }: Situation, intent: Intent) =>
  aboutOf(intent, ownFacts(facts, mail), understanding);

/** A mail that nobody has to answer, or that a person already has in hand. */
function reasonToFile({ mail, conversation, policy }: Situation): DecisionReason | null {
  if (mail.automated !== 'none') return 'automated_mail';
  // Once a person has it the bot is silent, whatever comes.
  if (conversation.handler === 'human') return 'human_has_it';
  if (isListed(mail.from, policy.leaveAlone)) return 'left_alone';
  return null;
}

/** What a person must see, however politely it is said. */
const neverFiled: ReadonlySet<Reason> = new Set([
  'asked_for_human',
  'critical_keyword',
  'cancellation',
  'complaint',
  'anger',
  'sarcasm',
  'answer_did_not_help',
  'attachment_needs_eyes',
]);

/** A thank-you needs no answer; one that also gives the number we asked for, or that bites, is not only thanks. */
function isOnlyThanks(situation: Situation, stops: readonly Reason[]): boolean {
  const { understanding } = situation;
  if (!understanding.thanksOnly) return false;
  const gave = understanding.entities.orderNumbers.some((each) => each.end > each.start);
  // "Ok" to a question is a yes.
  if ((gave || isBareConsent(newWords(situation.mail))) && continuesQuestion(situation)) return false;
  // Where each word is one of thanks, no mood and no wish can be in them.
  const plain = isPlainThanks(newWords(situation.mail));
  return !stops.some(
    (reason) => neverFiled.has(reason) && !(plain && heard.has(reason)) && !isGuess(situation, reason),
  );
}

/** What a model hears between the words. */
const heard: ReadonlySet<Reason> = new Set(['cancellation', 'complaint', 'anger', 'sarcasm']);

/** The wish that brings this reason, where the words of a mere thank-you can be mistaken for it. */
const wishBehind: Partial<Record<Reason, Intent>> = { cancellation: 'cancel', complaint: 'complaint' };
/** "That was quick" has no wish, so the likeliest one is a guess: it counts only where it is likelier than not. */
const likely = 0.5;

function isGuess({ understanding, wishes }: Situation, reason: Reason): boolean {
  // Few words of thanks sound like few words of anger: it counts where it is likelier than not.
  if (reason === 'anger') return understanding.tone.anger < likely;
  const wish = wishBehind[reason];
  if (wish === undefined || wishes.includes(wish)) return false;
  return (understanding.intents[wish] ?? 0) < likely;
}

/**
 * What is missing is asked for once, in one mail with what can be answered already. What goes to a person in the end is
 * asked for too, so that the person need not: but only where that alone brings it to a person.
 */
function ask(
  situation: Situation,
  judged: Judged,
  base: Base,
  stops: Reason[],
  judgements: readonly Judgement[],
): Decision | null {
  const asking = judgements.find(({ verdict }) => verdict.kind === 'ask');
  if (asking?.verdict.kind !== 'ask') return null;
  const { policy, mail } = situation;
  const collects =
    stops.every((reason) => reason === 'intent_not_automated') &&
    judged.wishes.every((each) => policy.intents[each].mode !== 'off') &&
    !isListed(mail.from, policy.alwaysPerson) &&
    findOpenElsewhere(situation, judged) === null;
  const person = judgements.some(({ verdict }) => verdict.kind === 'person');
  if (person || (stops.length > 0 && !collects)) return null;
  const template = findTemplate(situation, asking.intent, 'ask');
  if (!template) {
    if (stops.length === 0) stops.push(missingTemplate(situation, asking.intent, 'ask'));
    return null;
  }
  const answers = judgements
    .filter(({ intent, verdict }) => verdict.kind === 'answer' && policy.intents[intent].mode === 'auto')
    .map(({ intent }) => findTemplate(situation, intent, 'answer'))
    .filter((each) => each !== null);
  return {
    ...base,
    do: 'ask',
    intent: asking.intent,
    team: teamFor(situation, asking.intent),
    reasons: ['missing_data'],
    template,
    parts: [...answers, template],
    missing: asking.verdict.missing,
    about: aboutWhat(situation, asking.intent),
    otherwise: [{ code: 'missing_data', need: asking.verdict.missing.join(', ') }],
  };
}

/** Only where nothing else brings it to a person, and where the order is all that the mail is about. */
function askForCode(
  situation: Situation,
  base: Base,
  stops: readonly Reason[],
  judgements: readonly Judgement[],
): Decision | null {
  const [only] = judgements;
  if (stops.length > 0 || judgements.length !== 1 || only?.verdict.kind !== 'code') return null;
  const { order } = situation.facts;
  // Who writes from the address on record gets the code itself, and no mail about it beside.
  const isOnRecord =
    order.kind === 'found' && order.order.customerEmail === situation.mail.from.toLowerCase();
  const template = findTemplate(situation, null, isOnRecord ? 'code' : 'ask-code');
  if (!template) return null;
  return {
    ...base,
    ...{
      do: 'ask',
      reasons: ['sender_not_authentic'],
      template,
      parts: [template],
      missing: ['one_time_code'],
    },
    // No number that a "yes" could be the answer to.
    about: '',
    otherwise: [{ code: 'sender_not_authentic', have: situation.mail.authenticity, need: 'one_time_code' }],
  };
}

function escalate(
  situation: Situation,
  judged: Judged,
  base: Base,
  stops: Reason[],
  judgements: readonly Judgement[],
): Decision {
  // Long after the question even "a person takes over" is only odd; that person writes.
  const template = isLate(situation) ? null : findTemplate(situation, null, 'handover');
  const draft = judgements
    .filter(({ intent, verdict }) => verdict.kind === 'answer' && isWorthADraft(situation, judged, intent))
    .map(({ intent }) => findTemplate(situation, intent, 'answer'))
    .filter((each) => each !== null);
  return {
    ...base,
    do: 'escalate',
    reasons: stops,
    template,
    parts: template ? [template] : [],
    draft,
    otherwise: otherwiseAnswered(stops, situation, judged),
  };
}

/** A wish that was only guessed at gives no draft, and what the customer has been told already is no answer to them. */
function isWorthADraft(situation: Situation, { confidence, about }: Judged, intent: Intent): boolean {
  if (confidence < likely && !continuesQuestion(situation)) return false;
  return !situation.conversation.answered.some((each) => each.intent === intent && each.about === about);
}

function missingTemplate(situation: Situation, intent: Intent, kind: TemplateKind = 'answer'): Reason {
  const elsewhere = situation.templates.some((each) => each.kind === kind && each.intent === intent);
  return elsewhere && languageOf(situation) !== 'en' ? 'unsupported_language' : 'no_template';
}

/** The template in the customer's language; a handover falls back to English rather than to silence. */
function findTemplate(situation: Situation, intent: Intent | null, kind: TemplateKind): string | null {
  const fitting = situation.templates.filter((each) => each.kind === kind && each.intent === intent);
  const inLanguage = fitting.find((each) => each.language === languageOf(situation));
  if (inLanguage) return inLanguage.name;
  return kind === 'handover' ? (fitting.find((each) => each.language === 'en')?.name ?? null) : null;
}
