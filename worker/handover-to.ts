// To whom a decision would hand its conversation over, should it come to that.

import type { HandoverTo } from '../db/handover.ts';
import type { Decision } from '../triage/decide/types.ts';
import { urgencyOf } from '../triage/decide/urgency.ts';
import type { Promised } from '../triage/hours/promise.ts';
import type { Policy } from '../triage/policy.ts';
import type { Tone } from '../triage/understanding.ts';

type Of = Readonly<{ tone: Tone; from: string; promise: Promised | null }>;

export function handoverTo(
  policy: Policy,
  { team, reasons }: Decision,
  { tone, from, promise }: Of,
): HandoverTo {
  const found = policy.teams.find((each) => each.key === team);
  return {
    team,
    promise,
    urgency: urgencyOf({ reasons, tone, from }, policy),
    assign: found?.autoAssign ? (found.members ?? []) : null,
  };
}
