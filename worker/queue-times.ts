// How long each team's customers waited of late, worked out every few minutes: promises are made from it.

import type { Database } from '../db/database.ts';
import { listHandovers } from '../db/handover-times.ts';
import { hoursOf, openingMinutesBetween, percentile80 } from '../triage/hours/promise.ts';
import type { Policy } from '../triage/policy.ts';

/** Minutes of opening time that four in five waited, by the team's key; a team is not there where too few have. */
export type QueueTimes = ReadonlyMap<string, number>;

/** Four weeks: long enough for a small team, short enough to notice that the season has begun. */
const backMs = 28 * 86_400_000;
/** One answer more changes nothing. */
const keptMs = 5 * 60_000;

export type ReadQueueTimes = (policy: Policy) => Promise<QueueTimes>;

export function createQueueTimes({ db, now }: { db: Database; now: () => Date }): ReadQueueTimes {
  let kept: { at: number; policy: Policy; times: QueueTimes } | null = null;
  return async (policy) => {
    const at = now().getTime();
    if (kept?.policy === policy && at >= kept.at && at - kept.at < keptMs) return kept.times;
    const times = await readQueueTimes(db, policy, new Date(at - backMs));
    kept = { at, policy, times };
    return times;
  };
}

async function readQueueTimes(db: Database, policy: Policy, since: Date): Promise<QueueTimes> {
  const waits = new Map<string, number[]>();
  for (const { team, handedOverAt, answeredAt } of await listHandovers(db, since)) {
    const minutes = openingMinutesBetween(handedOverAt, answeredAt, hoursOf(policy, team));
    waits.set(team, [...(waits.get(team) ?? []), minutes]);
  }
  return new Map(
    [...waits].flatMap(([team, minutes]) => {
      const p80 = percentile80(minutes);
      return p80 === null ? [] : [[team, p80] as const];
    }),
  );
}
