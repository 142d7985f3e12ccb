// A thread of its own in which one part of the base model is learnt, beside the others. Started by `train.ts`.

import { parentPort, workerData } from 'node:worker_threads';

import { type Part, type Sources, trainPart } from '../triage/train/base.ts';
import type { CorpusSentence } from '../triage/train/corpus.ts';
import type { Weights } from '../triage/train/logistic.ts';
import { type CorpusPost, trainPosts } from '../triage/train/posts.ts';
import type { WordVectors } from '../triage/understand/vectors.ts';

export type PostLesson = Readonly<{
  own: readonly CorpusPost[];
  sentences: readonly CorpusSentence[];
  open: Weights;
  vectors: WordVectors;
}>;

export type Lesson = Readonly<{ sources: Sources; part: Part }> | Readonly<{ posts: PostLesson }>;

function learn(lesson: Lesson): unknown {
  if ('part' in lesson) return trainPart(lesson.sources, lesson.part);
  const { own, sentences, open, vectors } = lesson.posts;
  return trainPosts(own, sentences, open, vectors);
}

parentPort?.postMessage(learn(workerData as Lesson));
