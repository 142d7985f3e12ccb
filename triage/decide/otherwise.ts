// What would have had to be different for the other outcome: for the "why" panel, and for who sets the limits.

import type { Reason } from '../reasons.ts';
import { findCriticalPhrases } from './critical-phrases.ts';
import { findOpenElsewhere, type Judged, numberPassedOver, soundsCritical } from './reasons-for-person.ts';
import type { Otherwise, Situation } from './types.ts';

/** For a mail that people get: each reason with what was there and what was needed. */
export function otherwiseAnswered(
  reasons: readonly Reason[],
  situation: Situation,
  judged: Judged,
): Otherwise[] {
  return reasons.flatMap((reason) => explain(reason, situation, judged));
}

function explain(reason: Reason, situation: Situation, judged: Judged): Otherwise[] {
  const { understanding, mail, conversation, policy } = situation;
  const { tone } = understanding;
  const { toneLimits } = policy;
  switch (reason) {
    case 'low_confidence': {
      const unsure = { code: reason, have: judged.confidence, need: judged.threshold };
      const number = numberPassedOver(situation, judged);
      const passedOver = number === null ? [] : [{ code: 'number_passed_over', have: number }];
      return judged.confidence < judged.threshold ? [unsure, ...passedOver] : passedOver;
    }
    case 'anger':
      return tone.anger >= toneLimits.anger
        ? [{ code: reason, have: tone.anger, need: toneLimits.anger }]
        : tone.negative >= toneLimits.negative
          ? [{ code: 'negative', have: tone.negative, need: toneLimits.negative }]
          : [{ code: 'rising_anger', have: tone.anger, need: toneLimits.anger }];
    case 'sarcasm':
      return [{ code: reason, have: tone.sarcasm, need: toneLimits.sarcasm }];
    case 'critical_keyword':
      return [
        ...findCriticalPhrases(mail.words, policy).map(({ group, phrase }) => ({
          code: reason,
          have: phrase,
          need: group,
        })),
        ...(soundsCritical(situation)
          ? [{ code: 'sounds_critical', have: understanding.critical ?? 0, need: policy.criticalLimit }]
          : []),
      ];
    case 'bot_turn_limit':
      return conversation.botTurnsInARow >= policy.botTurnsInARow
        ? [{ code: reason, have: conversation.botTurnsInARow, need: policy.botTurnsInARow }]
        : [{ code: reason, have: conversation.botTurnsInAll, need: policy.botTurnsInAll }];
    case 'intent_not_automated': {
      const elsewhere = findOpenElsewhere(situation, judged);
      const modes = judged.wishes
        .filter((each) => policy.intents[each].mode !== 'auto')
        .map((each) => ({ code: reason, have: policy.intents[each].mode, need: each }));
      return elsewhere === null ? modes : [...modes, { code: 'open_with_person', have: elsewhere }];
    }
    case 'sender_not_authentic':
      return [{ code: reason, have: mail.authenticity, need: 'pass, from the address on record' }];
    case 'unsupported_language':
      return [{ code: reason, have: understanding.language }];
    case 'arrived_late':
      return policy.ageLimitHours === null || mail.ageHours === undefined
        ? [{ code: reason }]
        : [{ code: reason, have: Math.round(mail.ageHours), need: policy.ageLimitHours }];
    case 'attachment_needs_eyes':
      return [{ code: reason, have: mail.attachments, need: 0 }];
    default:
      return [{ code: reason }];
  }
}

/** For a mail that the bot answers: how far it was from going to a person, the nearest limit first. */
export function otherwiseHandedOver({ understanding, policy }: Situation, judged: Judged): Otherwise[] {
  const { tone } = understanding;
  const limits = (['anger', 'sarcasm', 'negative'] as const).map((name) => ({
    code: name,
    have: tone[name],
    need: policy.toneLimits[name],
  }));
  const sounds = { code: 'sounds_critical', have: understanding.critical ?? 0, need: policy.criticalLimit };
  const unsure = { code: 'low_confidence', have: judged.confidence, need: judged.threshold };
  return [unsure, ...limits, ...(policy.criticalLimit < 1 ? [sounds] : [])].sort(
    (a, b) => Math.abs(a.need - a.have) - Math.abs(b.need - b.have),
  );
}
