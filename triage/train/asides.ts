// Training of what no machine may pass over: asides that are critical against asides, questions and stories that are not.

import type { Head } from '../understand/model.ts';
import { sentences } from '../understand/sentences.ts';
import type { WordVectors } from '../understand/vectors.ts';
import { commonTo } from './common.ts';
import type { CorpusAside, CorpusMail, CorpusSentence, Label } from './corpus.ts';
import { readForms, readLine, type Text, weightOf } from './examples.ts';
import { type Example, train, type Weights } from './logistic.ts';
import { settings } from './settings.ts';

/** What a person gets anyhow: some of its sentences are critical and nobody has marked which. */
const forAPerson: ReadonlySet<Label> = new Set(['complaint', 'cancel', 'talk_to_human']);
const heated: readonly Head[] = ['anger', 'sarcasm', 'human'];

type Labelled = Readonly<{ label: Label; tags: readonly Head[] }>;

/** Written by or for somebody who wants nothing but an answer. */
export const isCalm = ({ label, tags }: Labelled): boolean =>
  !forAPerson.has(label) && !heated.some((head) => tags.includes(head));

/** Sentences of real mails, each as long and as roundabout as people write them: the story is where false alarms come from. */
function storiesOf(mails: readonly CorpusMail[], vectors: WordVectors | null): Text[] {
  return mails
    .filter((mail) => !mail.composed && isCalm(mail) && !mail.tags.includes('negative'))
    .flatMap(({ text }) =>
      sentences(text)
        .filter(({ part }) => part === 'body')
        .map(({ start, end }) => readLine(text.slice(start, end), vectors)),
    );
}

/** Of a calm line: more of them say little more, and take their time. */
const mostForms = 3;
/** An n-gram is learnt where so many lines have it. */
const leastLines = 2;
/**
 * Twice as strong as elsewhere, and half of the n-grams left out at each step: a critical line is to be heard by many words
 * that each say a little. Measured on lines by other writers, as is the rate of the dense vector.
 */
const l2 = 2e-6;
const denseRate = 1;

/** One class: how critical a sentence is. `lines` are the sentences of the corpus in all their forms. */
export function trainAsides(
  asides: readonly CorpusAside[],
  corpus: readonly CorpusSentence[],
  lines: readonly (readonly Text[])[],
  mails: readonly CorpusMail[],
  vectors: WordVectors | null,
): Weights {
  const told = readForms(asides, vectors);
  const calm = lines
    .filter((_, i) => isCalm(corpus[i] as CorpusSentence))
    .map((forms) => forms.slice(0, mostForms));
  const stories = storiesOf(mails, vectors).map((text) => [text]);
  const taught = [
    ...told.map((forms, i) => ({ forms, critical: asides[i]?.critical === true })),
    ...[...calm, ...stories].map((forms) => ({ forms, critical: false })),
  ];
  const common = commonTo(
    leastLines,
    taught.map(({ forms }) => forms.map(({ features }) => features)),
  );
  const examples = taught.flatMap(({ forms, critical }) =>
    forms.map(
      ({ features, dense }): Example => ({
        features: common.only(features),
        dense,
        target: [critical ? 1 : 0],
        weight: weightOf(forms),
      }),
    ),
  );
  const { epochs, rate, dropout } = settings;
  const dimensions = vectors?.dimensions ?? 0;
  return train(examples, { classes: 1, loss: 'sigmoid', epochs, rate, dropout, l2, denseRate, dimensions });
}
