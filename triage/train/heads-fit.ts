// Fifth step of training: raw tone scores become probabilities, by Platt's method on mails the model had not seen.

import { type Head, heads, type Model, type Platt } from '../understand/model.ts';
import { read } from '../understand/reading.ts';
import { pooledHead } from '../understand/tone.ts';
import type { CorpusMail } from './corpus.ts';

const steps = 300;

/** Newton-free logistic fit of two numbers, with Platt's softened targets; flat data keep slope 1. */
export function platt(scores: readonly number[], truth: readonly boolean[]): Platt {
  const positive = truth.filter(Boolean).length;
  const negative = truth.length - positive;
  if (positive < 5 || negative < 5) return { slope: 1, offset: 0 };
  const high = (positive + 1) / (positive + 2);
  const low = 1 / (negative + 2);
  let slope = 1;
  let offset = 0;
  for (let step = 0; step < steps; step++) {
    let bySlope = 0;
    let byOffset = 0;
    for (const [i, score] of scores.entries()) {
      const error = 1 / (1 + Math.exp(-(slope * score + offset))) - (truth[i] ? high : low);
      bySlope += error * score;
      byOffset += error;
    }
    slope = Math.max(0.1, slope - (0.2 * bySlope) / scores.length);
    offset -= (0.5 * byOffset) / scores.length;
  }
  return { slope, offset };
}

export function fitHeads(
  reads: readonly Readonly<{ model: Model; mail: CorpusMail }>[],
): Record<Head, Platt> {
  const readings = reads.map(({ model, mail }) => ({ reading: read(model, mail.subject, mail.text), mail }));
  const fitted = heads.map((head) => {
    const scores: number[] = [];
    const truth: boolean[] = [];
    for (const { reading, mail } of readings) {
      const score = pooledHead(reading, head);
      if (score === null) continue;
      if (
        mail.label === 'complaint' &&
        (head === 'anger' || head === 'negative') &&
        !mail.tags.includes(head)
      )
        continue;
      scores.push(score);
      truth.push(mail.tags.includes(head) || (head === 'human' && mail.label === 'talk_to_human'));
    }
    return [head, platt(scores, truth)] as const;
  });
  return Object.fromEntries(fitted) as Record<Head, Platt>;
}
