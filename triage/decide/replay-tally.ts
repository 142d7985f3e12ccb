// The result of a replay in figures: every decision is counted exactly once.

import type { Replayed, SkipReason } from './replay.ts';
import type { Decision } from './types.ts';

type Action = Decision['do'];

/** From what was done to what would be done; the same twice where only reason, words or team differ. */
export type Move = Readonly<{ from: Action; to: Action; count: number }>;

export type Tally = Readonly<{
  /** All looked at so far: same + changed + all skipped. */
  judged: number;
  same: number;
  changed: number;
  /** Of the changed: those to which the policy that holds today leads too. */
  already: number;
  moves: readonly Move[];
  /** What stayed as it was, by what was done. */
  kept: Readonly<Partial<Record<Action, number>>>;
  skipped: Readonly<Partial<Record<SkipReason, number>>>;
}>;

export const emptyTally: Tally = {
  ...{ judged: 0, same: 0, changed: 0, already: 0 },
  moves: [],
  kept: {},
  skipped: {},
};

export function addToTally(tally: Tally, replayed: Replayed): Tally {
  const judged = tally.judged + 1;
  switch (replayed.kind) {
    case 'same': {
      const kept = { ...tally.kept, [replayed.do]: (tally.kept[replayed.do] ?? 0) + 1 };
      return { ...tally, judged, same: tally.same + 1, kept };
    }
    case 'skipped': {
      const skipped = { ...tally.skipped, [replayed.why]: (tally.skipped[replayed.why] ?? 0) + 1 };
      return { ...tally, judged, skipped };
    }
    case 'changed': {
      const { from, to, already } = replayed.change;
      return {
        ...tally,
        judged,
        changed: tally.changed + 1,
        already: tally.already + (already ? 1 : 0),
        moves: addMove(tally.moves, from.do, to.do),
      };
    }
    default:
      return replayed satisfies never;
  }
}

function addMove(moves: readonly Move[], from: Action, to: Action): Move[] {
  const others = moves.filter((each) => each.from !== from || each.to !== to);
  const count = (moves.find((each) => each.from === from && each.to === to)?.count ?? 0) + 1;
  return [...others, { from, to, count }];
}
