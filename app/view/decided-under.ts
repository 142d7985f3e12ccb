// The policy that a decision was made under, as the conversation's page shows it.

import { type Policy, policySchema } from '../../triage/policy.ts';

/** By its text. A version never changes, and checking one (its patterns are compiled) takes longer than all else of a page. */
const checked = new Map<string, Policy | null>();
const mostKept = 8;

/** `stored` is the version's body; null where it no longer fits what this version of Baton understands. */
export function decidedUnder(stored: unknown): Policy | null {
  const text = JSON.stringify(stored) ?? '';
  const known = checked.get(text);
  if (known !== undefined) return known;
  const policy = policySchema.safeParse(stored).data ?? null;
  if (checked.size >= mostKept) checked.clear();
  checked.set(text, policy);
  return policy;
}
