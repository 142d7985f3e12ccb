// How urgent a handover is, from 0 to 100: what the queue can be sorted by. Never a reason for or against an answer.

import type { Policy } from '../policy.ts';
import type { Tone } from '../understanding.ts';
import { isListed } from './reasons-for-person.ts';

/** What each reason adds. A threat to life, law or reputation outweighs any mood. */
const weights: Readonly<Record<string, number>> = {
  critical_keyword: 45,
  complaint: 15,
  cancellation: 15,
  answer_did_not_help: 12,
  delivery_failed: 10,
  asked_for_human: 8,
  missing_data: 5,
};
/** At full probability. */
const moods = { anger: 25, urgency: 20, sarcasm: 10, negative: 10 } as const;
/** Customers who always get a person are those whom the team does not keep waiting. */
const ofParticularCustomer = 20;
const atLeast = 10;

export type Urgent = Readonly<{ reasons: readonly string[]; tone: Tone; from: string }>;

export function urgencyOf(
  { reasons, tone, from }: Urgent,
  { alwaysPerson }: Pick<Policy, 'alwaysPerson'>,
): number {
  const sum =
    atLeast +
    reasons.reduce((all, reason) => all + (weights[reason] ?? 0), 0) +
    Object.entries(moods).reduce(
      (all, [mood, weight]) => all + weight * tone[mood as keyof typeof moods],
      0,
    ) +
    (isListed(from, alwaysPerson) ? ofParticularCustomer : 0);
  return Math.min(100, Math.round(sum));
}
