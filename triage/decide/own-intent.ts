// Used by `decide.ts`: a question of the team's own is judged as the product's "other" would be, by the team's own rules.

import type { AnyIntent } from '../intents.ts';
import type { IntentPolicy, Policy } from '../policy.ts';
import type { Decision, Situation } from './types.ts';

/** Where the policy says nothing of it: a template with examples is there to be answered with. */
const usual = { mode: 'auto', threshold: 0.85, requiredFacts: [], timesToAsk: 1 } as const;

function policyOf(own: AnyIntent, policy: Policy): IntentPolicy {
  const said = policy.ownIntents.find(({ intent }) => intent === own);
  const { mode, threshold, team } = said ?? {
    ...usual,
    team: policy.teams[0]?.key ?? policy.intents.other.team,
  };
  return { ...usual, requiredFacts: [], mode, threshold, team };
}

/** The same situation with "other" for the team's own intent, and nothing else for "other". */
export function asOther(own: AnyIntent, situation: Situation): Situation {
  const { policy, templates, conversation } = situation;
  const named = <Each extends { intent: AnyIntent | null }>(all: readonly Each[]): Each[] =>
    all.flatMap((each) =>
      each.intent === own ? [{ ...each, intent: 'other' }] : each.intent === 'other' ? [] : [each],
    );
  return {
    ...situation,
    policy: { ...policy, intents: { ...policy.intents, other: policyOf(own, policy) } },
    templates: named(templates),
    conversation: { ...conversation, answered: named(conversation.answered) },
  };
}

/** Back again: what was decided of "other" was decided of the team's own intent. */
export function asOwn(own: AnyIntent, decision: Decision): Decision {
  return {
    ...decision,
    intent: decision.intent === 'other' ? own : decision.intent,
    otherwise: decision.otherwise.map((each) => (each.need === 'other' ? { ...each, need: own } : each)),
  };
}
