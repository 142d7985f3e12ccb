// What came back from the provider, checked: the filled-in form, or why it is none; and what it took.

import { z } from 'zod';

import type { ProviderFault } from '../../triage/understanding.ts';

const tokens = z.number().int().min(0).max(10_000_000);

/** Of a chat completion only what is used; whatever else servers add is theirs. */
const completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: tokens, completion_tokens: tokens }).nullish().catch(null),
});

export type Used = Readonly<{ tokensIn: number; tokensOut: number }>;

export type Reading<Value> = Readonly<
  | { kind: 'value'; value: Value; used: Used | null }
  | { kind: 'fault'; fault: ProviderFault; used: Used | null }
>;

export function readCompletion<Value>(body: unknown, schema: z.ZodType<Value>): Reading<Value> {
  const parsed = completion.safeParse(body);
  if (!parsed.success) return { kind: 'fault', fault: 'no_api', used: null };
  const { choices, usage } = parsed.data;
  const used = usage ? { tokensIn: usage.prompt_tokens, tokensOut: usage.completion_tokens } : null;
  const fault = (kind: ProviderFault): Reading<Value> => ({ kind: 'fault', fault: kind, used });
  const [choice] = choices;
  if (!choice) return fault('empty');
  const content = withoutFence(choice.message.content ?? '');
  if (choice.message.refusal || choice.finish_reason === 'content_filter') return fault('refused');
  if (choice.finish_reason === 'length') return fault('cut_off');
  if (content === '') return fault('empty');
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return fault('broken_json');
  }
  const value = schema.safeParse(json);
  return value.success ? { kind: 'value', value: value.data, used } : fault('wrong_shape');
}

/** Models that are asked for JSON by words alone like to put it into a code block, some after thinking aloud. */
function withoutFence(content: string): string {
  const spoken = content.replace(/^\s*<think>[\s\S]*?<\/think>/, '').trim();
  return /^```(?:json)?\s*([\s\S]*?)\s*```$/.exec(spoken)?.[1] ?? spoken;
}
