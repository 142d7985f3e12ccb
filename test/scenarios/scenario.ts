// A scenario: what a customer writes, in order, and what must come of each mail.

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const expected = z.strictObject({
  do: z.enum(['reply', 'ask', 'escalate', 'file']),
  /** All reasons, the deciding one first. */
  reasons: z.array(z.string()).optional(),
  /** Some that must be among them. */
  among: z.array(z.string()).optional(),
  intent: z.string().optional(),
  template: z.string().nullable().optional(),
  parts: z.array(z.string()).optional(),
  draft: z.array(z.string()).optional(),
  missing: z.array(z.string()).optional(),
  /** Slots by their path, such as "order.number". */
  slots: z.record(z.string(), z.unknown()).optional(),
  says: z.array(z.string()).optional(),
  never: z.array(z.string()).optional(),
});

const mail = z.strictObject({
  from: z.string().default('eva'),
  subject: z.string().default(''),
  text: z.string(),
  authenticity: z.enum(['pass', 'fail', 'none']).default('pass'),
  automated: z.string().default('none'),
  attachments: z.array(z.string()).default([]),
  /** Since it reached the mail server. */
  hoursOld: z.number().default(0),
  /** What came of the one-time code in it, and which order it was for. */
  code: z
    .strictObject({ verdict: z.enum(['right', 'wrong', 'expired', 'too_many']), order: z.string() })
    .optional(),
  /** The bot's answer to the mail before has not gone out yet when this one is read. */
  beforeAnswer: z.boolean().default(false),
  expect: expected,
});

const agent = z.strictObject({ agent: z.string() });

export const scenarioSchema = z.strictObject({
  name: z.string(),
  /** Laid over the shop's policy, key by key. */
  policy: z.record(z.string(), z.unknown()).default({}),
  now: z.string().optional(),
  handler: z.enum(['bot', 'human', 'none']).default('none'),
  openWithPerson: z
    .array(z.strictObject({ conversation: z.number(), intent: z.string(), about: z.string() }))
    .default([]),
  /** Templates that are there besides, or in place of those of the same name: Markdown with front matter. */
  templates: z.record(z.string(), z.string()).default({}),
  withoutTemplates: z.array(z.string()).default([]),
  lookupFails: z.boolean().default(false),
  mails: z.array(z.union([mail, agent])).min(1),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioMail = z.infer<typeof mail>;
export type Expected = z.infer<typeof expected>;

export function readScenarios(file: string): Scenario[] {
  const found: unknown = parse(readFileSync(new URL(`${file}.yaml`, import.meta.url), 'utf8'));
  return z.array(scenarioSchema).parse(found ?? []);
}
