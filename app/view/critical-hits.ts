// Which critical words brought a mail to a person: as they were stored with the decision.

import type { ThreadDecision } from '../../db/conversation-thread.ts';
import { findCriticalPhrases, type PhraseHit } from '../../triage/decide/critical-phrases.ts';
import { decidedUnder } from './decided-under.ts';
import { readOtherwise } from './otherwise-words.ts';

/** Only of a decision from before they were stored are they looked for again, by the version that it was made with. */
export function criticalHits(
  { otherwise, policy }: Pick<ThreadDecision, 'otherwise' | 'policy'>,
  words: string,
): readonly PhraseHit[] {
  const stored = readOtherwise(otherwise);
  if (stored.length > 0) {
    return stored.flatMap(({ code, have, need }) =>
      code === 'critical_keyword' && have !== undefined
        ? [{ group: String(need ?? ''), phrase: String(have) }]
        : [],
    );
  }
  const under = decidedUnder(policy);
  return under ? findCriticalPhrases(words, under) : [];
}
