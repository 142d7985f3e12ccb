// What the server at the other end understands: learnt from its refusals, and remembered while this process lives.

import type { ChatBody } from './connect.ts';

export type Dialect = Readonly<{
  /** How the form is asked for: enforced by the server, as "some JSON", or by words alone. */
  format: 'json_schema' | 'json_object' | 'words';
  limit: 'max_completion_tokens' | 'max_tokens';
  temperature: boolean;
}>;

export const fullDialect: Dialect = {
  format: 'json_schema',
  limit: 'max_completion_tokens',
  temperature: true,
};

/**
 * What to try after a 400 or 422 whose text names what was not understood; null where it names none of ours. Each step
 * gives something up, so there are at most four.
 */
export function simpler(dialect: Dialect, said: string): Dialect | null {
  if (
    dialect.format !== 'words' &&
    /response_?format|json_?\s?(?:schema|object|mode)|structured|grammar/i.test(said)
  ) {
    return { ...dialect, format: dialect.format === 'json_schema' ? 'json_object' : 'words' };
  }
  if (dialect.limit === 'max_completion_tokens' && /max_completion_tokens|max_tokens/i.test(said)) {
    return { ...dialect, limit: 'max_tokens' };
  }
  if (dialect.temperature && /temperature/i.test(said)) return { ...dialect, temperature: false };
  return null;
}

export type Question = Readonly<{
  system: string;
  user: string;
  schema: Readonly<{ name: string; body: Record<string, unknown> }>;
  /** The answer's length, reasoning included. Tokens. */
  mostTokens: number;
}>;

export function chatBody(model: string, question: Question, dialect: Dialect): ChatBody {
  const { system, user, schema, mostTokens } = question;
  const inWords = `\n\nThe form is one JSON object that follows this JSON Schema. Answer with it alone:\n${JSON.stringify(schema.body)}`;
  return {
    model,
    messages: [
      { role: 'system', content: dialect.format === 'json_schema' ? system : system + inWords },
      { role: 'user', content: user },
    ],
    [dialect.limit]: mostTokens,
    // The same mail should be read the same way twice.
    ...(dialect.temperature ? { temperature: 0 } : {}),
    ...formatOf(dialect, schema),
  };
}

function formatOf(dialect: Dialect, schema: Question['schema']): Pick<ChatBody, 'response_format'> {
  switch (dialect.format) {
    case 'json_schema':
      return {
        response_format: {
          type: 'json_schema',
          json_schema: { name: schema.name, strict: true, schema: schema.body },
        },
      };
    case 'json_object':
      return { response_format: { type: 'json_object' } };
    case 'words':
      return {};
    default:
      return dialect.format satisfies never;
  }
}
