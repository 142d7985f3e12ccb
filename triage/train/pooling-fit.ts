// Fourth step of training: how much subject, wishes and whole text count for the mail's intent, and how sure to be.

import { intents } from '../intents.ts';
import { softmax } from '../understand/linear.ts';
import type { Model, Pooling } from '../understand/model.ts';
import { evidenceRows, pooledScores, poolingInputs } from '../understand/pooling.ts';
import { read } from '../understand/reading.ts';
import type { CorpusMail } from './corpus.ts';

export type ReadMail = Readonly<{ rows: readonly Float64Array[]; target: Float64Array; weight: number }>;

/** A fair reader's second choices get a small share each, so that the answer is not more certain than people are. */
export function targetOf(mail: CorpusMail): Float64Array {
  const others = mail.any.filter((intent) => intent !== mail.label);
  const share = others.length === 0 ? 0 : 0.25 / others.length;
  const target = new Float64Array(intents.length);
  target[intents.indexOf(mail.label)] = others.length === 0 ? 1 : 0.75;
  for (const other of others) target[intents.indexOf(other)] = share;
  return target;
}

export function readMails(model: Model, mails: readonly CorpusMail[], weight: number): ReadMail[] {
  return mails.map((mail) => ({
    rows: evidenceRows(read(model, mail.subject, mail.text), intents.length),
    target: targetOf(mail),
    weight,
  }));
}

const steps = 400;
const pull = 0.002;

/**
 * Plain gradient descent on a convex problem of 18 numbers; `mails` were read by models that had not seen them. What
 * comes out is calibrated on them: the temperature is part of the weights.
 */
export function fitPooling(mails: readonly ReadMail[]): Pooling {
  const weights = new Array<number>(poolingInputs).fill(0.3);
  const bias = new Array<number>(intents.length).fill(0);
  const total = mails.reduce((sum, mail) => sum + mail.weight, 0);
  for (let step = 0; step < steps; step++) {
    const rate = 0.6 / (1 + step / 100);
    const byWeight = weights.map((weight) => pull * weight);
    const byBias = bias.map((value) => pull * 5 * value);
    for (const { rows, target, weight } of mails) {
      const shares = softmax(pooledScores(rows, { weights, bias, temperature: 1 }));
      for (let c = 0; c < shares.length; c++) {
        const error = (weight * ((shares[c] as number) - (target[c] as number))) / total;
        byBias[c] = (byBias[c] ?? 0) + error;
        for (let k = 0; k < rows.length; k++)
          byWeight[k] = (byWeight[k] ?? 0) + error * ((rows[k] as Float64Array)[c] as number);
      }
    }
    for (let k = 0; k < weights.length; k++)
      weights[k] = Math.max(0, (weights[k] ?? 0) - rate * (byWeight[k] ?? 0));
    for (let c = 0; c < bias.length; c++) bias[c] = (bias[c] ?? 0) - rate * (byBias[c] ?? 0);
  }
  return { weights, bias, temperature: 1 };
}
