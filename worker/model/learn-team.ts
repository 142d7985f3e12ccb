// Has a team's cases learnt beside the mail's way: a thread that is given everything and answers once.

import { Worker } from 'node:worker_threads';

import type { TeamCase } from '../../triage/train/team-fit.ts';
import type { TeamVersion } from '../../triage/train/team-version.ts';

export type Lesson = Readonly<{
  /** Folder of the project: the base model and the corpus are read from it. */
  root: string;
  cases: readonly TeamCase[];
  /** The cases of the version in use; null: the base. */
  current: readonly TeamCase[] | null;
}>;

/** 2,000 cases take 2 s on a core of its own; a machine that is busy for hours at a time is given this long. */
const deadlineMs = 120_000;
/** The base model, the corpus and the readings of 4,000 mails take about 300 MB. */
const mostMegabytes = 1_024;

/** Throws where the thread fails or has not answered in time; it is ended then. */
export async function learnTeam(lesson: Lesson): Promise<TeamVersion> {
  const thread = new Worker(new URL('./team-thread.ts', import.meta.url), {
    workerData: lesson,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  let late: NodeJS.Timeout | undefined;
  try {
    return await new Promise<TeamVersion>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', () => reject(new Error('the thread that learns ended without an answer')));
      late = setTimeout(
        () => reject(new Error(`the team's cases were not learnt within ${deadlineMs / 1_000} s`)),
        deadlineMs,
      );
    });
  } finally {
    clearTimeout(late);
    await thread.terminate();
  }
}
