// Settings of training, chosen on mails and sources that the model had not seen; the model card has the measurements.

export const settings = {
  /** Sentences made of one corpus line. */
  variants: 6,
  epochs: 10,
  /** Of the first look at sentences, which only says where the wishes of real mails stand. */
  firstEpochs: 5,
  /** First step of AdaGrad. */
  rate: 0.5,
  l2: 1e-6,
  /** Share of the n-grams left out at each step: sources left out of training gained a point and a half by it. */
  dropout: 0.5,
  /** Of the sentences of a corpus line, this share is there again as hurried people write (`noise.ts`). */
  noise: 0.34,
  /** How fast the dense vector learns, against the n-grams. */
  denseRate: 0.3,
  /** Composed mails per intent. */
  mails: { en: 160, de: 40, fr: 40, es: 40, cs: 40 } as Readonly<Record<string, number>>,
  /** A real mail against a composed one. */
  realMailWeight: 2,
  /** A sentence of a real mail against a corpus line. */
  mailSentenceWeight: 0.5,
  /** Rounds in which the sentences of real mails are learnt. */
  rounds: 1,
};
