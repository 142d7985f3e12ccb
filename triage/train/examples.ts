// Third step of training: corpus lines and mails become rows of features with what they are examples of.

import { intents } from '../intents.ts';
import { features } from '../understand/features.ts';
import { background, type Head, heads, type Model } from '../understand/model.ts';
import { read } from '../understand/reading.ts';
import { sentenceVector } from '../understand/sentence-vector.ts';
import type { WordVectors } from '../understand/vectors.ts';
import { type Word, words } from '../understand/words.ts';
import type { CorpusMail, CorpusSentence } from './corpus.ts';
import { variants } from './expand.ts';
import type { Example } from './logistic.ts';
import { hurried } from './noise.ts';
import { targetOf } from './pooling-fit.ts';
import { settings } from './settings.ts';

export const classes: readonly string[] = [...intents, background];

export type Sets = Readonly<{ sentence: Example[]; mail: Example[]; head: Example[] }>;

function example(
  text: string | readonly Word[],
  target: ArrayLike<number>,
  vectors: WordVectors | null,
  weight: number,
): Example {
  const found = typeof text === 'string' ? words(text) : text;
  return { features: features(found, vectors), dense: sentenceVector(vectors, found), target, weight };
}

/** Intents whose sentences may well be negative without being marked so. */
const openToNegative: ReadonlySet<string> = new Set(['refund_return', 'order_status', 'invoice_billing']);

/** What a sentence says about each head: yes where tagged, nothing (NaN) where its intent leaves it open, else no. */
export function headTarget(label: string, tags: readonly Head[]): Float64Array {
  return Float64Array.from(heads, (head) => {
    if (tags.includes(head)) return 1;
    if (head === 'human') return label === 'talk_to_human' ? 1 : 0;
    if (head === 'negative' && label === 'complaint') return 1;
    if (head === 'anger' && label === 'complaint') return Number.NaN;
    return head === 'negative' && openToNegative.has(label) ? Number.NaN : 0;
  });
}

const moods: ReadonlySet<Head> = new Set(['anger', 'sarcasm', 'negative', 'urgency']);

/** What a mail as a whole says about the mood; the other heads are matters of single sentences. */
function moodTarget(mail: CorpusMail): Float64Array {
  return Float64Array.from(heads, (head) => {
    if (!moods.has(head)) return Number.NaN;
    if (mail.tags.includes(head)) return 1;
    if (head !== 'negative') return 0;
    return mail.label === 'complaint' ? 1 : Number.NaN;
  });
}

function oneHot(label: string): Float64Array {
  return Float64Array.from(classes, (name) => (name === label ? 1 : 0));
}

/** How much a mail of each intent counts, so that intents with more mails in the corpus are not answered more often. */
export function balance(mails: readonly CorpusMail[]): (mail: CorpusMail) => number {
  const counts = new Map<string, number>();
  const real = mails.filter((mail) => !mail.composed);
  for (const { label } of real) counts.set(label, (counts.get(label) ?? 0) + 1);
  const mean = real.length / Math.max(1, counts.size);
  return (mail) => (mail.composed ? 1 : Math.sqrt(mean / (counts.get(mail.label) ?? mean)));
}

export function examplesOf(
  sentences: readonly CorpusSentence[],
  mails: readonly CorpusMail[],
  vectors: WordVectors | null,
): Sets {
  const sets: Sets = { sentence: [], mail: [], head: [] };
  for (const [i, { text, language, label, tags }] of sentences.entries()) {
    const clean = variants(text, language, settings.variants, i + 1);
    const each = [...clean, ...hurried(clean, language, settings.noise, i + 1)];
    const weight = Math.max(0.34, 1 / Math.sqrt(each.length));
    for (const line of each) {
      sets.sentence.push(example(line, oneHot(label), vectors, weight));
      sets.head.push(example(line, headTarget(label, tags), vectors, weight));
      if (label !== background) {
        sets.mail.push(example(line, oneHot(label).subarray(0, intents.length), vectors, weight));
      }
    }
  }
  const share = balance(mails);
  for (const mail of mails) {
    const found = [...words(mail.subject), ...words(mail.text)];
    sets.head.push(example(found, moodTarget(mail), vectors, mail.composed ? 0.5 : 2));
    sets.mail.push(
      example(found, targetOf(mail), vectors, share(mail) * (mail.composed ? 1 : settings.realMailWeight)),
    );
  }
  return sets;
}

/**
 * Sentences of real mails as examples: nobody marked which of them carries the wish, so the model so far says how much
 * each is a wish of the mail's intent and how much only story (multiple-instance learning in the manner of Dietterich,
 * Lathrop and Lozano-Pérez 1997).
 */
export function sentencesOfMails(model: Model, mails: readonly CorpusMail[]): Example[] {
  const found: Example[] = [];
  const none = classes.length - 1;
  const share = balance(mails);
  for (const mail of mails) {
    if (mail.composed) continue;
    const reading = read(model, mail.subject, mail.text);
    const all = reading.subject === null ? reading.body : [reading.subject, ...reading.body];
    const allowed = targetOf(mail);
    const strength = all.map(({ classes: shares }) =>
      allowed.reduce((sum, a, c) => sum + a * (shares[c] ?? 0), 0),
    );
    const strongest = Math.max(...strength);
    for (const [s, sentence] of all.entries()) {
      // The strongest sentence carries the wish, whatever the model makes of it; the others as far as it believes so.
      const wish = strength[s] === strongest ? Math.max(0.7, strongest) : (strength[s] ?? 0);
      const rest = sentence.classes[none] ?? 0;
      const wished = wish / Math.max(1e-6, wish + rest);
      const target = Float64Array.from(classes, (_, c) =>
        c === none ? 1 - wished : wished * (allowed[c] ?? 0),
      );
      found.push({
        features: sentence.features,
        dense: sentence.dense,
        target,
        weight: share(mail) * settings.mailSentenceWeight,
      });
    }
  }
  return found;
}
