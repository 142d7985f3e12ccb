// `baton train`: builds the base model from the corpus in the repository, the same bytes each time.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { trainBase } from '../triage/train/base.ts';
import { readCorpus } from '../triage/train/corpus.ts';
import { readPrior } from '../triage/train/prior.ts';
import { readWordVectors } from '../triage/train/word-vectors.ts';
import { loadModel } from '../triage/understand/model.ts';
import type { Io } from './io.ts';

/** Exit code 0 when the model was written. `--out FILE` writes elsewhere than `triage/model/base.model`. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const place = args.indexOf('--out');
  const target = place >= 0 ? args[place + 1] : join(io.root, 'triage/model/base.model');
  if (target === undefined || (args.length > 0 && place < 0)) {
    io.err('usage: train [--out FILE]');
    return 2;
  }
  const folder = join(io.root, 'triage/corpus');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).toSorted();
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
  );
  const corpus = readCorpus(files);
  io.err(`training on ${corpus.sentences.length} sentence patterns and ${corpus.mails.length} mails`);
  const vectors = readWordVectors(await readFile(join(folder, 'words.vectors')));
  const prior = readPrior(await readFile(join(folder, 'open.prior')));
  const bytes = trainBase(corpus, vectors, prior);
  await writeFile(target, bytes);
  io.out(JSON.stringify({ model: loadModel(bytes).name, bytes: bytes.byteLength, file: target }));
  return 0;
}
