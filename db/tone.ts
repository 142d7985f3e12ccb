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
