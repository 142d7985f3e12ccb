// The OpenAPI 3.1 document, made from the schemas that check requests and describe answers.

import { z } from 'zod';

import { hookBodies } from './hook-shapes.ts';
import { bodies, type Operation, operations } from './operations.ts';
import { answers } from './shapes.ts';

type Json = Readonly<Record<string, unknown>>;

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const jsonOf = (schema: unknown) => ({ 'application/json': { schema } });

/** `url`: the public address of this Baton. */
export function describeApi(url: string): Json {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Baton',
      version: '1',
      description:
        'Lists take `limit` and `cursor` and answer `{items, nextCursor}`; faults answer `{error: {code, message, fields?}}`. How many requests a token may still make is told with every answer: `RateLimit-Limit`, `RateLimit-Remaining`, `RateLimit-Reset` (seconds).',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: `${url}/api/v1` }],
    security: [{ token: [] }],
    paths: describePaths(),
    webhooks: Object.fromEntries(
      Object.entries(hookBodies).map(([event, schema]) => [event, { post: describeHook(event, schema) }]),
    ),
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Made on the page Settings, Programs.' },
      },
      schemas: {
        ...convertAll(answers, 'output'),
        ...convertAll(bodies, 'input'),
      },
    },
  };
}

function describePaths(): Json {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    paths[operation.path] ??= {};
    Object.assign(paths[operation.path] ?? {}, { [operation.method]: describe(operation) });
  }
  return paths;
}

function describe(operation: Operation): Json {
  const { method, path, summary, scope, answer, status = 200 } = operation;
  const parameters = [...pathParameters(path), ...queryParameters(operation), ...headerParameters(operation)];
  const body = requestBody(operation);
  const checks = parameters.length > 0 || body;
  const faults = [...(checks ? [400] : []), 401, 403, ...(operation.faults ?? []), 429].sort();
  return {
    operationId: `${method}${path.replace(/[{}]/g, '').replace(/\/(\w)/g, (_, letter) => letter.toUpperCase())}`,
    tags: [path.split('/')[1]],
    summary,
    description: `Needs the scope \`${scope}\`.`,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: body } : {}),
    responses: {
      [status]: { description: 'Done.', content: jsonOf(answerOf(operation, ref(answer))) },
      ...Object.fromEntries(
        faults.map((code) => [code, { description: faultWords[code], content: jsonOf(ref('Fault')) }]),
      ),
    },
  };
}

const answerOf = ({ many }: Operation, one: Json) =>
  many === 'articles' ? { anyOf: [one, ref('StoredArticles')] } : one;

const faultWords: Readonly<Record<number, string>> = {
  400: 'Something in it is wrong; `fields` says what.',
  401: 'No token, or none of ours.',
  403: 'The token lacks the scope.',
  404: 'There is none.',
  409: 'Something else came first; `code` says what.',
  412: 'Somebody has made a newer version: read it first.',
  422: 'The Idempotency-Key was used for something else.',
  429: 'Too many requests; `Retry-After` says when to go on.',
};

const pathParameters = (path: string): Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: 'path', required: true, schema: { type: 'string' } },
  }));

function queryParameters({ query }: Operation): Json[] {
  if (!query) return [];
  const { properties = {} } = convert(query, 'input') as { properties?: Record<string, Json> };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', schema }));
}

function headerParameters({ header }: Operation): Json[] {
  if (!header) return [];
  const description =
    header === 'If-Match'
      ? 'The ETag that was read: a newer version is then not undone.'
      : 'Sent twice under the same key it is done once; each token has keys of its own.';
  return [{ name: header, in: 'header', description, schema: { type: 'string' } }];
}

function requestBody({ path, body, many }: Operation): Json | null {
  if (path === '/policy/replay') {
    const templates = { type: 'array', items: ref('NamedTemplateRequest') };
    const schema = { type: 'object', properties: { policy: ref('PolicyRequest'), templates } };
    return { required: true, content: jsonOf(schema) };
  }
  if (!body) return null;
  const list = { type: 'array', items: ref(body) };
  const items = { type: 'object', required: ['items'], properties: { items: list } };
  switch (many) {
    case 'orders':
      return {
        required: true,
        content: { ...jsonOf({ anyOf: [list, items] }), 'text/csv': { schema: { type: 'string' } } },
      };
    case 'articles':
      return { required: true, content: jsonOf({ anyOf: [ref(body), items] }) };
    default:
      return { required: true, content: jsonOf(ref(body)) };
  }
}

const hookHeaders = {
  'webhook-id': 'The same for each try of the same event.',
  'webhook-timestamp': 'When it was sent: seconds since 1970.',
  'webhook-signature': 'v1, and base64 of HMAC-SHA256 over id, timestamp and body with points between them.',
};

const describeHook = (event: string, schema: z.ZodType): Json => ({
  operationId: event,
  summary: event,
  parameters: Object.entries(hookHeaders).map(([name, description]) => ({
    ...{ name, in: 'header', required: true, description, schema: { type: 'string' } },
  })),
  requestBody: { required: true, content: jsonOf(convert(schema, 'output')) },
  responses: { '2XX': { description: 'Taken. Anything else is tried again for a day.' } },
});

const convertAll = (schemas: Readonly<Record<string, z.ZodType>>, io: 'input' | 'output'): Json =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, convert(schema, io)]));

/** What is answered may grow: nobody is to rely on there being nothing else. */
function convert(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    ...{ io, unrepresentable: 'any', reused: 'inline' },
    override: ({ jsonSchema }) => {
      if (io === 'output' && jsonSchema.additionalProperties === false)
        delete jsonSchema.additionalProperties;
    },
  });
  return json;
}
