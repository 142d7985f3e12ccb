// Beside the way of a mail: what agents corrected and what templates give as examples becomes a version of the team's model.

import type { JobPayload } from '../../db/jobs.ts';
import { queueAdaptation } from '../../db/jobs.ts';
import {
  addTeamModel,
  findActiveTeamModel,
  findNewestTeamModel,
  withdrawTeamModel,
} from '../../db/models.ts';
import { type TeamFigures, type TeamVersion, teamVersionName } from '../../triage/train/team-version.ts';
import type { WorkerContext } from '../context.ts';
import { messageOf } from '../errors.ts';
import { learnTeam } from '../model/learn-team.ts';
import { collectCases, findCases } from '../model/team-cases.ts';
import type { Job } from './job.ts';

export const adaptModel: Job<JobPayload<'adapt-model'>> = {
  run: async ({ db, log, templates, config, base }) => {
    const known = await collectCases(db, templates);
    const cases = known.map(({ words }) => words);
    const active = await findActiveTeamModel(db);
    if (cases.length === 0) {
      if (active) await withdrawTeamModel(db, 'there is nothing left that it was taught by');
      return;
    }
    const newest = await findNewestTeamModel(db);
    // The same cases were learnt before: whatever came of it would come of it again.
    if (newest?.name === teamVersionName(cases, base)) return;
    const current = active && active.base === base.name ? await findCases(db, active.cases) : null;
    const made = await learnTeam({ root: config.root, cases, current });
    const { version, state, figures, reason } = await addTeamModel(db, {
      name: made.name,
      base: base.name,
      ownIntents: made.own,
      cases: known.map(({ source }) => source),
      figures: made.figures,
      bytes: made.bytes,
      refused: made.refused && why(made.refused, made.figures),
    });
    log.info({ version, state, reason, cases: cases.length, figures }, 'the team’s cases were learnt');
  },
  giveUp: async ({ log }, _, error) => {
    // Mail goes on by the version in use; the next correction tries again.
    log.error({ error: messageOf(error) }, 'the team’s cases could not be learnt');
  },
};

function why(refused: NonNullable<TeamVersion['refused']>, figures: TeamFigures | null): string {
  const of = figures ? ` of ${figures.cases} cases` : '';
  switch (refused) {
    case 'worse':
      return `right in ${figures?.after.right}${of}, the one in use in ${figures?.before.right}`;
    case 'surely_wrong':
      return `wrong and sure of it in ${figures?.after.surelyWrong}${of}, the one in use in ${figures?.before.surelyWrong}`;
    case 'forgets':
      return `thinks otherwise than the base in ${Math.round(100 - 100 * (figures?.kept ?? 0))} % of what the cases do not speak of`;
    default:
      return refused satisfies never;
  }
}

/** When a worker starts: templates or the base may have changed since the newest version was made. */
export async function queueUnlearnt({
  db,
  templates,
  base,
  now,
}: Pick<WorkerContext, 'db' | 'templates' | 'base' | 'now'>): Promise<void> {
  const cases = (await collectCases(db, templates)).map(({ words }) => words);
  const newest = await findNewestTeamModel(db);
  if (cases.length === 0 ? newest?.state !== 'active' : newest?.name === teamVersionName(cases, base)) return;
  await db.transaction().execute((trx) => queueAdaptation(trx, now(), 0));
}
