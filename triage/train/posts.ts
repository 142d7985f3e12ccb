// Training of the post heads: what open posts taught (weights alone, kept here) and what our own posts and sentences teach.

import { featureBits } from '../understand/feature-hash.ts';
import type { Platt } from '../understand/model.ts';
import { type PostMood, postMoods } from '../understand/post.ts';
import { plainPost, postFeatures } from '../understand/post-features.ts';
import { sentenceVector } from '../understand/sentence-vector.ts';
import type { WordVectors } from '../understand/vectors.ts';
import { words } from '../understand/words.ts';
import { added } from './added.ts';
import { commonTo } from './common.ts';
import type { CorpusSentence } from './corpus.ts';
import { headTarget } from './examples.ts';
import { variants } from './expand.ts';
import { platt } from './heads-fit.ts';
import { keptRows, mostRows } from './kept-rows.ts';
import { type Example, train, type Weights } from './logistic.ts';
import type { OpenLine } from './open-prior.ts';

/** A line of `posts.en.jsonl`: a pattern and its mood; without tags neither angry nor ironic. */
export type CorpusPost = Readonly<{ text: string; tags: readonly PostMood[] }>;

export type TrainedPosts = Readonly<{ weights: Weights; scale: Readonly<Record<PostMood, Platt>> }>;

export function readPosts(text: string): CorpusPost[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { text: pattern, tags = [] } = JSON.parse(line) as { text: string; tags?: PostMood[] };
      return { text: pattern, tags };
    });
}

type Post = Readonly<{ text: string; target: ArrayLike<number>; weight: number }>;

function example({ text, target, weight }: Post, vectors: WordVectors | null): Example {
  const dense = sentenceVector(vectors, words(plainPost(text, vectors)));
  return { features: postFeatures(text, vectors), dense, target, weight };
}

/** Posts made of one pattern; a sentence of the corpus stands for itself once. */
const variantsOfPost = 24;
const weight = 0.3;
/** A post written out stands alone where a pattern stands for two dozen. */
const wholePostWeight = 1;
/** How strongly weights are held back, open posts' and ours alike. */
const pull = 1e-4;

/** An ironic post may well be angry: nobody says. */
function targetOf(tags: readonly PostMood[]): Float64Array {
  const sarcastic = tags.includes('sarcasm');
  return Float64Array.of(tags.includes('anger') ? 1 : sarcastic ? Number.NaN : 0, sarcastic ? 1 : 0);
}

/** Line by line, so that a fold keeps all that was made of a line together. */
function linesOf(posts: readonly CorpusPost[], sentences: readonly CorpusSentence[]): Post[][] {
  const own = posts.map(({ text, tags }, i) => {
    const found = variants(text, 'en', variantsOfPost, i + 1);
    const each = found.length === 1 ? wholePostWeight : weight;
    return found.map((post) => ({ text: post, target: targetOf(tags), weight: each }));
  });
  const ofMails = sentences.flatMap(({ language, text, label, tags }, i) => {
    if (language !== 'en') return [];
    const [anger = Number.NaN, sarcasm = Number.NaN] = headTarget(label, tags);
    const [first] = variants(text, 'en', 1, i + 1);
    return first === undefined ? [] : [[{ text: first, target: Float64Array.of(anger, sarcasm), weight }]];
  });
  return [...own, ...ofMails];
}

const settings = { rate: 0.5, dropout: 0.5, denseRate: 0.3, epochs: 10, l2: pull, loss: 'sigmoid' } as const;

/** An n-gram is learnt where so many lines have it. */
const leastLines = { own: 2, open: 3 } as const;

function learn(lines: readonly (readonly Example[])[], least: number, vectors: WordVectors | null): Weights {
  const dimensions = vectors?.dimensions ?? 0;
  const common = commonTo(
    least,
    lines.map((line) => line.map(({ features }) => features)),
  );
  const examples = lines.flat().map((each) => ({ ...each, features: common.only(each.features) }));
  return train(examples, { ...settings, dimensions, classes: postMoods.length });
}

/** What open posts teach: anger those of one source, irony those of others. Dialogue of television counts half. */
export function trainOpenPosts(lines: readonly OpenLine[], vectors: WordVectors | null): Weights {
  const known = (value: number | undefined): number => (value === undefined ? Number.NaN : value > 0 ? 1 : 0);
  const examples = lines.map(({ text, anger, sarcasm, source }) => [
    example(
      {
        text,
        target: Float64Array.of(known(anger), known(sarcasm)),
        weight: source === 'mustard' ? 0.5 : 1,
      },
      vectors,
    ),
  ]);
  return learn(examples, leastLines.open, vectors);
}

/**
 * Share of our own lines beside the open posts. Anger was taught there by thousands of posts, and more of ours unlearns
 * them; irony is read better by ours (0.64 AUROC on posts of a source not learnt from, the open ones alone 0.60).
 */
const ownShares = [0.2, 1];

const together = (open: Weights | null, own: Weights): Weights =>
  open === null ? own : added(open, own, ownShares);

const folds = 4;
/** Lines that are held out together: an ironic post and the sincere one like it stand side by side in the corpus. */
const block = 8;
const foldOf = (line: number): number => Math.floor(line / block) % folds;
/** Fewer of each pattern than are learnt: what is written to a desk is ironic less often than our posts are. */
const variantsOfFit = 6;

function scored(weights: Weights, examples: readonly Example[]): number[][] {
  const moods = postMoods.length;
  const table = new Float32Array(moods << featureBits);
  for (const [r, feature] of weights.rows.entries())
    table.set(weights.sparse.subarray(r * moods, (r + 1) * moods), feature * moods);
  return examples.map(({ features, dense }) =>
    postMoods.map((_, m) => {
      let sum = weights.bias[m] ?? 0;
      for (const [i, at] of features.at.entries())
        sum += (features.value[i] ?? 0) * (table[at * moods + m] ?? 0);
      for (const [d, x] of dense.entries()) sum += x * (weights.dense[m * dense.length + d] ?? 0);
      return sum;
    }),
  );
}

/** The post heads, and what their scores mean, fitted on lines that they had not seen. */
export function trainPosts(
  posts: readonly CorpusPost[],
  sentences: readonly CorpusSentence[],
  open: Weights | null,
  vectors: WordVectors | null,
): TrainedPosts {
  const lines = linesOf(posts, sentences).map((line) => line.map((post) => example(post, vectors)));
  const scores: number[][] = [];
  const truth: ArrayLike<number>[] = [];
  for (let f = 0; f < folds; f++) {
    const own = learn(
      lines.filter((_, i) => foldOf(i) !== f),
      leastLines.own,
      vectors,
    );
    const unseen = lines.filter((_, i) => foldOf(i) === f).flatMap((line) => line.slice(0, variantsOfFit));
    scores.push(...scored(together(open, own), unseen));
    truth.push(...unseen.map(({ target }) => target));
  }
  const scale = (m: number): Platt => {
    const told = scores.flatMap((each, i) => {
      const is = truth[i]?.[m] ?? Number.NaN;
      return Number.isNaN(is) ? [] : [{ score: each[m] ?? 0, is: is > 0 }];
    });
    return platt(
      told.map(({ score }) => score),
      told.map(({ is }) => is),
    );
  };
  return {
    weights: keptRows(together(open, learn(lines, leastLines.own, vectors)), mostRows.posts),
    scale: { anger: scale(0), sarcasm: scale(1) },
  };
}
