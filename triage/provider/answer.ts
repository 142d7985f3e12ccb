// What a model provider may say about a mail: this shape and nothing else, whatever the mail or the model would like.

import { z } from 'zod';

import { type Intent, intents } from '../intents.ts';

const level = z.enum(['none', 'mild', 'strong']);

// No lengths, ranges or patterns: some servers that follow a schema strictly know only types and enums.
export const answerSchema = z.strictObject({
  intent: z.enum(intents),
  certainty: z.enum(['certain', 'likely', 'unsure']),
  other_intents: z.array(z.enum(intents)),
  anger: level,
  sarcasm: z.boolean(),
  negative: level,
  urgency: level,
  wants_human: z.boolean(),
  answer_did_not_help: z.boolean(),
  numbers: z.array(z.strictObject({ kind: z.enum(['order', 'tracking', 'invoice']), text: z.string() })),
  evidence: z.array(
    z.strictObject({
      for: z.enum([
        'intent',
        'anger',
        'sarcasm',
        'negative',
        'urgency',
        'wants_human',
        'answer_did_not_help',
      ]),
      quote: z.string(),
    }),
  ),
});

export type ProviderAnswer = z.infer<typeof answerSchema>;
export type Certainty = ProviderAnswer['certainty'];

/** JSON Schema of `schema` as "structured output" takes it: all properties required, none besides them. */
export function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema);
  return rest;
}

export type IntentCard = Readonly<{ name: Intent; meaning: string; examples: readonly string[] }>;
