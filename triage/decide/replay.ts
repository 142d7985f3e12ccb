// What past mail would have led to under another policy: the same judgement on what was stored, with nothing sent.

import type { Policy } from '../policy.ts';
import type { Understanding } from '../understanding.ts';
import { decide } from './decide.ts';
import type { Decision, Situation, TemplateInfo } from './types.ts';

/** What a decision was made from beside understanding, policy and templates; stored with it. */
export type StoredSituation = Omit<Situation, 'understanding' | 'policy' | 'templates'>;

export type PastDecision = Readonly<{
  id: number;
  conversationId: number;
  understanding: Understanding;
  situation: StoredSituation;
  do: Decision['do'];
  reasons: readonly string[];
}>;

export type Changed = Readonly<{
  id: number;
  conversationId: number;
  from: Readonly<{ do: Decision['do']; reasons: readonly string[] }>;
  to: Readonly<{ do: Decision['do']; reasons: readonly string[] }>;
}>;

/**
 * Those that would have gone another way, in order. Each mail by itself: what a changed answer would have led the
 * customer to write next, nobody knows.
 */
export function replay(
  past: Iterable<PastDecision>,
  policy: Policy,
  templates: readonly TemplateInfo[],
): Changed[] {
  const changed: Changed[] = [];
  for (const { id, conversationId, understanding, situation, do: action, reasons } of past) {
    const now = decide({ ...situation, understanding, policy, templates });
    if (now.do === action && now.reasons[0] === reasons[0]) continue;
    changed.push({
      ...{ id, conversationId },
      from: { do: action, reasons },
      to: { do: now.do, reasons: now.reasons },
    });
  }
  return changed;
}
