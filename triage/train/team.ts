// A team's own intents: a small model from a few hundred examples, with a confidence that knows when nothing fits.

import { softmax } from '../understand/linear.ts';
import { sentenceVector, type WordVectors } from '../understand/vectors.ts';
import { words } from '../understand/words.ts';
import { train } from './logistic.ts';
import { teamFeatures } from './team-features.ts';

export type TeamExample = Readonly<{ text: string; label: string }>;
export type TeamAnswer = Readonly<{
  label: string;
  /** Share of the first intent; low both where two compete and where nothing fits. */
  confidence: number;
  shares: Readonly<Record<string, number>>;
}>;
export type TeamModel = (text: string) => TeamAnswer;

/** Part of each target spread over the other intents, so that few examples do not make certain (Szegedy et al. 2016). */
const smoothing = 0.1;
const settings = { loss: 'softmax', epochs: 20, rate: 0.5, l2: 1e-4, denseRate: 1 } as const;
/** Mails are read this far; a team's examples are a sentence or two. UTF-16 units. */
const longest = 4000;

/** Learns a team's intents from its examples alone: about a second for 600 examples, deterministic. */
export function trainTeam(examples: readonly TeamExample[], vectors: WordVectors | null): TeamModel {
  const labels = [...new Set(examples.map((example) => example.label))].toSorted();
  if (labels.length === 0) throw new Error('a team model needs examples');
  const dimensions = vectors?.dimensions ?? 0;
  const featuresOf = teamFeatures(examples.map((example) => example.text.slice(0, longest)));
  const spread = labels.length > 1 ? smoothing / (labels.length - 1) : 0;
  const weights = train(
    examples.map(({ text, label }) => {
      const found = words(text.slice(0, longest));
      return {
        features: featuresOf(found),
        dense: sentenceVector(vectors, found),
        target: labels.map((name) => (name === label ? 1 - spread * (labels.length - 1) : spread)),
        weight: 1,
      };
    }),
    { ...settings, classes: labels.length, dimensions },
  );
  const rowOf = new Map(Array.from(weights.rows, (feature, row) => [feature, row] as const));
  return (text) => {
    const found = words(text.slice(0, longest));
    const { at, value } = featuresOf(found);
    const dense = sentenceVector(vectors, found);
    const scores = Float64Array.from(weights.bias);
    for (let i = 0; i < at.length; i++) {
      const row = rowOf.get(at[i] as number);
      if (row === undefined) continue;
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
      confidence: shares[best] ?? 0,
      shares: Object.fromEntries(labels.map((label, c) => [label, shares[c] ?? 0])),
    };
  };
}
