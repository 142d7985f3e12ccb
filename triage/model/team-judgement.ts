// Sixth step of understanding, where a team has taught something: the base model's shares, corrected by the team's cases.

import { intents } from '../intents.ts';
import { softmax } from '../understand/linear.ts';
import type { Model } from '../understand/model.ts';
import { wishShare } from '../understand/pooling.ts';
import type { Reading, ReadSentence } from '../understand/reading.ts';
import { blocksOf, rarity, type WeighedWords, weighed } from './team-features.ts';
import { ownLabels, type TeamModel } from './team-model.ts';

/** The team's own intent that a mail is about, and how sure that is. */
export type OwnWish = Readonly<{ intent: string; confidence: number }>;

export type Corrected = Readonly<{
  /** One for each of the product's intents; where the mail is about one of the team's own, that stands for "other". */
  shares: number[];
  own: OwnWish | null;
  /** The sentence that speaks most for the first intent; null where the base would have said the same. */
  spoken: ReadSentence | null;
}>;

/** What a sentence that wishes for nothing still counts: the base cannot know every wish a team has. */
const storyShare = 0.3;

/** The words of a mail, those of its wishes counting most, and the direction that they point to. */
export function partsOf(
  sentences: readonly ReadSentence[],
): Readonly<{ words: readonly WeighedWords[]; dense: Float32Array }> {
  const words = sentences.map((sentence) => ({
    words: sentence.words,
    share: storyShare + (1 - storyShare) * wishShare(sentence),
  }));
  const dense = new Float32Array(sentences[0]?.dense.length ?? 0);
  for (const [i, sentence] of sentences.entries()) {
    for (let d = 0; d < dense.length; d++)
      dense[d] = (dense[d] as number) + (words[i]?.share ?? 0) * (sentence.dense[d] as number);
  }
  const length = Math.sqrt(dense.reduce((sum, each) => sum + each * each, 0)) || 1;
  for (let d = 0; d < dense.length; d++) dense[d] = (dense[d] as number) / length;
  return { words, dense };
}

export const sentencesOf = ({ subject, body }: Reading): readonly ReadSentence[] =>
  subject === null ? body : [subject, ...body];

/** Nothing is so unlikely to the base that examples could not speak for it. */
const floor = 0.004;
/** What the base leaves open, as "other" or by being unsure, is where a team's own intents can be. */
const openShare = 0.2;
const ownFloor = 0.003;

/**
 * Log share of each label before the team has spoken: the base's for the product's intents; the team's own share in what
 * the base leaves open.
 */
export function startScores(base: ArrayLike<number>, labels: readonly string[]): Float64Array {
  const others = labels.length - intents.length;
  const known = intents.reduce((sum, _, c) => sum + (base[c] ?? 0), 0);
  const open = (base[intents.indexOf('other')] ?? 0) + Math.max(0, 1 - known);
  const own = (ownFloor + openShare * open) / Math.max(1, Math.sqrt(others));
  return Float64Array.from(labels, (_, c) =>
    Math.log(c < intents.length ? Math.max(floor, base[c] ?? 0) : own),
  );
}

/** What the team's cases add to the score of each label. */
function additions(team: TeamModel, sentences: readonly ReadSentence[]): Float64Array {
  const { words, dense } = partsOf(sentences);
  const { rowOf, seen, weights, scale, examples, strength } = team;
  const classes = team.labels.length;
  const { at, value } = weighed(blocksOf(words), (feature) => {
    const row = rowOf.get(feature);
    return rarity(row === undefined ? 0 : (seen[row] as number), examples);
  });
  const added = new Float64Array(classes);
  for (let i = 0; i < at.length; i++) {
    const row = rowOf.get(at[i] as number);
    if (row === undefined) continue;
    for (let c = 0; c < classes; c++)
      added[c] = (added[c] as number) + (value[i] as number) * (weights[row * classes + c] as number);
  }
  for (let c = 0; c < classes; c++) {
    let sum = (added[c] as number) * (scale[c] as number);
    for (let d = 0; d < dense.length; d++)
      sum += (dense[d] as number) * (team.dense[c * dense.length + d] ?? 0);
    added[c] = strength * sum;
  }
  return added;
}

/** Two readers of the same mail agree in about this share of cases; nobody can be surer than that. */
const ceiling = 0.985;

/** `base`: the base model's share of each of the product's intents, which may sum to less than 1. */
export function withTeam(team: TeamModel, reading: Reading, base: readonly number[]): Corrected {
  const sentences = sentencesOf(reading);
  if (sentences.length === 0) return { shares: [...base], own: null, spoken: null };
  const added = additions(team, sentences);
  const start = startScores(base, team.labels);
  const rest = 1 - base.reduce((sum, share) => sum + share, 0);
  // What the base held for none of its intents stays so held.
  const scores = [...start.map((score, c) => score + (added[c] as number)), Math.log(Math.max(1e-6, rest))];
  const all = softmax(scores).slice(0, -1);
  const best = all.indexOf(Math.max(...all));
  const shares = intents.map((_, c) => Math.min(ceiling, all[c] as number));
  const label = ownLabels(team)[best - intents.length];
  const confidence = Math.min(ceiling, all[best] as number);
  if (label !== undefined) {
    // Whoever knows nothing of the team's own intents reads it as what it is to them.
    const other = intents.indexOf('other');
    shares[other] = confidence;
    for (let c = 0; c < shares.length; c++)
      if (c !== other) shares[c] = Math.min(shares[c] as number, confidence * 0.99);
  }
  const same = label === undefined && best === base.indexOf(Math.max(...base));
  return {
    shares,
    own: label === undefined ? null : { intent: label, confidence },
    spoken: same ? null : speakerFor(team, sentences, best),
  };
}

function speakerFor(
  team: TeamModel,
  sentences: readonly ReadSentence[],
  label: number,
): ReadSentence | null {
  let best: ReadSentence | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const sentence of sentences.slice(0, mostSpeakers)) {
    const said = additions(team, [sentence])[label] ?? 0;
    if (said > most) {
      best = sentence;
      most = said;
    }
  }
  return best;
}

/** A mail says what it wants in its first sentences; each costs a tenth of a millisecond. */
const mostSpeakers = 12;

/**
 * The shares of one sentence, for finding several wishes in one mail: the intents and the background, less what the team's
 * own intents take.
 */
export function sentenceShares(
  model: Pick<Model, 'team'>,
  sentence: ReadSentence,
): ArrayLike<number> {
  const { team } = model;
  if (!team) return sentence.classes;
  const added = additions(team, [sentence]);
  const start = startScores(sentence.classes, team.labels);
  const background = Math.max(floor, sentence.classes[intents.length] ?? 0);
  const all = softmax([...start.map((score, c) => score + (added[c] as number)), Math.log(background)]);
  return [...all.slice(0, intents.length), all.at(-1) ?? 0];
}

