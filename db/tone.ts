// How a customer sounds, as conversations are filtered and searched by it.

import { type Expression, type SqlBool, sql } from 'kysely';

export const tones = ['angry', 'sarcastic', 'negative'] as const;
export type Tone = (typeof tones)[number];

/** From here on people hear it, whatever the policy makes of it; the index of facets says the same. */
const audibleTone = 0.5;
const columns = {
  angry: 'conversation.anger',
  sarcastic: 'conversation.sarcasm',
  negative: 'conversation.negative',
} as const satisfies Record<Tone, string>;

/** Of a conversation. */
export const soundsLike = (tone: Tone): Expression<SqlBool> =>
  sql`${sql.ref(columns[tone])} >= ${audibleTone}`;

/**
 * Of a conversation handed over for anger: its mail by itself was not angry, but angrier than those before it. By the limits
 * of the policy that it was decided under, as its page says it.
 */
export const onlyGrowsAngry = sql<boolean>`('anger' = any(conversation.reasons) and coalesce((
  select (read.body -> 'tone' ->> 'anger')::float8 < (policy.tone_limits ->> 'anger')::float8
    and (read.body -> 'tone' ->> 'negative')::float8 < (policy.tone_limits ->> 'negative')::float8
  from decision
    join understanding read on read.id = decision.understanding_id
    join policy on policy.version = decision.policy_version
  where decision.conversation_id = conversation.id and decision.action = 'escalate'
  order by decision.id desc limit 1), false))`;
