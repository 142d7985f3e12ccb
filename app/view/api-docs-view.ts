// The OpenAPI document as a page to read: each operation with what it takes and answers, its schemas as lines of words.

import { z } from 'zod';

export type DocLine = Readonly<{
  /** With points between the names: `customer.email`, `items[].id`. */
  name: string;
  type: string;
  required: boolean;
  about: string;
}>;

export type DocOperation = Readonly<{
  key: string;
  method: string;
  path: string;
  summary: string;
  /** What its token must be allowed to do. */
  scope: string;
  parameters: readonly DocLine[];
  body: readonly DocLine[];
  answer: readonly DocLine[];
  outcomes: readonly Readonly<{ status: string; about: string }>[];
}>;

export type ApiDocsView = Readonly<{
  url: string;
  about: string;
  groups: readonly Readonly<{ name: string; operations: readonly DocOperation[] }>[];
  hooks: readonly Readonly<{ name: string; headers: readonly DocLine[]; body: readonly DocLine[] }>[];
}>;

/** What this page reads of a JSON Schema. */
const schemaShape = z.object({
  get $ref() {
    return z.string().optional();
  },
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  description: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  get properties() {
    return z.record(z.string(), schemaShape).optional();
  },
  get items() {
    return schemaShape.optional();
  },
  get anyOf() {
    return z.array(schemaShape).optional();
  },
});
type Schema = z.infer<typeof schemaShape>;

const content = z.record(z.string(), z.object({ schema: schemaShape })).optional();
const parameter = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().default(false),
  description: z.string().default(''),
  schema: schemaShape,
});
const operationShape = z.object({
  operationId: z.string(),
  tags: z.array(z.string()).default([]),
  summary: z.string(),
  description: z.string().default(''),
  parameters: z.array(parameter).default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content })),
});
const documentShape = z.object({
  info: z.object({ description: z.string() }),
  servers: z.array(z.object({ url: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), operationShape)),
  webhooks: z.record(z.string(), z.object({ post: operationShape })),
  components: z.object({ schemas: z.record(z.string(), schemaShape) }),
});

type Schemas = Readonly<Record<string, Schema>>;

/** Deeper than this nobody reads on a page: the document itself has the rest. */
const mostLevels = 4;

export function toApiDocs(document: unknown): ApiDocsView {
  const { info, servers, paths, webhooks, components } = documentShape.parse(document);
  const { schemas } = components;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      group: operation.tags[0] ?? '',
      view: toOperation({ method, path, operation }, schemas),
    })),
  );
  const names = [...new Set(operations.map(({ group }) => group))];
  return {
    url: servers[0]?.url ?? '',
    about: info.description,
    groups: names.map((name) => ({
      name,
      operations: operations.filter(({ group }) => group === name).map(({ view }) => view),
    })),
    hooks: Object.entries(webhooks).map(([name, { post }]) => ({
      name,
      headers: post.parameters.map((each) => toParameter(each, schemas)),
      body: linesOf(bodyOf(post.requestBody?.content), schemas),
    })),
  };
}

type Named = Readonly<{ method: string; path: string; operation: z.infer<typeof operationShape> }>;

function toOperation({ method, path, operation }: Named, schemas: Schemas): DocOperation {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const done = Object.entries(responses).find(([status]) => status.startsWith('2'));
  return {
    ...{ key: operationId, method: method.toUpperCase(), path, summary },
    scope: /`(\w+)`/.exec(description)?.[1] ?? '',
    parameters: parameters.map((each) => toParameter(each, schemas)),
    body: linesOf(bodyOf(requestBody?.content), schemas),
    answer: linesOf(bodyOf(done?.[1].content), schemas),
    outcomes: Object.entries(responses).map(([status, { description: about }]) => ({ status, about })),
  };
}

const bodyOf = (of: z.infer<typeof content>): Schema | undefined => of?.['application/json']?.schema;

const toParameter = (
  { name, required, description, schema }: z.infer<typeof parameter>,
  schemas: Schemas,
): DocLine => ({ name, required, type: typeOf(schema, schemas), about: description });

/** A line for each field, those within others behind them. */
function linesOf(schema: Schema | undefined, schemas: Schemas, before = '', level = 1): DocLine[] {
  const { properties = {}, required = [], items, anyOf } = schema ? follow(schema, schemas) : {};
  if (items && level <= mostLevels) return linesOf(items, schemas, `${before}[].`, level);
  // The ways to say it: the first one tells enough, null tells nothing.
  const first = anyOf?.find((each) => follow(each, schemas).type !== 'null');
  if (first) return linesOf(first, schemas, before, level);
  return Object.entries(properties).flatMap(([name, each]) => [
    {
      name: `${before}${name}`,
      type: typeOf(each, schemas),
      required: required.includes(name),
      about: each.description ?? '',
    },
    ...(level < mostLevels
      ? linesOf(each, schemas, within(each, schemas, `${before}${name}`), level + 1)
      : []),
  ]);
}

/** A list puts its own marks behind its name. */
function within(schema: Schema, schemas: Schemas, name: string): string {
  const { items, anyOf = [] } = follow(schema, schemas);
  return items || anyOf.some((each) => follow(each, schemas).items) ? name : `${name}.`;
}

function follow(schema: Schema, schemas: Schemas): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return (name ? schemas[name] : undefined) ?? schema;
}

function typeOf(schema: Schema, schemas: Schemas): string {
  const { type, format, items, anyOf, ...rest } = follow(schema, schemas);
  if (rest.const !== undefined) return JSON.stringify(rest.const);
  if (rest.enum) return rest.enum.map((each) => JSON.stringify(each)).join(' | ');
  if (anyOf) return [...new Set(anyOf.map((each) => typeOf(each, schemas)))].join(' | ');
  if (items) return `${typeOf(items, schemas)}[]`;
  if (format) return format;
  return [type ?? 'any'].flat().join(' | ');
}
