// The model that mails are read by: the base with what the team has taught it, kept up to date while the worker runs.

import type { Db } from '../../db/database.ts';
import type { Events } from '../../db/events.ts';
import { findActiveTeamModel } from '../../db/models.ts';
import type { Log } from '../../log.ts';
import { loadTeamModel } from '../../triage/model/team-model.ts';
import type { Model } from '../../triage/understand/model.ts';

export type LiveModel = Readonly<{ current: () => Model; stop: () => Promise<void> }>;

/** The base with the version in use on top of it. One that was made for another base, or cannot be read, is left out. */
export async function readModel(db: Db, base: Model, log: Log): Promise<Model> {
  const active = await findActiveTeamModel(db);
  if (!active) return base;
  const { version, bytes } = active;
  if (active.base !== base.name) {
    log.warn({ version, base: active.base }, 'the team’s model was made for another base; it is learnt anew');
    return base;
  }
  try {
    // Decisions are stored with this name: it says which base and which version spoke.
    return { ...base, name: `${base.name}+team.${version}`, team: loadTeamModel(bytes) };
  } catch (error) {
    log.error({ version, error }, 'the team’s model cannot be read; the base speaks alone');
    return base;
  }
}

/** `events` tells of `team_model` at least. */
export type LiveModelParts = Readonly<{ db: Db; events: Events; base: Model; log: Log }>;

/** Follows every change of version from the moment it commits; after a lost connection it looks again. */
export async function followModel({ db, events, base, log }: LiveModelParts): Promise<LiveModel> {
  let current = await readModel(db, base, log);
  let reading: Promise<void> | null = null;
  let again = false;
  const read = async (): Promise<void> => {
    do {
      again = false;
      try {
        const next = await readModel(db, base, log);
        if (next.name !== current.name) log.info({ model: next.name }, 'mails are read by another version');
        current = next;
      } catch (error) {
        // The next news, or the next start, reads it; until then the version at hand goes on.
        log.warn({ error }, 'the team’s model could not be looked up');
      }
    } while (again);
  };
  const unwatch = events.watch(
    ({ channel }) => {
      if (channel !== 'team_model' && channel !== 'caught-up') return;
      // Told of a change while it reads, it may have read what was before it.
      again = true;
      reading ??= read().finally(() => {
        reading = null;
      });
    },
    () => {},
  );
  return {
    current: () => current,
    stop: async () => {
      unwatch();
      await reading;
    },
  };
}
