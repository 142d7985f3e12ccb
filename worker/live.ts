// What holds for every mail and may change while the worker runs: the model mails are read by, the words they are answered in.

import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import { listenForEvents } from '../db/events.ts';
import type { Log } from '../log.ts';
import { loadModel, type Model } from '../triage/understand/model.ts';
import { type ApprovedWords, keepApprovedWords } from './approved-words.ts';
import { followModel, type LiveModel } from './model/live-model.ts';

export type Live = Readonly<{
  /** The model that Baton comes with. */
  base: Model;
  model: LiveModel;
  words: ApprovedWords;
  stop: () => Promise<void>;
}>;

export type LiveParts = Readonly<{ config: Config; log: Log; db: Database; databaseUrl: string }>;

/** Both hear of changes by one connection. */
export async function follow({ config, log, db, databaseUrl }: LiveParts): Promise<Live> {
  const base = loadModel(readFileSync(path.join(config.root, 'triage', 'model', 'base.model')));
  const events = listenForEvents(databaseUrl, {
    channels: ['team_model', 'words'],
    // What changed between the first reading and now.
    sayReady: true,
    onError: (error) => log.warn({ error }, 'changes of words and model are not heard of for now'),
  });
  try {
    const model = await followModel({ db, events, base, log });
    const words = await keepApprovedWords({ db, events, root: config.root, log });
    const stop = async () => {
      await events.stop();
      await Promise.all([model.stop(), words.stop()]);
    };
    return { base, model, words, stop };
  } catch (error) {
    await events.stop();
    throw error;
  }
}
