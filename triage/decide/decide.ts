// The line between bot and people: a pure judgement on one mail. What follows from it is done elsewhere.

import type { Intent } from '../intents.ts';
import type { Reason } from '../reasons.ts';
import { findCriticalPhrases } from './critical-phrases.ts';
import { actedIntent, continuesQuestion } from './needs.ts';
import { judgeOrder, type OrderVerdict } from './order-verdict.ts';
import type { Decision, DecisionReason, Situation, TemplateKind } from './types.ts';

export function decide(situation: Situation): Decision {
  const intent = actedIntent(situation.understanding, situation.conversation);
  const { threshold } = situation.policy.intents[intent];
  const base = {
    intent,
    confidence: situation.understanding.confidence,
    threshold,
    template: null,
    missing: [],
  };

  const filed = reasonToFile(situation);
  if (filed) return { ...base, do: 'file', reasons: [filed] };
  const stops = reasonsForAPerson(situation, intent, threshold);
  if (isOnlyThanks(situation, stops)) return { ...base, do: 'file', reasons: ['thanks'] };

  const verdict: OrderVerdict = intent === 'order_status' ? judgeOrder(situation) : { kind: 'answer' };
  if (verdict.kind === 'person' && !stops.includes(verdict.reason)) stops.push(verdict.reason);
  if (verdict.kind === 'ask' && stops.length === 0) {
    const template = findTemplate(situation, intent, 'ask');
    if (template)
      return { ...base, do: 'ask', reasons: ['missing_data'], template, missing: ['order_number'] };
    stops.push('no_template');
  }
  const template = findTemplate(situation, intent, 'answer');
  if (stops.length === 0 && template) return { ...base, do: 'reply', reasons: ['routine'], template };
  if (stops.length === 0) stops.push(missingTemplate(situation, intent));
  // Long after the question even "a person takes over" is only odd; that person writes.
  const handover = situation.mail.arrivedLate ? null : findTemplate(situation, null, 'handover');
  return { ...base, do: 'escalate', reasons: stops, template: handover };
}

/** A mail that nobody has to answer, or that a person already has in hand. */
function reasonToFile({ mail, conversation }: Situation): DecisionReason | null {
  if (mail.automated !== 'none') return 'automated_mail';
  // Once a person has it the bot is silent, whatever comes.
  if (conversation.handler === 'human') return 'human_has_it';
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
function isOnlyThanks({ understanding, conversation }: Situation, stops: readonly Reason[]): boolean {
  if (!understanding.thanksOnly || continuesQuestion(understanding, conversation)) return false;
  return !stops.some((reason) => neverFiled.has(reason));
}

/** The share of the probability that a wish for a person must have, beside the likeliest one, to be heard. */
const mixedWish = 0.3;

/** All that speaks against an answer by the bot, the weightiest first: that one is the deciding reason. */
function reasonsForAPerson(situation: Situation, intent: Intent, threshold: number): Reason[] {
  const { understanding, mail, conversation, policy } = situation;
  const { tone, intents } = understanding;
  const wish = (each: Intent) => understanding.intent === each || (intents[each] ?? 0) >= mixedWish;
  const { mode } = policy.intents[intent];
  const own: readonly Intent[] = ['talk_to_human', 'cancel', 'complaint'];
  const unsure = !continuesQuestion(understanding, conversation) && understanding.confidence < threshold;
  const held: [Reason, boolean][] = [
    ['asked_for_human', understanding.wantsHuman || wish('talk_to_human')],
    ['critical_keyword', findCriticalPhrases(mail.words, policy).length > 0],
    ['cancellation', wish('cancel')],
    ['complaint', wish('complaint')],
    ['anger', tone.anger >= policy.toneLimits.anger || tone.negative >= policy.toneLimits.negative],
    ['sarcasm', tone.sarcasm >= policy.toneLimits.sarcasm],
    ['answer_did_not_help', understanding.didNotHelp && conversation.botTurnsInARow > 0],
    // A forged sender is written nothing, so that only a person can find out who it was.
    ['sender_not_authentic', mail.authenticity === 'fail'],
    ['arrived_late', mail.arrivedLate],
    ['several_people', mail.fromSomebodyElse],
    ['attachment_needs_eyes', mail.attachments > 0],
    ['intent_not_automated', mode !== 'auto' && !own.includes(intent)],
    ['low_confidence', unsure],
    ['unsupported_language', !isSupported(situation)],
    ['bot_turn_limit', conversation.botTurnsInARow >= policy.botTurnsInARow],
    ['paused', policy.paused],
  ];
  return held.filter(([, holds]) => holds).map(([reason]) => reason);
}

function isSupported({ templates, understanding }: Situation): boolean {
  return templates.some((each) => each.kind === 'answer' && each.language === understanding.language);
}

function missingTemplate({ templates, understanding }: Situation, intent: Intent): Reason {
  const elsewhere = templates.some((each) => each.kind === 'answer' && each.intent === intent);
  return elsewhere && understanding.language !== 'en' ? 'unsupported_language' : 'no_template';
}

/** The template in the customer's language; a handover falls back to English rather than to silence. */
function findTemplate(situation: Situation, intent: Intent | null, kind: TemplateKind): string | null {
  const fitting = situation.templates.filter((each) => each.kind === kind && each.intent === intent);
  const inLanguage = fitting.find((each) => each.language === situation.understanding.language);
  if (inLanguage) return inLanguage.name;
  return kind === 'handover' ? (fitting.find((each) => each.language === 'en')?.name ?? null) : null;
}
