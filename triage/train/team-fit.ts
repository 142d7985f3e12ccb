// How a team's cases become corrections to the base model: the base's own reading is where every case starts from.

import { intents } from '../intents.ts';
import { type Blocks, blocksOf, occurrences, rarity, weighed } from '../model/team-features.ts';
import { partsOf, sentencesOf, startScores } from '../model/team-judgement.ts';
import { packTeamModel } from '../model/team-model.ts';
import { softmax } from '../understand/linear.ts';
import type { Model } from '../understand/model.ts';
import type { Reading } from '../understand/reading.ts';
import { readIntents } from '../understand/understand.ts';
import { type Example, train } from './logistic.ts';
import type { Line } from './rehearsal.ts';

/** A mail, or an example of a question, with what it is about: an intent of the product or one of the team's own. */
export type TeamCase = Line & Readonly<{ label: string }>;

/** What the base model makes of a text, kept so that each text is read once however often it is learnt. */
export type Read = Readonly<{
  reading: Reading;
  shares: readonly number[];
  blocks: Blocks;
  dense: Float32Array;
}>;

/** Mails are read this far. UTF-16 units. */
const longest = 4000;

export function readLine({ subject, text }: Line, base: Model): Read {
  const { reading, shares } = readIntents(
    { ...(subject === undefined ? {} : { subject: subject.slice(0, 300) }), text: text.slice(0, longest) },
    base,
  );
  const { words, dense } = partsOf(sentencesOf(reading));
  return { reading, shares, blocks: blocksOf(words), dense };
}

export type ReadCase = Read & Readonly<{ label: string }>;

/** The product's intents, then those of the cases that are none of them. */
export function labelsOf(cases: readonly Pick<TeamCase, 'label'>[]): string[] {
  const own = new Set(cases.map(({ label }) => label));
  for (const intent of intents) own.delete(intent);
  return [...intents, ...[...own].toSorted()];
}

/** Part of each target spread over the other labels, so that few cases do not make certain (Szegedy et al. 2016). */
const smoothing = 0.1;
/** What is only not to be forgotten counts less than what is to be learnt. */
const rehearsalWeight = 1;
const settings = { loss: 'softmax', rate: 0.5, l2: 1e-4, denseRate: 0.1, withoutBias: true } as const;
/** Cases times epochs stay below this, so that thousands of cases are learnt in seconds as well. */
const mostSteps = 8_000;
const mostEpochs = 12;

export type Fit = Readonly<{ name: string; labels: readonly string[]; strength: number }>;

/**
 * Corrections learnt from `cases`, as bytes; `rehearsal` is read along as the base reads it. Multinomial logistic
 * regression whose scores begin at the logarithms of the base's shares (the base as prior), without a bias: what no
 * case speaks of stays as the base has it. Deterministic.
 */
export function fitTeam(
  cases: readonly ReadCase[],
  rehearsal: readonly Read[],
  base: Model,
  { name, labels, strength }: Fit,
): Uint8Array {
  const seen = occurrences(cases.map(({ blocks }) => blocks));
  const rarityOf = (feature: number): number => rarity(seen.get(feature) ?? 0, cases.length);
  const dimensions = cases[0]?.dense.length ?? 0;
  const exampleOf = ({ blocks, dense, shares }: Read, label: string | null): Example => {
    const offset = startScores(shares, labels);
    const spread = smoothing / (labels.length - 1);
    return {
      features: weighed(blocks, rarityOf),
      dense: dense.length === dimensions ? dense : new Float32Array(dimensions),
      target:
        label === null ? softmax(offset) : labels.map((each) => (each === label ? 1 - smoothing : spread)),
      weight: label === null ? rehearsalWeight : 1,
      offset,
    };
  };
  const examples = [
    ...cases.map((each) => exampleOf(each, each.label)),
    ...rehearsal.map((each) => exampleOf(each, null)),
  ];
  const taught = new Set(cases.map(({ label }) => label));
  const untaught = labels.flatMap((label, c) => (taught.has(label) ? [] : [c]));
  const epochs = Math.max(3, Math.min(mostEpochs, Math.floor(mostSteps / examples.length)));
  const { rows, sparse, dense } = train(examples, {
    ...settings,
    ...{ epochs, dimensions, classes: labels.length, untaught },
  });
  return packTeamModel({
    ...{ name, labels, strength, dense },
    base: base.name,
    examples: cases.length,
    features: rows,
    seen: Uint16Array.from(rows, (feature) => Math.min(65_535, seen.get(feature) ?? 0)),
    weights: sparse,
  });
}
