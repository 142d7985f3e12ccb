// The cascade: whether a provider could change anything about a mail that the built-in engine has read.

import type { Decision, DecisionReason } from '../decide/types.ts';
import type { NotAsked, Understanding } from '../understanding.ts';
import { sureFrom } from './calibration.ts';

/** No reading takes these away: they come from the mail's surroundings, or may only be added to. */
const final: ReadonlySet<DecisionReason> = new Set([
  'asked_for_human',
  'critical_keyword',
  'cancellation',
  'complaint',
  'anger',
  'sarcasm',
  'answer_did_not_help',
  'sender_not_authentic',
  'several_people',
  'attachment_needs_eyes',
  'unsupported_language',
  'bot_turn_limit',
  'paused',
  'arrived_late',
  'delivery_failed',
]);

/** `decision` is what would follow from the built-in reading alone, before anything is looked up. Null: ask. */
export function whyNotAsked(
  understanding: Understanding,
  decision: Pick<Decision, 'do' | 'reasons'>,
  text: string,
): NotAsked | null {
  if (decision.do === 'file' || !/\p{L}/u.test(text)) return 'nothing_to_read';
  if (decision.reasons.some((reason) => final.has(reason))) return 'for_a_person';
  return understanding.confidence >= sureFrom ? 'sure' : null;
}
