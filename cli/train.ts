// `baton train`: builds the base model from the corpus in the repository, the same bytes each time.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { baseFile, parts, type Sources, type Trained } from '../triage/train/base.ts';
import { type Corpus, readCorpus } from '../triage/train/corpus.ts';
import { type LetterStatistics, languageTable } from '../triage/train/language-table.ts';
import { type OpenLine, trainPrior } from '../triage/train/open-prior.ts';
import { readPosts, type TrainedPosts, trainOpenPosts } from '../triage/train/posts.ts';
import { postsFile, priorFile, readPostsPrior, readPrior } from '../triage/train/prior.ts';
import { rootsOf } from '../triage/train/roots.ts';
import { readWordVectors } from '../triage/train/word-vectors.ts';
import type { LanguageTable } from '../triage/understand/language-table.ts';
import { loadModel } from '../triage/understand/model.ts';
import type { WordVectors } from '../triage/understand/vectors.ts';
import type { Io } from './io.ts';
import type { Lesson, PostLesson } from './train-thread.ts';

async function openLines(folder: string, name: string): Promise<OpenLine[]> {
  const text = await readFile(join(folder, name), 'utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as OpenLine);
}

async function readCorpusFolder(folder: string): Promise<Corpus> {
  const names = (await readdir(folder))
    .filter((name) => /^(?:sentences|mails|asides)\..*jsonl$/.test(name))
    .toSorted();
  return readCorpus(
    await Promise.all(
      names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
    ),
  );
}

async function readLexicon(folder: string, lines: Corpus): Promise<WordVectors> {
  return readWordVectors(await readFile(join(folder, 'words.vectors')), rootsOf(lines));
}

/** The package keeps its statistics for itself; they are read from its files, which the lock file pins. */
async function readLetterStatistics(root: string): Promise<LanguageTable> {
  const place = (name: string): string => pathToFileURL(join(root, 'node_modules/eld/src', name)).href;
  const { ngramsData } = (await import(place('ngrams/extrasmall.js'))) as {
    ngramsData: Omit<LetterStatistics, 'dictionary'>;
  };
  const { dictionary } = (await import(place('dictionary.js'))) as Pick<LetterStatistics, 'dictionary'>;
  return languageTable({ ...ngramsData, dictionary });
}

/** Learns the prior anew from open data that are not in the repository; see the model card for where they come from. */
async function buildPrior(open: string, corpus: string, io: Io): Promise<number> {
  const vectors = await readLexicon(corpus, await readCorpusFolder(corpus));
  const intentLines = await openLines(open, 'intent_open.jsonl');
  const toneLines = await openLines(open, 'tone_open.jsonl');
  io.err(
    `learning the prior from ${intentLines.length} lines with an intent and ${toneLines.length} with a tone`,
  );
  const bytes = priorFile(trainPrior(intentLines, toneLines, vectors));
  const file = join(corpus, 'open.prior');
  await writeFile(file, bytes);
  io.out(JSON.stringify({ prior: file, bytes: bytes.byteLength }));
  const posts = postsFile(trainOpenPosts(toneLines, vectors));
  const postsPrior = join(corpus, 'posts.prior');
  await writeFile(postsPrior, posts);
  io.out(JSON.stringify({ prior: postsPrior, bytes: posts.byteLength }));
  return 0;
}

/** A thread that learns one thing and ends. */
function learnt<What>(lesson: Lesson): Promise<What> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./train-thread.ts', import.meta.url), { workerData: lesson });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) =>
      reject(new Error(`a thread of the training ended by itself (code ${code})`)),
    );
  });
}

/** Threads at a time: the machine that the product is made for has two processors. */
const threads = 2;

/** Each thread takes the next part that nobody learns yet; the posts come last, as they take least. */
async function learnAll(sources: Sources, posts: PostLesson): Promise<[Trained[], TrainedPosts]> {
  const trained: Trained[] = [];
  const left = [...parts.entries()];
  const learnParts = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [place, part] = next;
      trained[place] = await learnt<Trained>({ sources, part });
    }
  };
  await Promise.all(Array.from({ length: threads }, learnParts));
  return [trained, await learnt<TrainedPosts>({ posts })];
}

async function buildModel(target: string, corpus: string, io: Io): Promise<number> {
  const lines = await readCorpusFolder(corpus);
  io.err(
    `training on ${lines.sentences.length} sentence patterns, ${lines.mails.length} mails and ${lines.asides.length} asides`,
  );
  const vectors = await readLexicon(corpus, lines);
  const sources = { corpus: lines, vectors, prior: readPrior(await readFile(join(corpus, 'open.prior'))) };
  const [trained, posts] = await learnAll(sources, {
    own: readPosts(await readFile(join(corpus, 'posts.en.jsonl'), 'utf8')),
    sentences: lines.sentences,
    open: readPostsPrior(await readFile(join(corpus, 'posts.prior'))),
    vectors,
  });
  const bytes = baseFile(sources, trained, await readLetterStatistics(io.root), posts);
  await writeFile(target, bytes);
  io.out(JSON.stringify({ model: loadModel(bytes).name, bytes: bytes.byteLength, file: target }));
  return 0;
}

/**
 * Exit code 0 when the model was written; `--out FILE` writes it elsewhere than `triage/model/base.model`. `--open
 * FOLDER` builds the priors instead, from `intent_open.jsonl` and `tone_open.jsonl` in that folder.
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const [option, value] = args;
  const corpus = join(io.root, 'triage/corpus');
  if (args.length === 0) return buildModel(join(io.root, 'triage/model/base.model'), corpus, io);
  if (args.length === 2 && value !== undefined) {
    if (option === '--out') return buildModel(value, corpus, io);
    if (option === '--open') return buildPrior(value, corpus, io);
  }
  io.err('usage: train [--out FILE | --open FOLDER]');
  return 2;
}
