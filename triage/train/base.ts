// Training of the base model: from the corpus of the repository to the bytes of the model file, the same every time.

import { intents } from '../intents.ts';
import type { LanguageTable } from '../understand/language-table.ts';
import { type Head, heads, loadModel, type Model } from '../understand/model.ts';
import type { WordVectors } from '../understand/vectors.ts';
import { added } from './added.ts';
import { trainAsides } from './asides.ts';
import { composeMails } from './compose-mails.ts';
import { fitConfidence, type SeenBy } from './confidence-fit.ts';
import type { Corpus, CorpusMail, CorpusSentence } from './corpus.ts';
import { fitCritical } from './critical-fit.ts';
import { balance, classes, examplesOf, readForms, sentencesOfMails } from './examples.ts';
import { fitHeads } from './heads-fit.ts';
import { keptRows, mostRows } from './kept-rows.ts';
import { type Example, train, type Weights } from './logistic.ts';
import { modelFile } from './model-file.ts';
import { fitPooling, readMails } from './pooling-fit.ts';
import type { TrainedPosts } from './posts.ts';
import type { Prior } from './prior.ts';
import { settings } from './settings.ts';
import { sideBySide } from './side-by-side.ts';

const languages = ['en', 'de', 'fr', 'es', 'cs'] as const;

const evenPooling = {
  weights: [0.4, 0.4, 0.3, 0.2, 0.1, 0.5, 0.3],
  bias: intents.map(() => 0),
  temperature: 1,
};
const plainHeads = Object.fromEntries(heads.map((head) => [head, { slope: 1, offset: 0 }])) as Model['heads'];

function trainAll(
  { sentences, mails, asides }: Corpus,
  vectors: WordVectors | null,
  prior: Prior | null,
): Trained {
  const lines = readForms(sentences, vectors);
  const sets = examplesOf(sentences, lines, mails, vectors);
  const { epochs, firstEpochs, rate, l2, denseRate, dropout, rounds } = settings;
  const plain = { epochs, rate, l2, denseRate, dimensions: vectors?.dimensions ?? 0 };
  const common = { ...plain, dropout };
  const start = prior?.intent ?? null;
  const kept = (weights: Weights, most: number): Weights => keptRows(weights, most, sets.common.linesWith);
  const learnSentences = (examples: readonly Example[], passes: number): Weights =>
    kept(
      train(examples, { ...common, epochs: passes, classes: classes.length, loss: 'softmax' }, start),
      mostRows.sentence,
    );
  // Moods hang on few words: with dropout, sarcasm and anger in other languages lost 0.03 to 0.05 AUROC.
  const corpusHead = train(sets.head, { ...plain, classes: heads.length, loss: 'sigmoid' });
  const moods = kept(prior === null ? corpusHead : added(corpusHead, prior.head, openShares), mostRows.head);
  const critical = trainAsides(asides, sentences, lines, mails, vectors);
  const head = sideBySide(moods, keptRows(critical, mostRows.critical, sets.common.linesWith));
  const mail = kept(
    train(sets.mail, { ...common, classes: intents.length, loss: 'softmax' }, start),
    mostRows.mail,
  );
  let sentence = learnSentences(sets.sentence, firstEpochs);
  for (let round = 0; round < rounds; round++) {
    const model = loadModel(fileOf({ sentence, mail, head }, vectors, firstFits()));
    sentence = learnSentences([...sets.sentence, ...sentencesOfMails(model, mails, sets.common)], epochs);
  }
  return { sentence, mail, head };
}

/** How much the tone of posts counts in mails; at 2 mails would suffer, at 0 posts. Measured on open data held out. */
const shares: Readonly<Partial<Record<Head, number>>> = { anger: 1.5, sarcasm: 0.7, negative: 0.7 };
const openShares = heads.map((head) => shares[head] ?? 0);

/** `head`: the heads, then how critical a sentence is. */
export type Trained = Readonly<{ sentence: Weights; mail: Weights; head: Weights }>;

type Fits = Readonly<{
  pooling: Model['pooling'];
  headScale: Model['heads'];
  critical: Model['critical'];
  confidence: readonly number[];
}>;

