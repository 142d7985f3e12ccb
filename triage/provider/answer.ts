// What a model provider may say about a mail: this shape and nothing else, whatever the mail or the model would like.

import { z } from 'zod';

import { type AnyIntent, type Intent, intents, isIntent } from '../intents.ts';

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

/** The same form where the team has intents of its own. */
export function answerSchemaWith(own: readonly AnyIntent[]): z.ZodType<GivenAnswer> {
  const names = z.enum([...intents, ...own]);
  return answerSchema.extend({ intent: names, other_intents: z.array(names) });
}

export type ProviderAnswer = z.infer<typeof answerSchema>;
/** As it comes: it may name the team's own intents. */
export type GivenAnswer = Omit<ProviderAnswer, 'intent' | 'other_intents'> &
  Readonly<{ intent: AnyIntent; other_intents: AnyIntent[] }>;

/** To those who know the product's intents alone, a team's own is "other"; `own` says which one came first. */
export function knownIntents(
  given: GivenAnswer,
): Readonly<{ answer: ProviderAnswer; own: AnyIntent | null }> {
  const known = (name: AnyIntent): Intent => (isIntent(name) ? name : 'other');
  return {
    answer: {
      ...given,
      intent: known(given.intent),
      other_intents: given.other_intents.map(known).filter((each) => each !== known(given.intent)),
    },
    own: isIntent(given.intent) ? null : given.intent,
  };
}

export type Certainty = ProviderAnswer['certainty'];

/** JSON Schema of `schema` as "structured output" takes it: all properties required, none besides them. */
export function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema);
  return rest;
}

export type IntentCard = Readonly<{ name: AnyIntent; meaning: string; examples: readonly string[] }>;
