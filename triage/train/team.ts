// A team's own intents: a small model from a few hundred examples, with a confidence that knows when nothing fits.

import { features } from '../understand/features.ts';
import { softmax } from '../understand/linear.ts';
import { sentenceVector, type WordVectors } from '../understand/vectors.ts';
import { words } from '../understand/words.ts';
import { type Example, train } from './logistic.ts';

export type TeamExample = Readonly<{ text: string; label: string }>;
export type TeamAnswer = Readonly<{
  label: string;
  confidence: number;
  shares: Readonly<Record<string, number>>;
}>;
export type TeamModel = (text: string) => TeamAnswer;

/** Learns a team's intents from its examples alone; a second or two for 600 examples. */
export function trainTeam(examples: readonly TeamExample[], vectors: WordVectors | null): TeamModel {
  const labels = [...new Set(examples.map((example) => example.label))].toSorted();
  const dimensions = vectors?.dimensions ?? 0;
  const rows: Example[] = examples.map(({ text, label }) => {
    const found = words(text);
    return {
      features: features(found),
      dense: sentenceVector(vectors, found),
      target: labels.map((name) => (name === label ? 1 : 0)),
      weight: 1,
    };
  });
  const weights = train(rows, {
    classes: labels.length,
    loss: 'softmax',
    epochs: 30,
    rate: 0.5,
    l2: 1e-5,
    dimensions,
  });
  const index = new Map(Array.from(weights.rows, (feature, row) => [feature, row] as const));
  return (text) => {
    const found = words(text);
    const own = features(found);
    const dense = sentenceVector(vectors, found);
    const scores = Float64Array.from(weights.bias);
    for (let i = 0; i < own.at.length; i++) {
      const row = index.get(own.at[i] as number);
      if (row === undefined) continue;
      for (let c = 0; c < scores.length; c++) {
        scores[c] =
          (scores[c] as number) +
          (own.value[i] as number) * (weights.sparse[row * scores.length + c] as number);
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
