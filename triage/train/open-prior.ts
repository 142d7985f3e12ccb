// Learns the prior from open data sets that are not part of the repository; only the weights are kept, see the model card.

import { intents } from '../intents.ts';
import { features } from '../understand/features.ts';
import { type Head, heads } from '../understand/model.ts';
import { sentenceVector } from '../understand/sentence-vector.ts';
import type { WordVectors } from '../understand/vectors.ts';
import { words } from '../understand/words.ts';
import { commonTo } from './common.ts';
import { type Example, train } from './logistic.ts';
import type { Prior } from './prior.ts';
import { settings } from './settings.ts';

/** A line of the open data: chat lines with an intent, or posts with a tone. */
export type OpenLine = Readonly<{
  source: string;
  text: string;
  label: string;
  labels_any?: readonly string[];
  task?: string;
  anger?: number;
  sarcasm?: number;
  sentiment?: string | number;
}>;

function example(
  text: string,
  target: ArrayLike<number>,
  weight: number,
  vectors: WordVectors | null,
): Example {
  const found = words(text);
  return { features: features(found, vectors), dense: sentenceVector(vectors, found), target, weight };
}

/** A source of thousands of near-copies must not drown the others: its lines weigh less, by the root of their number. */
function sourceWeights(lines: readonly OpenLine[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { source } of lines) counts.set(source, (counts.get(source) ?? 0) + 1);
  return new Map([...counts].map(([source, count]) => [source, Math.min(1, Math.sqrt(1000 / count))]));
}

function intentTarget(line: OpenLine): Float64Array {
  const others = (line.labels_any ?? []).filter(
    (label) => label !== line.label && (intents as readonly string[]).includes(label),
  );
  return Float64Array.from(intents, (intent) => {
    if (intent === line.label) return others.length === 0 ? 1 : 0.8;
    return others.includes(intent) ? 0.2 / others.length : 0;
  });
}

function toneTarget(line: OpenLine): Float64Array {
  return Float64Array.from(heads, (head: Head) => {
    if (head === 'anger' && line.anger !== undefined) return line.anger > 0 ? 1 : 0;
    if (head === 'sarcasm' && line.sarcasm !== undefined) return line.sarcasm > 0 ? 1 : 0;
    if (head === 'negative' && line.sentiment !== undefined) {
      if (line.sentiment === 'negative' || line.sentiment === -1) return 1;
      return line.sentiment === 'ambiguous' ? Number.NaN : 0;
    }
    return Number.NaN;
  });
}

/** An n-gram is learnt where so many lines have it. */
const leastLines = { intent: 2, tone: 3 } as const;

function withCommon(examples: readonly Example[], least: number): Example[] {
  const common = commonTo(
    least,
    examples.map(({ features }) => [features]),
  );
  return examples.map((each) => ({ ...each, features: common.only(each.features) }));
}

export function trainPrior(
  intentLines: readonly OpenLine[],
  toneLines: readonly OpenLine[],
  vectors: WordVectors | null,
): Prior {
  const weight = sourceWeights(intentLines);
  const dimensions = vectors?.dimensions ?? 0;
  const common = { epochs: 10, rate: 0.5, dropout: settings.dropout, dimensions };
  const intentRows = intentLines.map((line) =>
    example(line.text, intentTarget(line), weight.get(line.source) ?? 1, vectors),
  );
  const toneRows = toneLines.map((line) => example(line.text, toneTarget(line), 1, vectors));
  return {
    intent: train(withCommon(intentRows, leastLines.intent), {
      ...common,
      l2: 3e-5,
      classes: intents.length,
      loss: 'softmax',
    }),
    head: train(withCommon(toneRows, leastLines.tone), {
      ...common,
      l2: 1e-4,
      classes: heads.length,
      loss: 'sigmoid',
    }),
  };
}
