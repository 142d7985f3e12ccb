// "Why it came to you": what the engine made of a mail and which rule then held, each with the words behind it.

import type { ThreadDecision } from '../../db/conversation-thread.ts';
import type { Policy } from '../../triage/policy.ts';
import { type Reason, reasonWords } from '../../triage/reasons.ts';
import { heat } from '../../triage/understand/tone-trend.ts';
import type { Evidence, Understanding } from '../../triage/understanding.ts';
import { type Say, toSay } from '../words/say.ts';
import { criticalHits } from './critical-hits.ts';
import { decidedUnder } from './decided-under.ts';
import { type MadeLine, madeLines } from './decision-record.ts';
import { sayFact } from './fact-words.ts';
import type { Light } from './lit-text.ts';
import { otherwiseWords, readOtherwise } from './otherwise-words.ts';
import { providerWords } from './provider-words.ts';
import { gettingAngrier, intentLabel, measure, percent, reasonChip, type Shade } from './words.ts';

export type WhyReason = Readonly<{
  code: string;
  label: string;
  shade: Shade;
  sentence: string;
  /** The customer's words behind it, and what lights them up in the mail. */
  words: readonly string[];
  light: Light | null;
}>;

export type Judgement = Readonly<{
  label: string;
  /** 0 to 1. */
  value: number;
  text: string;
  shade: Shade;
  sentence: string;
  words: readonly string[];
  light: Light;
}>;

export type Why = Readonly<{
  messageId: number;
  /** What was done about the mail. */
  verdict: string;
  /** This very decision handed it over; else something else did, or nothing. */
  decided: boolean;
  /** Why people have it; empty while they have not got it. */
  reasons: readonly WhyReason[];
  judgements: readonly Judgement[];
  facts: readonly Readonly<{ name: string; value: string; source: string }>[];
  /** What would have had to be different for the other outcome. */
  otherwise: readonly string[];
  /** With which versions it was made, of whom, and how long it took: as it was stored. */
  made: readonly MadeLine[];
  engine: string | null;
  /** What became of asking the model provider; null where none is configured. */
  provider: string | null;
}>;

const verdicts: Record<string, string> = {
  reply: toSay('The bot answered'),
  ask: toSay('The bot asked for what was missing'),
  escalate: toSay('Handed to a person'),
  file: toSay('Filed: nothing had to be answered'),
};

/**
 * `handedFor` is why people have the conversation, the deciding reason first: it may hold more than the decision, such
 * as an answer that came back. Empty while they have not got it. `words` are those of the mail decided on.
 */
export function toWhy(
  decision: ThreadDecision,
  handedFor: readonly string[],
  understanding: Understanding | null,
  words: string,
  say: Say,
): Why {
  const policy = decidedUnder(decision.policy);
  return {
    messageId: decision.message_id,
    verdict: say(verdicts[decision.action] ?? decision.action),
    decided: decision.action === 'escalate',
    reasons: handedFor.map((code) => toReason(code, decision, { understanding, policy, words, say })),
    judgements: understanding ? toJudgements(understanding, decision, policy, say) : [],
    facts: toFacts(decision.facts, say),
    otherwise: otherwiseWords(readOtherwise(decision.otherwise), decision.action, say),
    made: madeLines(decision, say),
    engine: understanding ? engineWords(understanding, say) : null,
    provider: understanding?.provider ? providerWords(understanding.provider, say) : null,
  };
}

const lightOf: Partial<Record<Reason, keyof Evidence>> = {
  asked_for_human: 'wantsHuman',
  anger: 'anger',
  sarcasm: 'sarcasm',
  answer_did_not_help: 'didNotHelp',
  cancellation: 'intent',
  complaint: 'intent',
  low_confidence: 'intent',
  intent_not_automated: 'intent',
  no_template: 'intent',
};

type Known = Readonly<{
  understanding: Understanding | null;
  policy: Policy | null;
  words: string;
  say: Say;
}>;

function toReason(code: string, decision: ThreadDecision, known: Known): WhyReason {
  const { understanding, words, say } = known;
  const reason = code as Reason;
  const spoken = reasonWords[reason];
  const growing = isOnlyGrowing(reason, known);
  const base = { code, ...(growing ? gettingAngrier : reasonChip(code)) };
  if (reason === 'critical_keyword') {
    const hits = criticalHits(decision, words);
    const groups = [...new Set(hits.map((hit) => hit.group))].join(', ');
    const group = groups ? say('Group: {groups}.', { groups }) : '';
    const sounds = soundsCriticalWords(decision, say);
    const told = sounds === '' ? [] : spanTexts(understanding?.evidence.critical ?? []);
    const sentence = [say(spoken.sentence), group, sounds].filter(Boolean).join(' ');
    return { ...base, sentence, words: [...hits.map((hit) => hit.phrase), ...told], light: 'critical' };
  }
  const light = lightOf[reason] ?? null;
  const spans = (light && understanding?.evidence[light]) || [];
  return {
    ...base,
    sentence: spoken
      ? `${growing ? '' : say(spoken.sentence)} ${thresholdWords(reason, decision, known)}`.trim()
      : code,
    words: [...new Set(spans.map((span) => span.text))],
    light: spans.length > 0 ? light : null,
  };
}

