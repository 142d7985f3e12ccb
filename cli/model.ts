// `baton model`: the versions of what the team has taught the engine, and which of them reads the mail.

import {
  type Choice,
  chooseTeamModel,
  findChoice,
  followNewest,
  listTeamModels,
  type TeamModelVersion,
} from '../db/models.ts';
import { requireConfig, withDatabase } from './environment.ts';
import type { Io } from './io.ts';

const usage = [
  'usage: model list',
  '       model use VERSION|base   go to it and stay there',
  '       model use newest         let each new version take over by itself again',
];

/** Every worker follows at once, without a restart. Exit code 1 where there is no such version. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const [word, which, ...rest] = args;
  const isList = word === 'list' && which === undefined;
  const isUse = word === 'use' && /^(?:base|newest|[1-9]\d{0,8})$/.test(which ?? '') && rest.length === 0;
  if (!isList && !isUse) {
    for (const line of usage) io.err(line);
    return 2;
  }
  const config = requireConfig(io);
  if (!config) return 1;
  return await withDatabase(config, io, async (db) => {
    if (which === 'newest') await followNewest(db);
    else if (which !== undefined) {
      const version = which === 'base' ? null : Number(which);
      if (!(await chooseTeamModel(db, version, 'command'))) {
        io.err(`There is no version ${which} that could be used; \`model list\` shows those there are.`);
        return 1;
      }
    }
    const [models, choice] = await Promise.all([listTeamModels(db), findChoice(db)]);
    const lines = linesOf(models, choice);
    for (const line of isList ? lines : lines.filter(({ state }) => state === 'active'))
      io.out(JSON.stringify(line));
    return 0;
  });
}

/** The newest first, the base last. */
function linesOf(models: readonly TeamModelVersion[], choice: Choice | null) {
  const by = (version: number | null) =>
    choice?.version === version && choice ? { chosenBy: choice.by, chosenAt: choice.at } : {};
  return [
    ...models.map(({ version, name, state, reason, madeAt, base, ownIntents, cases, figures }) => ({
      version,
      state,
      reason,
      ...by(version),
      madeAt,
      ...{ name, base, ownIntents },
      cases: {
        templates: cases.filter(({ from }) => from === 'template').length,
        corrections: cases.filter(({ from }) => from === 'correction').length,
      },
      figures,
    })),
    {
      version: 'base',
      state: models.some(({ state }) => state === 'active') ? 'kept' : 'active',
      ...by(null),
    },
  ];
}
