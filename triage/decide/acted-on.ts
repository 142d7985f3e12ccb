// What a mail was understood to want, once it is decided in the light of what went before: for the summary.

import { isIntent } from '../intents.ts';
import type { Understanding } from '../understanding.ts';
import type { Decision } from './types.ts';

/** Where the wish acted on is not the one that the mail by itself resembles, its words speak for nothing. */
export function actedOn(understanding: Understanding, { intent }: Decision): Understanding {
  if (understanding.own || intent === understanding.intent || !isIntent(intent)) return understanding;
  return { ...understanding, intent, evidence: { ...understanding.evidence, intent: [] } };
}
