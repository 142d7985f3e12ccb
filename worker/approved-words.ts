// The words that answers are made of, as they are now: the files, what the team has published over them, its articles.
// They are read when the worker starts and when somebody changes them: no mail asks the database for them.

import { listPublishedArticles } from '../db/articles.ts';
import type { Db } from '../db/database.ts';
import type { Events } from '../db/events.ts';
import { listStoredTemplates } from '../db/templates.ts';
import type { Log } from '../log.ts';
import { approvedTemplates } from '../triage/compose/approved.ts';
import type { Article } from '../triage/compose/article.ts';
import type { Template } from '../triage/compose/template.ts';
import { readTemplates } from './templates.ts';

export type Words = Readonly<{
  templates: readonly Template[];
  articles: readonly Article[];
}>;

export async function readApprovedWords(
  db: Db,
  root: string,
): Promise<Words & Readonly<{ faults: readonly string[] }>> {
  const [stored, articles] = await Promise.all([listStoredTemplates(db), listPublishedArticles(db)]);
  return { ...approvedTemplates(readTemplates(root), stored), articles };
}

export type ApprovedWords = Readonly<{
  /** Another object after each change: who needs the same words twice keeps the first. */
  now: () => Words;
  stop: () => Promise<void>;
}>;

/** `events` tells of `words` at least, and says when it begins to listen. */
export type KeepingOptions = Readonly<{ db: Db; events: Events; root: string; log: Log }>;

/** Where reading them again failed: the words of before hold until then. */
const retryMs = 5_000;

/** Resolves once they have been read. Throws where they cannot be: a worker without words would answer nobody. */
export async function keepApprovedWords({ db, events, root, log }: KeepingOptions): Promise<ApprovedWords> {
  let words = await readAndTell(db, root, log);
  let reading: Promise<void> | null = null;
  let changed = false;
  let stopped = false;
  let retry: NodeJS.Timeout | undefined;
  const readAgain = () => {
    changed = true;
    reading ??= readUntilUnchanged().finally(() => {
      reading = null;
    });
  };
  const readUntilUnchanged = async () => {
    while (changed && !stopped) {
      // A change that comes while they are being read is read as well.
      changed = false;
      try {
        words = await readAndTell(db, root, log);
      } catch (error) {
        log.warn({ error }, 'the approved words could not be read again');
        clearTimeout(retry);
        retry = setTimeout(readAgain, retryMs);
      }
    }
  };
  const unwatch = events.watch(
    ({ channel }) => {
      if (channel === 'words' || channel === 'caught-up') readAgain();
    },
    () => {},
  );
  return {
    now: () => words,
    stop: async () => {
      stopped = true;
      clearTimeout(retry);
      unwatch();
      await reading;
    },
  };
}

async function readAndTell(db: Db, root: string, log: Log): Promise<Words> {
  const { faults, ...words } = await readApprovedWords(db, root);
  for (const fault of faults) log.error({ fault }, 'a published template cannot be read and is not used');
  return words;
}
