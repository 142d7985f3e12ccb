// At the start of a worker: has the database been set back to an older state since one last ran here, as by a backup?

import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

import type { Database } from '../db/database.ts';
import { type Beat, beat, getLife, markSetBack } from '../db/life.ts';
import type { Log } from '../log.ts';

export type Life = Readonly<{ stop: () => Promise<void> }>;

export type LifeOptions = Readonly<{ db: Database; log: Log; dataDir: string; now: () => Date }>;

const fileName = 'last-beat.json';
/** What is done between two beats of a database that is then lost goes unnoticed only where nothing else was done. */
const beatMs = 5_000;
/** A file that was written and left alone changed when it was written; only copying it, as a backup does, sets this later. */
const copiedAfterMs = 60_000;

const remembered = z.object({ id: z.string(), beatAt: z.coerce.date(), writtenAt: z.coerce.date() });

/** To be called before anything is sent: notes a database that was set back. Then keeps the beat until it is stopped. */
export async function beginLife(options: LifeOptions): Promise<Life> {
  const { db, log, now } = options;
  const reason = whySetBack(options, await getLife(db));
  if (reason !== null) {
    await markSetBack(db, now());
    log.error({ reason }, 'the database was set back; what may have gone out before waits for a person');
  }
  await remember(options);
  let beating: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    beating = beating
      .then(() => remember(options))
      .catch((error) => {
        // A database that is gone ends the worker by way of its presence; without the file only a restore goes unnoticed.
        log.warn({ error }, 'the beat of the database could not be kept');
      });
  }, beatMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await beating;
    },
  };
}

/** Null where nothing says so. */
function whySetBack({ dataDir, log }: LifeOptions, stored: Beat): string | null {
  const file = path.join(dataDir, fileName);
  let last: z.infer<typeof remembered>;
  let changedAt: number;
  try {
    changedAt = statSync(file).ctimeMs;
    last = remembered.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    // None yet, or another's: nothing is remembered.
    log.debug({ error }, 'no earlier beat is known here');
    return null;
  }
  if (last.id !== stored.id) return null;
  if (last.beatAt > stored.at) {
    return `it is as of ${stored.at.toISOString()}, and was in use at ${last.beatAt.toISOString()}`;
  }
  if (changedAt > last.writtenAt.getTime() + copiedAfterMs) {
    return `the data directory is a copy that was made after ${last.writtenAt.toISOString()}`;
  }
  return null;
}

/** First in the database, and for good; so that what is remembered here is never ahead of a database that lost nothing. */
async function remember({ db, dataDir, now, log }: LifeOptions): Promise<void> {
  const { id, at } = await beat(db, now());
  try {
    const file = path.join(dataDir, fileName);
    const aside = `${file}.${process.pid}`;
    writeFileSync(aside, JSON.stringify({ id, beatAt: at, writtenAt: new Date() }));
    renameSync(aside, file);
  } catch (error) {
    // Where there is no such folder nothing is kept in it, as with a database elsewhere and a secret in the environment.
    log.debug({ error }, 'the beat is not remembered here');
  }
}
