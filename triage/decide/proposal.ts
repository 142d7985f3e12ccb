// What somebody wants to try before saving it: a policy, templates, or both; what is not in it stays as it is today.

import { z } from 'zod';

import { intents } from '../intents.ts';
import { policySchema } from '../policy.ts';
import type { Rules } from './replay.ts';

/** Of a template only what a decision knows of it; the words themselves are not judged here. */
const proposedTemplate = z.object({
  name: z.string().min(1),
  kind: z.enum(['answer', 'ask', 'handover']),
  intent: z.enum(intents).nullable(),
  language: z.string().min(2),
});

export const proposalSchema = z.object({
  policy: policySchema.optional(),
  /** New ones, and those that take the place of one with the same name. */
  templates: z.array(proposedTemplate).optional(),
});
export type Proposal = z.infer<typeof proposalSchema>;

export function rulesWith(today: Rules, { policy, templates = [] }: Proposal): Rules {
  const replaced = new Set(templates.map(({ name }) => name));
  return {
    policy: policy ?? today.policy,
    templates: [...today.templates.filter(({ name }) => !replaced.has(name)), ...templates],
  };
}
