// A team's own intents: a small model from a few hundred examples on top of what the base model knows already.

import { type Intent, intents } from '../intents.ts';
import { teamFeatures } from '../model/team-features.ts';
import { features } from '../understand/features.ts';
import { score, softmax } from '../understand/linear.ts';
import type { Model } from '../understand/model.ts';
import { sentenceVector } from '../understand/sentence-vector.ts';
import { type Word, words } from '../understand/words.ts';
import { train, type Weights } from './logistic.ts';

export type TeamExample = Readonly<{ text: string; label: string }>;
export type TeamAnswer = Readonly<{
  label: string;
  /** Share of the first intent, less where the words are new; low both where two compete and where nothing fits. */
  confidence: number;
  shares: Readonly<Record<string, number>>;
}>;
export type TeamModel = (text: string) => TeamAnswer;

/** Part of each target spread over the other intents, so that few examples do not make certain (Szegedy et al. 2016). */
const smoothing = 0.1;
/** The base speaks slowly: at full rate a few examples bend it to themselves (0.72 against 0.78 on 70 to 120 intents). */
const settings = { loss: 'softmax', rate: 0.5, l2: 1e-4, denseRate: 0.3 } as const;
/** Examples times epochs stay below this, so that thousands of cases are learnt in seconds as well. */
const mostSteps = 12_000;
const mostEpochs = 20;
/** Mails are read this far; a team's examples are a sentence or two. UTF-16 units. */
const longest = 4000;
/** What the base makes of a text stands beside its words; at 1 it would drown them. */
const baseWeight = 0.5;
/** No intent is so unlikely to the base that examples could not speak for it. */
const floor = 0.02;

const isProduct = (label: string): label is Intent => (intents as readonly string[]).includes(label);

/**
 * What the base model knows of a text: the mean of its word vectors, the shares of its classes and, where some labels
 * are the product's own intents, one log share per label as the place to start from.
 */
function knowledge(base: Model, labels: readonly string[]): (found: readonly Word[]) => Float32Array {
  const shared = labels.some(isProduct);
  const own = labels.filter((label) => !isProduct(label)).length;
  return (found) => {
    const vector = sentenceVector(base.vectors, found);
    const plain = features(found, base.vectors);
    const sentence = softmax(score(base.sentence, plain, vector));
    const mail = softmax(score(base.mail, plain, vector));
    const start = shared
      ? labels.map((label) => {
          const share = isProduct(label)
            ? (mail[intents.indexOf(label)] ?? 0)
            : (mail[intents.indexOf('other')] ?? 0) / Math.max(1, own);
          return Math.log(floor + share);
        })
      : [];
    return Float32Array.from([
      ...vector,
      ...Array.from(sentence, (share) => baseWeight * Math.sqrt(share)),
      ...Array.from(mail, (share) => baseWeight * Math.sqrt(share)),
      ...start,
    ]);
  };
}

/** Before any example each label has the share that the base gives it; without such labels all start at zero. */
function startOf(labels: readonly string[], dimensions: number): Weights {
  const dense = new Float32Array(labels.length * dimensions);
  if (labels.some(isProduct)) {
    const first = dimensions - labels.length;
    for (let c = 0; c < labels.length; c++) dense[c * dimensions + first + c] = 1;
  }
  return {
    rows: new Uint32Array(0),
    sparse: new Float32Array(0),
    bias: new Float32Array(labels.length),
    dense,
  };
}

/**
 * Learns a team's intents from its examples, with the base as prior: about a second for 600 examples, deterministic.
 * Labels may be the team's own, the product's, or both. Without a base only the examples speak.
 */
export function trainTeam(examples: readonly TeamExample[], base: Model | null): TeamModel {
  const labels = [...new Set(examples.map((example) => example.label))].toSorted();
  if (labels.length === 0) throw new Error('a team model needs examples');
  const featuresOf = teamFeatures(examples.map((example) => example.text.slice(0, longest)));
  const denseOf = base === null ? () => new Float32Array(0) : knowledge(base, labels);
  const dimensions = denseOf([]).length;
  const spread = labels.length > 1 ? smoothing / (labels.length - 1) : 0;
  const weights = train(
    examples.map(({ text, label }) => {
      const found = words(text.slice(0, longest));
      return {
        features: featuresOf(found),
        dense: denseOf(found),
        target: labels.map((name) => (name === label ? 1 - spread * (labels.length - 1) : spread)),
        weight: 1,
      };
    }),
    {
      ...settings,
      epochs: Math.max(4, Math.min(mostEpochs, Math.floor(mostSteps / examples.length))),
      classes: labels.length,
      dimensions,
    },
    base === null ? null : startOf(labels, dimensions),
  );
  const rowOf = new Map(Array.from(weights.rows, (feature, row) => [feature, row] as const));
  return (text) => {
    const found = words(text.slice(0, longest));
    const { at, value } = featuresOf(found);
    const dense = denseOf(found);
    const scores = Float64Array.from(weights.bias);
    let taught = 0;
    let all = 0;
    for (let i = 0; i < at.length; i++) {
      const row = rowOf.get(at[i] as number);
      all += (value[i] as number) ** 2;
      if (row === undefined) continue;
      taught += (value[i] as number) ** 2;
      for (let c = 0; c < scores.length; c++) {
        scores[c] =
          (scores[c] as number) + (value[i] as number) * (weights.sparse[row * scores.length + c] as number);
      }
    }
    for (let c = 0; c < scores.length; c++) {
      for (let d = 0; d < dense.length; d++) {
        scores[c] =
          (scores[c] as number) + (dense[d] as number) * (weights.dense[c * dimensions + d] as number);
      }
    }
    const shares = softmax(scores);
    const best = shares.indexOf(Math.max(...shares));
    return {
      label: labels[best] ?? '',
      // Text in words that no example has must come out unsure.
      confidence: all === 0 ? 0 : (shares[best] ?? 0) * Math.sqrt(taught / all),
      shares: Object.fromEntries(labels.map((label, c) => [label, shares[c] ?? 0])),
    };
  };
}
