// "Why it came to you": what the engine made of a mail and which rule then held, each with the words behind it.

import type { ThreadDecision } from '../../db/conversation-thread.ts';
import { type Policy, policySchema } from '../../triage/policy.ts';
import { type Reason, reasonWords } from '../../triage/reasons.ts';
import type { Evidence, Understanding } from '../../triage/understanding.ts';
import { criticalHits } from './critical-hits.ts';
import { type MadeLine, madeLines } from './decision-record.ts';
import type { Light } from './lit-text.ts';
import { otherwiseWords, readOtherwise } from './otherwise-words.ts';
import { providerWords } from './provider-words.ts';
import { intentLabel, percent, reasonLabel, reasonShade, type Shade } from './words.ts';

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
  reply: 'The bot answered',
  ask: 'The bot asked for what was missing',
  escalate: 'Handed to a person',
  file: 'Filed: nothing had to be answered',
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
): Why {
  const parsed = policySchema.safeParse(decision.policy);
  const policy = parsed.success ? parsed.data : null;
  return {
    messageId: decision.message_id,
    verdict: verdicts[decision.action] ?? decision.action,
    decided: decision.action === 'escalate',
    reasons: handedFor.map((code) => toReason(code, decision, understanding, policy, words)),
    judgements: understanding ? toJudgements(understanding, decision, policy) : [],
    facts: toFacts(decision.facts),
    otherwise: otherwiseWords(readOtherwise(decision.otherwise), decision.action),
    made: madeLines(decision),
    engine: understanding ? engineWords(understanding) : null,
    provider: understanding?.provider ? providerWords(understanding.provider) : null,
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

function toReason(
  code: string,
  decision: ThreadDecision,
  understanding: Understanding | null,
  policy: Policy | null,
  words: string,
): WhyReason {
  const reason = code as Reason;
  const known = reasonWords[reason];
  const base = { code, label: reasonLabel(code), shade: reasonShade(code) };
  if (reason === 'critical_keyword') {
    const hits = criticalHits(decision, words);
    const groups = [...new Set(hits.map((hit) => hit.group))].join(', ');
    const sentence = groups ? `${known.sentence} Group: ${groups}.` : known.sentence;
    return { ...base, sentence, words: hits.map((hit) => hit.phrase), light: 'critical' };
  }
  const light = lightOf[reason] ?? null;
  const spans = light && understanding ? understanding.evidence[light] : [];
  return {
    ...base,
    sentence: known
      ? `${known.sentence} ${thresholdWords(reason, decision, understanding, policy)}`.trim()
      : code,
    words: [...new Set(spans.map((span) => span.text))],
    light: spans.length > 0 ? light : null,
  };
}

/** Which number was held against which limit. */
function thresholdWords(
  reason: Reason,
  decision: ThreadDecision,
  understanding: Understanding | null,
  policy: Policy | null,
): string {
  if (reason === 'low_confidence' && decision.confidence !== null && decision.threshold !== null) {
    const intent = intentLabel(decision.intent);
    return `${intent}: ${percent(decision.confidence)} sure; it answers alone from ${percent(decision.threshold)}.`;
  }
  if (!understanding || !policy) return '';
  const { tone } = understanding;
  const { toneLimits } = policy;
  if (reason === 'anger' && tone.anger < toneLimits.anger && tone.negative < toneLimits.negative) {
    return `Calmer before, and ${tone.anger.toFixed(2)} by now; a person takes over before it comes to ${toneLimits.anger.toFixed(2)}.`;
  }
  if (reason === 'anger' && tone.anger < toneLimits.anger) {
    return `Strongly negative: ${tone.negative.toFixed(2)}; a person takes over from ${toneLimits.negative.toFixed(2)}.`;
  }
  if (reason === 'anger' || reason === 'sarcasm') {
    return `Measured ${tone[reason].toFixed(2)}; a person takes over from ${toneLimits[reason].toFixed(2)}.`;
  }
  return '';
}

/** Tone below this is background noise, not worth a line. */
const audible = 0.2;

function toJudgements(
  understanding: Understanding,
  decision: ThreadDecision,
  policy: Policy | null,
): Judgement[] {
  const { tone, evidence, confidence, intent } = understanding;
  const others = Object.entries(understanding.intents)
    .filter(([name, value]) => name !== intent && value >= 0.05)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 2)
    .map(([name, value]) => `${intentLabel(name)} ${percent(value)}`);
  const threshold = decision.threshold ?? policy?.intents[intent].threshold ?? null;
  const label = intentLabel(understanding.own?.intent ?? intent);
  const wish: Judgement = {
    label,
    value: confidence,
    text: `${percent(confidence)} sure`,
    shade: threshold !== null && confidence < threshold ? 'doubt' : 'quiet',
    sentence: [
      `Read as “${label}”, ${percent(confidence)} sure.`,
      threshold === null ? '' : `The bot acts alone from ${percent(threshold)}.`,
      others.length > 0 ? `Otherwise: ${others.join(', ')}.` : '',
    ]
      .filter(Boolean)
      .join(' '),
    words: spanTexts(evidence.intent),
    light: 'intent',
  };
  const tones = (['anger', 'sarcasm', 'negative', 'urgency'] as const)
    .filter((name) => tone[name] >= audible)
    .map((name): Judgement => {
      const limit = name === 'urgency' ? null : (policy?.toneLimits[name] ?? null);
      const over = limit !== null && tone[name] >= limit;
      return {
        label: toneLabels[name],
        value: tone[name],
        text: tone[name].toFixed(2),
        shade: over ? 'alarm' : 'quiet',
        sentence:
          limit === null
            ? `${toneLabels[name]}: ${tone[name].toFixed(2)} of 1.${name === 'urgency' ? ' No rule hangs on it.' : ''}`
            : `${toneLabels[name]}: ${tone[name].toFixed(2)} of 1; a person takes over from ${limit.toFixed(2)}.`,
        words: spanTexts(evidence[name]),
        light: name,
      };
    });
  return [wish, ...tones];
}

const toneLabels = { anger: 'Angry', sarcasm: 'Sarcastic', negative: 'Negative', urgency: 'Urgent' };

const spanTexts = (spans: readonly { text: string }[]) =>
  [...new Set(spans.map((span) => span.text))].slice(0, 6);

function engineWords({ engine, model }: Understanding): string {
  return engine === 'provider'
    ? `Read by the built-in engine (${model}) and the model provider`
    : `Read by the built-in engine (${model})`;
}

function toFacts(facts: unknown): Why['facts'] {
  if (!Array.isArray(facts)) return [];
  return facts.flatMap((fact: Record<string, unknown>) =>
    typeof fact?.name === 'string' && fact.value != null
      ? [{ name: fact.name, value: String(fact.value), source: String(fact.source ?? '') }]
      : [],
  );
}
