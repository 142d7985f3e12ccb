// A template as it comes over the API: its shape only. What its words may say is checked by `checkTemplate`.

import { z } from 'zod';

import type { TemplateFields } from '../../triage/compose/template-fields.ts';

/** Longer is no mail that anybody reads. UTF-16 units. */
const longestBody = 20_000;

export const templateInput = z.strictObject({
  kind: z.string(),
  intent: z.string().nullable().default(null),
  language: z.string(),
  requires: z.array(z.string()).default([]),
  lookup: z.string().default('none'),
  subject: z.string().nullable().default(null),
  tone: z.string().default('neutral'),
  examples: z.array(z.string()).default([]),
  body: z.string().max(longestBody, `must not be longer than ${longestBody} characters`),
}) satisfies z.ZodType<TemplateFields>;

export const templateName = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;

/** One of several. */
export const namedTemplateInput = templateInput.extend({ name: z.string().max(100).regex(templateName) });