/** Where no word of a list brought it, but what it sounds like. */
function soundsCriticalWords({ otherwise }: ThreadDecision, say: Say): string {
  const sounds = readOtherwise(otherwise).find(({ code }) => code === 'sounds_critical');
  if (typeof sounds?.have !== 'number' || typeof sounds.need !== 'number') return '';
  return say('It sounds like it: {value}; a person takes over from {limit}.', {
    value: measure(sounds.have, say),
    limit: measure(sounds.need, say),
  });
}

/** The mail by itself is not angry, but angrier than those before it. */
const isOnlyGrowing = (reason: Reason, { understanding, policy }: Known): boolean =>
  reason === 'anger' &&
  understanding !== null &&
  policy !== null &&
  understanding.tone.anger < policy.toneLimits.anger &&
  understanding.tone.negative < policy.toneLimits.negative;

/** Which number was held against which limit. */
function thresholdWords(reason: Reason, decision: ThreadDecision, known: Known): string {
  const { understanding, policy, say } = known;
  if (reason === 'low_confidence' && decision.confidence !== null && decision.threshold !== null) {
    return say('{intent}: {share} sure; it answers alone from {limit}.', {
      intent: say(intentLabel(decision.intent)),
      share: say(percent(decision.confidence)),
      limit: say(percent(decision.threshold)),
    });
  }
  if (!understanding || !policy) return '';
  const { tone } = understanding;
  const { toneLimits } = policy;
  if (isOnlyGrowing(reason, known)) {
    return say('Calmer before, and {value} by now; a person takes over before it comes to {limit}.', {
      value: measure(heat(tone), say),
      limit: measure(toneLimits.anger, say),
    });
  }
  if (reason === 'anger' && tone.anger < toneLimits.anger) {
    return say('Strongly negative: {value}; a person takes over from {limit}.', {
      value: measure(tone.negative, say),
      limit: measure(toneLimits.negative, say),
    });
  }
  if (reason === 'anger' || reason === 'sarcasm') {
    return say('Measured {value}; a person takes over from {limit}.', {
      value: measure(tone[reason], say),
      limit: measure(toneLimits[reason], say),
    });
  }
  return '';
}

/** Tone below this is background noise, not worth a line. */
const audible = 0.2;

function toJudgements(
  understanding: Understanding,
  decision: ThreadDecision,
  policy: Policy | null,
  say: Say,
): Judgement[] {
  return [toWish(understanding, decision, policy, say), ...toTones(understanding, policy, say)];
}

function toWish(
  understanding: Understanding,
  decision: ThreadDecision,
  policy: Policy | null,
  say: Say,
): Judgement {
  const { evidence, confidence, intent } = understanding;
  const others = Object.entries(understanding.intents)
    .filter(([name, value]) => name !== intent && value >= 0.05)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 2)
    .map(([name, value]) => `${say(intentLabel(name))} ${say(percent(value))}`);
  const threshold = decision.threshold ?? policy?.intents[intent].threshold ?? null;
  const label = intentLabel(understanding.own?.intent ?? intent);
  const share = say(percent(confidence));
  return {
    label,
    value: confidence,
    text: say('{share} sure', { share }),
    shade: threshold !== null && confidence < threshold ? 'doubt' : 'quiet',
    sentence: [
      say('Read as “{label}”, {share} sure.', { label: say(label), share }),
      threshold === null ? '' : say('The bot acts alone from {limit}.', { limit: say(percent(threshold)) }),
      others.length > 0 ? say('Otherwise: {others}.', { others: others.join(', ') }) : '',
    ]
      .filter(Boolean)
      .join(' '),
    words: spanTexts(evidence.intent),
    light: 'intent',
  };
}

function toTones({ tone, evidence }: Understanding, policy: Policy | null, say: Say): Judgement[] {
  return (['anger', 'sarcasm', 'negative', 'urgency'] as const)
    .filter((name) => tone[name] >= audible)
    .map((name): Judgement => {
      const limit = name === 'urgency' ? null : (policy?.toneLimits[name] ?? null);
      const over = limit !== null && tone[name] >= limit;
      const said = { tone: say(toneLabels[name]), value: measure(tone[name], say) };
      return {
        label: toneLabels[name],
        value: tone[name],
        text: said.value,
        shade: over ? 'alarm' : 'quiet',
        sentence:
          limit === null
            ? say(
                name === 'urgency' ? '{tone}: {value} of 1. No rule hangs on it.' : '{tone}: {value} of 1.',
                said,
              )
            : say('{tone}: {value} of 1; a person takes over from {limit}.', {
                ...said,
                limit: measure(limit, say),
              }),
        words: spanTexts(evidence[name]),
        light: name,
      };
    });
}

const toneLabels = {
  anger: toSay('Angry'),
  sarcasm: toSay('Sarcastic'),
  negative: toSay('Negative'),
  urgency: toSay('Urgent'),
};

const spanTexts = (spans: readonly { text: string }[]) =>
  [...new Set(spans.map((span) => span.text))].slice(0, 6);

function engineWords({ engine, model }: Understanding, say: Say): string {
  return engine === 'provider'
    ? say('Read by the built-in engine ({model}) and the model provider', { model })
    : say('Read by the built-in engine ({model})', { model });
}

function toFacts(facts: unknown, say: Say): Why['facts'] {
  if (!Array.isArray(facts)) return [];
  return facts.flatMap((fact: Record<string, unknown>) => {
    if (typeof fact?.name !== 'string' || fact.value == null) return [];
    return [sayFact({ name: fact.name, value: String(fact.value), source: String(fact.source ?? '') }, say)];
  });
}
