// How sure to be: from the shares of the intents and the agreement of the readings to the chance of being right.

import type { Linear } from './linear.ts';
import { largestAt, sigmoid } from './linear.ts';
import type { Model } from './model.ts';
import { wishShare } from './pooling.ts';
import type { Reading, ReadSentence } from './reading.ts';

/** Share of the words of which training has seen the word itself or something like it: unfamiliar text is read by chance. */
function familiarShare({ known }: Linear, sentences: readonly ReadSentence[]): number {
  let familiar = 0;
  let total = 0;
  for (const { features } of sentences) {
    const { at } = features;
    total += at.length;
    for (let i = 0; i < at.length; i++) {
      const feature = at[i] as number;
      familiar += ((known[feature >>> 5] as number) >>> (feature & 31)) & 1;
    }
  }
  return total === 0 ? 0 : familiar / total;
}

export const confidenceInputs = 9;

/** What speaks for and against the first answer: its lead, who agrees with it, how familiar the text is, how long. */
export function confidenceEvidence(model: Model, reading: Reading, shares: ArrayLike<number>): number[] {
  const intents = shares.length;
  const best = largestAt(shares, intents);
  const first = Math.min(0.9999, shares[best] as number);
  let second = 1e-4;
  for (let c = 0; c < intents; c++) if (c !== best) second = Math.max(second, shares[c] as number);
  const all = reading.subject === null ? reading.body : [reading.subject, ...reading.body];
  let strongest: ReadSentence | null = null;
  for (const sentence of all)
    if (strongest === null || wishShare(sentence) > wishShare(strongest)) strongest = sentence;
  const wish = strongest === null ? 0 : wishShare(strongest);
  const words = reading.body.reduce((sum, sentence) => sum + sentence.words.length, 0);
  const { subject } = reading;
  const subjectSays =
    subject === null || wishShare(subject) < 0.5 ? 0 : largestAt(subject.classes, intents) === best ? 1 : -1;
  return [
    1,
    Math.log(first / (1 - first)),
    Math.log(first / second),
    largestAt(reading.asOne().classes, intents) === best ? 1 : -1,
    strongest === null ? 0 : largestAt(strongest.classes, intents) === best ? 1 : -1,
    subjectSays,
    familiarShare(model.sentence, all),
    wish,
    Math.log(1 + words) / 5,
  ];
}

/** Two readers of the same mail agree in about this share of cases; nobody can be surer than that. */
const ceiling = 0.985;

/** Probability that the first answer is one a fair reader accepts. */
export function confidenceOf(model: Model, reading: Reading, shares: ArrayLike<number>): number {
  const evidence = confidenceEvidence(model, reading, shares);
  let sum = 0;
  for (const [k, weight] of model.confidence.entries()) sum += weight * (evidence[k] ?? 0);
  return ceiling * sigmoid(sum);
}