function fileOf(
  trained: Trained,
  vectors: WordVectors | null,
  { pooling, headScale, critical, confidence }: Fits,
  spoken: LanguageTable | null = null,
  posts: TrainedPosts | null = null,
): Uint8Array {
  const header = { classes, pooling, heads: headScale, critical, confidence };
  return modelFile({ header, ...trained, vectors, languages: spoken, posts });
}

function composedFrom(sentences: readonly CorpusSentence[], share: number, seed: number): CorpusMail[] {
  return languages.flatMap((language, l) =>
    composeMails(sentences, language, Math.round((settings.mails[language] ?? 0) * share), seed + l),
  );
}

/** Every line of the corpus belongs to one fold, choices and all, so that a fold never sees a sister sentence. */
function fold<T>(all: readonly T[], folds: number, which: number): { seen: T[]; unseen: T[] } {
  return {
    seen: all.filter((_, i) => i % folds !== which),
    unseen: all.filter((_, i) => i % folds === which),
  };
}

/** With fewer, the models of the folds would know so little that the confidence fitted on them is too modest. */
const folds = 4;
/** Composed mails are easier than real ones: they fill in where there are few, and no more. */
const composedWeight = 0.25;

function firstFits(): Fits {
  return { pooling: evenPooling, headScale: plainHeads, critical: { slope: 1, offset: 0 }, confidence: [] };
}

/** What the base model is learnt from. */
export type Sources = Readonly<{ corpus: Corpus; vectors: WordVectors | null; prior: Prior | null }>;

/** What is learnt by itself, so that it can be learnt beside the others: the whole corpus, and it without one fold. */
export type Part = 'whole' | number;
export const parts: readonly Part[] = ['whole', ...Array.from({ length: folds }, (_, f) => f)];

export function trainPart({ corpus, vectors, prior }: Sources, part: Part): Trained {
  if (part === 'whole') {
    const mails = [...composedFrom(corpus.sentences, 1, 300), ...corpus.mails];
    return trainAll({ ...corpus, mails }, vectors, prior);
  }
  const sentences = fold(corpus.sentences, folds, part).seen;
  const mails = [...composedFrom(sentences, 0.6, 100 + part), ...fold(corpus.mails, folds, part).seen];
  return trainAll({ sentences, mails, asides: fold(corpus.asides, folds, part).seen }, vectors, prior);
}

/** Asides and mails read by models that had not seen them. */
function asidesHeldOut({ corpus, vectors }: Sources, byFold: readonly Trained[]) {
  return byFold.map((trained, f) => ({
    model: loadModel(fileOf(trained, vectors, firstFits())),
    asides: fold(corpus.asides, folds, f).unseen,
    mails: fold(corpus.mails, folds, f).unseen,
  }));
}

/** Mails read by models that had not seen them, with how much each counts. */
function heldOut({ corpus, vectors }: Sources, byFold: readonly Trained[]): SeenBy[] {
  const weightOf = balance(corpus.mails);
  return byFold.flatMap((trained, f) => {
    const model = loadModel(fileOf(trained, vectors, firstFits()));
    const composed = composedFrom(fold(corpus.sentences, folds, f).unseen, 0.15, 200 + f);
    return [
      ...composed.map((mail) => ({ model, mail, weight: composedWeight })),
      ...fold(corpus.mails, folds, f).unseen.map((mail) => ({ model, mail, weight: weightOf(mail) })),
    ];
  });
}

/** The model file of what was learnt: `trained` holds each of the parts, in their order. */
export function baseFile(
  sources: Sources,
  [whole, ...byFold]: readonly Trained[],
  languages: LanguageTable | null = null,
  posts: TrainedPosts | null = null,
): Uint8Array {
  if (whole === undefined) throw new Error('nothing was learnt');
  const { vectors } = sources;
  const cases = heldOut(sources, byFold);
  const pooling = fitPooling(cases.flatMap(({ model, mail, weight }) => readMails(model, [mail], weight)));
  const fits = {
    pooling,
    headScale: fitHeads(cases),
    critical: fitCritical(asidesHeldOut(sources, byFold)),
    confidence: fitConfidence(cases, pooling),
  };
  return fileOf(whole, vectors, fits, languages, posts);
}
