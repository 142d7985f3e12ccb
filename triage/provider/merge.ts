// Two readings of one mail become one: surer where they agree, and never less careful than the built-in engine alone.

import { type AnyIntent, type Intent, intents } from '../intents.ts';
import type { Entities, Entity, Evidence, Span, Tone, Understanding } from '../understanding.ts';
import type { ProviderAnswer } from './answer.ts';
import { besideShare, providerTrust, toneLevels } from './calibration.ts';
import type { Grounded, GroundedNumber, ShownEvidence } from './ground.ts';

/** Wishes for a person. What the built-in engine gives them is never taken away. */
const stops: readonly Intent[] = ['talk_to_human', 'cancel', 'complaint'];

/** What the built-in engine leaves to an intent that it does not name (it names them from 0.02 on). */
const unnamed = 0.01;

/**
 * The understanding to decide on. `mayRaise`: false where the mail speaks to the machine that reads it. The bot answers by
 * itself only where both read the same intent and the provider has shown the words for it. `ownGiven` is the team's own intent that the provider named, which
 * `answer` calls "other". `grounded` is what of `answer` was found in the mail. Language and "only thanks" stay the
 * built-in engine's: by them a mail would be answered in other words, or not at all.
 */
export function merge(
  builtIn: Understanding,
  answer: ProviderAnswer,
  grounded: Grounded,
  mayRaise: boolean,
  ownGiven: AnyIntent | null = null,
): Understanding {
  const { own: ownBefore, ...before } = builtIn;
  const same = answer.intent === builtIn.intent && ownGiven === (ownBefore?.intent ?? null);
  const agreed = mayRaise && same && grounded.evidence.intent.length > 0;
  const { intent, confidence: merged, shares } = mergeIntents(builtIn, answer, agreed);
  const own = intent === 'other' ? (ownBefore?.intent ?? ownGiven) : null;
  // What only the provider has read as the team's own question is answered by a person.
  const confidence = own && !ownBefore ? Math.min(merged, providerTrust.alone) : merged;
  return {
    ...before,
    engine: 'provider',
    intent,
    confidence,
    intents: { ...shares, [intent]: confidence },
    ...(own ? { own: { intent: own, confidence } } : {}),
    tone: mergeTone(builtIn.tone, answer),
    wantsHuman: builtIn.wantsHuman || answer.wants_human,
    didNotHelp: builtIn.didNotHelp || answer.answer_did_not_help,
    entities: mergeEntities(builtIn.entities, grounded.numbers),
    evidence: mergeEvidence(builtIn, intent, grounded.evidence),
  };
}

function mergeIntents(builtIn: Understanding, answer: ProviderAnswer, agreed: boolean) {
  const before = (intent: Intent) => builtIn.intents[intent] ?? unnamed;
  const most = (intent: Intent) =>
    agreed ? providerTrust.ceiling : Math.max(providerTrust.alone, before(intent));
  const weighed = weigh(before, answer, most);
  const shares = new Map(weighed);
  for (const intent of stops) {
    const named = answer.intent === intent || answer.other_intents.includes(intent) ? besideShare : 0;
    shares.set(intent, Math.max(shares.get(intent) ?? 0, before(intent), named));
  }
  for (const intent of answer.other_intents) {
    shares.set(intent, Math.max(shares.get(intent) ?? 0, besideShare));
  }
  // A wish for a person that stood first stays first.
  const kept = stops.includes(builtIn.intent) ? builtIn.intent : null;
  const intent = kept ?? bestOf(weighed);
  const confidence = rounded(
    kept ? Math.max(builtIn.confidence, shares.get(kept) ?? 0) : (weighed.get(intent) ?? 0),
  );
  shares.set(intent, confidence);
  const named = [...shares].filter(([name, share]) => name === intent || share >= 2 * unnamed);
  return {
    intent,
    confidence,
    shares: Object.fromEntries(
      named.map(([name, share]) => [name, rounded(share)]),
    ) as Understanding['intents'],
  };
}

/**
 * Bayes' rule with the built-in engine's calibrated probabilities as the prior p and the provider as a witness who names
 * the right one of K intents with probability r (by its own word for its certainty) and else any other alike:
 *   odds' = odds × (r / ((1 - r) / (K - 1)))^w
 * w < 1, for both read the same words. `most` is the end of it, whatever the provider says of its certainty.
 */
function weigh(
  before: (intent: Intent) => number,
  { intent: named, certainty }: ProviderAnswer,
  most: (intent: Intent) => number,
): Map<Intent, number> {
  const { right, independence } = providerTrust;
  const r = right[certainty];
  const weight = ((r * (intents.length - 1)) / (1 - r)) ** independence;
  const raw = intents.map((intent) => [intent, before(intent) * (intent === named ? weight : 1)] as const);
  const sum = raw.reduce((total, [, share]) => total + share, 0);
  return new Map(raw.map(([intent, share]) => [intent, Math.min(most(intent), share / sum)]));
}

function bestOf(shares: ReadonlyMap<Intent, number>): Intent {
  let best: Intent = 'other';
  for (const intent of intents) if ((shares.get(intent) ?? 0) > (shares.get(best) ?? 0)) best = intent;
  return best;
}

const rounded = (share: number): number => Math.round(share * 10_000) / 10_000;

function mergeTone(before: Tone, answer: ProviderAnswer): Tone {
  return {
    anger: Math.max(before.anger, toneLevels.anger[answer.anger]),
    sarcasm: Math.max(before.sarcasm, answer.sarcasm ? toneLevels.sarcasm : 0),
    negative: Math.max(before.negative, toneLevels.negative[answer.negative]),
    urgency: Math.max(before.urgency, toneLevels.urgency[answer.urgency]),
  };
}

const lists = { order: 'orderNumbers', tracking: 'trackingNumbers', invoice: 'invoiceNumbers' } as const;

/** Numbers that only the provider saw are added, unless they are part of something that is known to be something else. */
function mergeEntities(before: Entities, numbers: readonly GroundedNumber[]): Entities {
  const merged: Record<string, readonly Entity[]> = { ...before };
  for (const { kind, ...entity } of numbers) {
    const known = Object.values(merged).flat();
    if (known.some((each) => each.value === entity.value || overlaps(each, entity))) continue;
    merged[lists[kind]] = [...(merged[lists[kind]] ?? []), entity];
  }
  return merged as Entities;
}

const overlaps = (one: Span, other: Span): boolean =>
  one.field === other.field && one.start < other.end && other.start < one.end;

/** The words for the first intent are those of whoever read it so; for the rest, all that were seen. */
function mergeEvidence(builtIn: Understanding, intent: Intent, seen: ShownEvidence): Evidence {
  const before = builtIn.evidence;
  const both = (kind: keyof ShownEvidence): Span[] => {
    const more = seen[kind].filter((span) => !before[kind].some((each) => overlaps(each, span)));
    return [...before[kind], ...more];
  };
  return {
    ...before,
    intent: intent === builtIn.intent || seen.intent.length === 0 ? both('intent') : seen.intent,
    anger: both('anger'),
    sarcasm: both('sarcasm'),
    negative: both('negative'),
    urgency: both('urgency'),
    wantsHuman: both('wantsHuman'),
    didNotHelp: both('didNotHelp'),
  };
}
