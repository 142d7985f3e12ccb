// Third step of training: corpus lines and mails become rows of features with what they are examples of.

import { intents } from '../intents.ts';
import { features } from '../understand/features.ts';
import { background, type Head, heads, type Model } from '../understand/model.ts';
import { read } from '../understand/reading.ts';
import { sentenceVector } from '../understand/sentence-vector.ts';
import type { WordVectors } from '../understand/vectors.ts';
import { type Word, words } from '../understand/words.ts';
import { type Common, commonTo } from './common.ts';
import type { CorpusMail, CorpusSentence } from './corpus.ts';
import { variants } from './expand.ts';
import type { Example } from './logistic.ts';
import { hurried } from './noise.ts';
import { targetOf } from './pooling-fit.ts';
import { settings } from './settings.ts';

export const classes: readonly string[] = [...intents, background];

export type Sets = Readonly<{ sentence: Example[]; mail: Example[]; head: Example[]; common: Common }>;

export type Text = Pick<Example, 'features' | 'dense'>;

export function readLine(text: string | readonly Word[], vectors: WordVectors | null): Text {
  const found = typeof text === 'string' ? words(text) : text;
  return { features: features(found, vectors), dense: sentenceVector(vectors, found) };
}

/** Intents whose sentences may well be negative without being marked so: most of them are not. */
const openToNegative: ReadonlySet<string> = new Set(['refund_return', 'order_status', 'invoice_billing']);

const openShare = 0.15;

/** What a sentence says about each head: yes where tagged, nothing (NaN) or little where its intent leaves it open, else no. */
export function headTarget(label: string, tags: readonly Head[]): Float64Array {
  return Float64Array.from(heads, (head) => {
    if (tags.includes(head)) return 1;
    if (head === 'human') return label === 'talk_to_human' ? 1 : 0;
    if (head === 'negative' && label === 'complaint') return 1;
    if (head === 'anger' && label === 'complaint') return Number.NaN;
    return head === 'negative' && openToNegative.has(label) ? openShare : 0;
  });
}

const moods: ReadonlySet<Head> = new Set(['anger', 'sarcasm', 'negative', 'urgency']);

/** What a mail as a whole says about the mood; the other heads are matters of single sentences. */
function moodTarget(mail: CorpusMail): Float64Array {
  return Float64Array.from(heads, (head) => {
    if (!moods.has(head)) return Number.NaN;
    if (mail.tags.includes(head)) return 1;
    if (head !== 'negative') return 0;
    if (mail.label === 'complaint') return 1;
    return openToNegative.has(mail.label) ? openShare : 0;
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

/**
 * The same of sentences, in each language: words that are not known must not sound like the intent with most lines. (The
 * mail as one text is read better without: two points of accuracy.)
 */
function balanceOfSentences(
  sentences: readonly CorpusSentence[],
): (language: string, label: string) => number {
  const counts = new Map<string, number>();
  const totals = new Map<string, number>();
  for (const { language, label } of sentences) {
    if (label === background) continue;
    const key = `${language} ${label}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    totals.set(language, (totals.get(language) ?? 0) + 1);
  }
  return (language, label) => {
    const mean = (totals.get(language) ?? 0) / intents.length;
    return label === background ? 1 : Math.sqrt(mean / (counts.get(`${language} ${label}`) ?? mean));
  };
}

/** An n-gram is learnt where so many lines and mails of the corpus have it. */
const leastLines = 2;

/** Each line of the corpus in the forms that it is taught in. */
export function readForms(
  lines: readonly Readonly<{ text: string; language: string }>[],
  vectors: WordVectors | null,
): Text[][] {
  return lines.map(({ text, language }, i) => {
    const clean = variants(text, language, settings.variants, i + 1);
    const each = [...clean, ...hurried(clean, language, settings.noise, i + 1)];
    return each.map((line) => readLine(line, vectors));
  });
}

/** A line of many forms counts more than one of a single form, but not as many times more. */
export const weightOf = (forms: readonly Text[]): number => Math.max(0.34, 1 / Math.sqrt(forms.length));

/** `lines` are the sentences in all their forms. */
export function examplesOf(
  sentences: readonly CorpusSentence[],
  lines: readonly (readonly Text[])[],
  mails: readonly CorpusMail[],
  vectors: WordVectors | null,
): Sets {
  const letters = mails.map((mail) => readLine([...words(mail.subject), ...words(mail.text)], vectors));
  // Composed mails are made of the lines: they would count them twice.
  const written = letters.filter((_, m) => !mails[m]?.composed).map((text) => [text]);
  const common = commonTo(
    leastLines,
    [...lines, ...written].map((forms) => forms.map((form) => form.features)),
  );
  const sets: Sets = { sentence: [], mail: [], head: [], common };
  const shareOf = balanceOfSentences(sentences);
  for (const [i, { language, label, tags }] of sentences.entries()) {
    const forms = lines[i] ?? [];
    const weight = weightOf(forms);
    const balanced = weight * shareOf(language, label);
    const wish = oneHot(label);
    const mood = headTarget(label, tags);
    for (const form of forms) {
      const text = { ...form, features: common.only(form.features) };
      sets.sentence.push({ ...text, target: wish, weight: balanced });
      sets.head.push({ ...text, target: mood, weight });
      if (label !== background) sets.mail.push({ ...text, target: wish.subarray(0, intents.length), weight });
    }
  }
  const share = balance(mails);
  for (const [m, mail] of mails.entries()) {
    const letter = letters[m] as Text;
    const text = { ...letter, features: common.only(letter.features) };
    sets.head.push({ ...text, target: moodTarget(mail), weight: mail.composed ? 0.5 : 2 });
    const weight = share(mail) * (mail.composed ? 1 : settings.realMailWeight);
    sets.mail.push({ ...text, target: targetOf(mail), weight });
  }
  return sets;
}

/**
 * Sentences of real mails as examples: nobody marked which of them carries the wish, so the model so far says how much
 * each is a wish of the mail's intent and how much only story (multiple-instance learning in the manner of Dietterich,
 * Lathrop and Lozano-Pérez 1997).
 */
export function sentencesOfMails(model: Model, mails: readonly CorpusMail[], common: Common): Example[] {
  const found: Example[] = [];
  const none = classes.length - 1;
  const share = balance(mails);
  for (const mail of mails) {
    if (mail.composed) continue;
    const reading = read(model, mail.subject, mail.text);
    const all = reading.subject === null ? reading.body : [reading.subject, ...reading.body];
    const allowed = targetOf(mail);
    const shareAllowed = all.map(({ classes: shares }) => allowed.map((a, c) => a * (shares[c] ?? 0)));
    const strength = shareAllowed.map((each) => each.reduce((sum, one) => sum + one, 0));
    const strongest = Math.max(...strength);
    for (const [s, sentence] of all.entries()) {
      // The strongest sentence carries the wish, whatever the model makes of it; the others as far as it believes so.
      const wish = strength[s] === strongest ? Math.max(0.7, strongest) : (strength[s] ?? 0);
      const rest = sentence.classes[none] ?? 0;
      const wished = wish / Math.max(1e-6, wish + rest);
      // Of a mail with two wishes each sentence carries the one that it sounds like.
      const own = strength[s] || 1;
      const target = Float64Array.from(classes, (_, c) =>
        c === none ? 1 - wished : (wished * ((allowed[c] ?? 0) + (shareAllowed[s]?.[c] ?? 0) / own)) / 2,
      );
      found.push({
        features: common.only(sentence.features),
        dense: sentence.dense,
        target,
        weight: share(mail) * settings.mailSentenceWeight,
      });
    }
  }
  return found;
}
