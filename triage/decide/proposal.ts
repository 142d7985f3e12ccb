// What somebody wants to try before saving it: a policy, templates, or both; what is not in it stays as it is today.

import { z } from 'zod';

import { policySchema } from '../policy.ts';

export const proposalSchema = z.object({
  policy: policySchema.optional(),
  /** New ones, and those that take the place of one with the same name; `source` is the whole file. */
  templates: z.array(z.object({ name: z.string().min(1), source: z.string().min(1) })).optional(),
});
export type Proposal = z.infer<typeof proposalSchema>;
