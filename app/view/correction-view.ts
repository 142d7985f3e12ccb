// How the machine read a mail, as what an agent can call wrong; and the agent's word, as a sentence.

import type { Correction } from '../../db/corrections.ts';
import { type AnyIntent, intents } from '../../triage/intents.ts';
import type { Understanding } from '../../triage/understanding.ts';
import type { Say } from '../words/say.ts';
import { decidedUnder } from './decided-under.ts';
import { intentLabel } from './words.ts';

/** What the machine made of a mail, in the terms of a correction. */
export type Verdict = Readonly<{ wish: AnyIntent; anger: boolean; sarcasm: boolean; action: string }>;

export type CorrectionView = Readonly<{
  messageId: number;
  verdict: Verdict;
  wishes: readonly Readonly<{ value: AnyIntent; label: string }>[];
  /** Null while nobody has said that anything was wrong. */
  said: Readonly<{ by: string; sentences: readonly string[] }> | null;
}>;

/** Null for a mail that was decided on without being understood: there is nothing to call wrong. */
export function toVerdict(
  decision: Readonly<{ action: string; policy: unknown }>,
  understanding: Understanding | null,
): Verdict | null {
  if (!understanding) return null;
  const { tone, intent, own } = understanding;
  const policy = decidedUnder(decision.policy);
  if (!policy) return null;
  return {
    wish: own?.intent ?? intent,
    anger: tone.anger >= policy.toneLimits.anger,
    sarcasm: tone.sarcasm >= policy.toneLimits.sarcasm,
    action: decision.action,
  };
}

type Said = Readonly<{ wish: AnyIntent; anger: boolean; sarcasm: boolean; action: string }>;

/** Keeps of what was said only where it differs from the verdict. */
export function toCorrection(said: Said, verdict: Verdict): Correction {
  const { action } = said;
  return {
    intent: said.wish === verdict.wish ? null : said.wish,
    anger: said.anger === verdict.anger ? null : said.anger,
    sarcasm: said.sarcasm === verdict.sarcasm ? null : said.sarcasm,
    action: (action === 'reply' || action === 'escalate') && action !== verdict.action ? action : null,
  };
}

export function toCorrectionView(
  messageId: number,
  verdict: Verdict,
  said:
    | (Omit<Correction, 'intent' | 'action'> & {
        intent: string | null;
        action: string | null;
        agent_name: string | null;
      })
    | null,
  ownIntents: readonly AnyIntent[],
  say: Say,
): CorrectionView {
  return {
    messageId,
    verdict,
    wishes: [...new Set([...intents, ...ownIntents, verdict.wish])].map((value) => ({
      value,
      label: intentLabel(value),
    })),
    said: said
      ? {
          by: said.agent_name ?? say('A former colleague'),
          sentences: [
            said.intent ? say('The wish is “{wish}”.', { wish: say(intentLabel(said.intent)) }) : '',
            said.anger === null
              ? ''
              : say(said.anger ? 'The customer is angry.' : 'The customer is not angry.'),
            said.sarcasm === null ? '' : say(said.sarcasm ? 'It is sarcasm.' : 'It is no sarcasm.'),
            said.action === 'reply' ? say('The bot should have answered.') : '',
            said.action === 'escalate' ? say('A person should have had it.') : '',
          ].filter(Boolean),
        }
      : null,
  };
}
