// What is stored as the decision on a mail that nobody tried to understand: a machine's, or one that something failed on.

import type { FailureDecision } from '../db/record-decisions.ts';

/** The parts of a decision record that are empty where nothing was understood. */
export const nothingKnown = { understanding: null, policyVersion: null, slots: {} } as const;

/** `reason` is a reason code: of a handover where `action` is `escalate`, of filing where it is `file`. */
export function withoutUnderstanding(action: FailureDecision['do'], reason: string): FailureDecision {
  return {
    do: action,
    reasons: [reason],
    intent: null,
    confidence: null,
    threshold: null,
    template: null,
    missing: [],
  };
}
