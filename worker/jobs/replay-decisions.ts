// Beside the way of a mail: a policy that a manager wants to try judges the mail of last month; nothing is sent.

import { setImmediate as breathe } from 'node:timers/promises';

import { countPastDecisions, listPastDecisions, type StoredPast } from '../../db/decisions.ts';
import type { JobPayload } from '../../db/jobs.ts';
import { getPolicy } from '../../db/policies.ts';
import { beginReplay, endReplay, findPolicyVersion, noteReplayStep } from '../../db/replay-steps.ts';
import { type Changed, replayOne } from '../../triage/decide/replay.ts';
import { addToTally, emptyTally } from '../../triage/decide/replay-tally.ts';
import { makeRules, type Rules, rulesWith } from '../../triage/decide/rules.ts';
import { defaultPolicy } from '../../triage/policy.ts';
import type { WorkerContext } from '../context.ts';
import { messageOf } from '../errors.ts';
import type { Job } from './job.ts';

/** Decisions read at once: about a megabyte with the mails' words in them, and a step of the progress that is seen. */
const batch = 100;
/** A decision takes half a millisecond: a customer's mail that comes meanwhile waits about this long. Milliseconds. */
const longestBreath = 10;

export const replayDecisions: Job<JobPayload<'replay-decisions'>> = {
  run: async (context, { replayId }) => {
    const { db, now } = context;
    const begun = await beginReplay(db, replayId);
    if (!begun) return;
    const { since, proposal } = begun;
    const { version, policy } = await getPolicy(db);
    const today = makeRules(policy, context.templates, context.articles);
    const proposed = rulesWith(today, proposal);
    const ownRules = rulesOfVersions(context, version, today);
    const { total, newest } = await countPastDecisions(db, since);
    let tally = emptyTally;
    for (let after = 0; ; ) {
      const past = await listPastDecisions(db, { since, after, until: newest, limit: batch });
      const changes: Changed[] = [];
      let breath = performance.now();
      for (const each of past) {
        if (each.superseded) continue;
        const own = await ownRules(each.policyVersion);
        const replayed = replayOne(each, { own, today, proposed });
        if (replayed.kind === 'changed') changes.push(replayed.change);
        tally = addToTally(tally, replayed);
        if (performance.now() - breath > longestBreath) {
          await breathe();
          breath = performance.now();
        }
      }
      if (!(await noteReplayStep(db, replayId, { total, tally, changes }))) return;
      after = past.at(-1)?.id ?? newest;
      if (past.length < batch) break;
    }
    await endReplay(db, replayId, now());
  },
  giveUp: async ({ db, now }, { replayId }, error) => {
    await endReplay(db, replayId, now(), messageOf(error));
  },
};

/** Each version is read once. That of today is the same object, so that it is not judged by twice. */
function rulesOfVersions(
  { db }: WorkerContext,
  newest: number | null,
  today: Rules,
): (version: StoredPast['policyVersion']) => Promise<Rules | null> {
  const known = new Map<number | null, Rules | null>([
    [null, makeRules(defaultPolicy, today.words, today.articles)],
    [newest, today],
  ]);
  return async (version) => {
    const found = known.get(version);
    if (found !== undefined) return found;
    const policy = version === null ? null : await findPolicyVersion(db, version);
    const rules = policy && makeRules(policy, today.words, today.articles);
    known.set(version, rules);
    return rules;
  };
}
