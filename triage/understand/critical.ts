// What a mail tells beside its question that no machine may pass over: despair, harm, law, fraud, in everyday words.

import { type Intent, intents } from '../intents.ts';
import type { Span } from '../understanding.ts';
import { sigmoid } from './linear.ts';
import { criticalAt, type Model } from './model.ts';
import type { Reading, ReadSentence } from './reading.ts';
import { type Sources, spanOf } from './tone.ts';

/** A word or two sound like anything. */
const fewestWords = 3;

const tellingOf = ({ subject, body }: Reading): ReadSentence[] =>
  (subject === null ? [...body] : [subject, ...body]).filter(({ words }) => words.length >= fewestWords);

const scoreOf = ({ heads }: ReadSentence): number => heads[criticalAt] as number;

/** The raw score of the sentence that sounds most critical: calm ones around it take nothing from it. Null without one. */
export function criticalScore(reading: Reading): number | null {
  const telling = tellingOf(reading);
  return telling.length === 0 ? null : Math.max(...telling.map(scoreOf));
}

export type Critical = Readonly<{
  /** Probability that the mail tells such a thing, where every second mail does: a measure to set a limit by. */
  share: number;
  /** The sentences that do, the plainest first. */
  evidence: readonly Span[];
}>;

/** Sentences below this share show nothing to anybody. */
const worthShowing = 0.3;
const mostShown = 2;

/** Wishes that machines answer: a sentence that is one sounds half as critical, for their words are in every story. */
const routine = (
  ['order_status', 'shipping_delivery', 'opening_hours', 'password_reset'] satisfies Intent[]
).map((intent) => intents.indexOf(intent));
const takenByRoutine = 0.5;

function shareOf(model: Model, sentence: ReadSentence): number {
  const { slope, offset } = model.critical;
  const wish = routine.reduce((sum, place) => sum + (sentence.classes[place] as number), 0);
  return sigmoid(slope * scoreOf(sentence) + offset) * (1 - takenByRoutine * wish);
}

export function criticalOf(model: Model, reading: Reading, source: Sources): Critical {
  const heard = tellingOf(reading)
    .map((sentence) => ({ sentence, share: shareOf(model, sentence) }))
    .toSorted((a, b) => b.share - a.share);
  return {
    share: heard[0]?.share ?? 0,
    evidence: heard
      .filter(({ share }) => share >= worthShowing)
      .slice(0, mostShown)
      .map(({ sentence }) => spanOf(sentence, source)),
  };
}
