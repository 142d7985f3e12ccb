// Between writing an answer and queueing it: has the bot written enough to this sender? Then a person gets it instead.

import { type BotMailCount, brakeFact, findBrake } from '../triage/decide/brake.ts';
import type { Answer, Case } from './write-answer.ts';

/**
 * No mail where a brake holds: that would be one more turn of the loop. The agent sees which brake it was.
 */
export function brakeAnswer({ mail, policy }: Case, answer: Answer, written: BotMailCount): Answer {
  const { decision } = answer;
  const brake =
    answer.body === null || decision.do === 'file'
      ? null
      : findBrake(written, policy, decision.do === 'escalate');
  if (brake === null) return answer;
  const before = decision.do === 'escalate' ? decision.reasons : [];
  return {
    ...answer,
    decision: {
      ...decision,
      do: 'escalate',
      reasons: [...new Set([...before, 'bot_turn_limit' as const])],
      template: null,
      parts: [],
      missing: [],
    },
    slots: {},
    body: null,
    subject: null,
    traced: [],
    notes: [...answer.notes, brakeFact(brake, mail.from, policy)],
  };
}
