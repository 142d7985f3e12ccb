// The one outcome of a conversation that the figures count.

import type { Decision } from './types.ts';

export const outcomes = ['pending', 'answered', 'asked', 'handed_over', 'filed'] as const;
export type Outcome = (typeof outcomes)[number];

/**
 * The outcome after one more decision. A handover is never undone by a later mail; an answer or a question outweighs
 * mail that was filed; the latest of answer and question counts.
 */
export function outcomeAfter(before: Outcome, decided: Decision['do']): Outcome {
  if (before === 'handed_over' || decided === 'escalate') return 'handed_over';
  if (decided === 'reply') return 'answered';
  if (decided === 'ask') return 'asked';
  return before === 'pending' ? 'filed' : before;
}
