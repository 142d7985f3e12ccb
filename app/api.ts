// What every resource of the API begins and ends with: the caller's token, and faults in one shape.

import type { z } from 'zod';

import { type ApiToken, findToken, type Scope } from '../db/tokens.ts';
import { fieldFaults } from '../triage/compose/field-faults.ts';
import type { RequestContext } from './context.ts';
import type { Faults } from './form.ts';

/**
 * Throws 401 where the request carries no token of ours, 429 where it has used up its requests, 403 where it may not do this.
 * How many requests are left is told with every answer.
 */
export async function requireToken(
  request: Request,
  { app, setHeader }: RequestContext,
  needs: Scope = /^(?:GET|HEAD)$/.test(request.method) ? 'read' : 'write',
): Promise<ApiToken> {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.get('Authorization') ?? '')?.[1];
  const now = new Date();
  const found = token ? await findToken(app.db, token, now) : null;
  if (!found) {
    const words = 'Send a token from the page Tokens or "baton token create": Authorization: Bearer …';
    throw apiFault(401, 'unauthorized', words, { headers: { 'WWW-Authenticate': 'Bearer' } });
  }
  const { allowed, remaining, seconds } = app.rateLimit.take(found.id, found.perMinute, now);
  setHeader('RateLimit-Limit', String(found.perMinute));
  setHeader('RateLimit-Remaining', String(remaining));
  setHeader('RateLimit-Reset', String(seconds));
  if (!allowed) {
    const words = `This token may make ${found.perMinute} requests a minute. Try again in ${seconds} s.`;
    throw apiFault(429, 'too_many_requests', words, { headers: { 'Retry-After': String(seconds) } });
  }
  if (found.scopes.includes(needs)) return found;
  throw apiFault(403, 'forbidden', `This token lacks the scope "${needs}".`);
}

/** As the history of what it changes names it. */
export const byToken = ({ name }: ApiToken): string => `API token ${name}`.trim();

type Extras = Readonly<{ fields?: Faults; headers?: Record<string, string> }>;

export function apiFault(
  status: number,
  code: string,
  message: string,
  { fields, headers }: Extras = {},
): Response {
  return Response.json(
    { error: { code, message, ...(fields ? { fields } : {}) } },
    { status, headers: { 'Cache-Control': 'no-store', ...headers } },
  );
}

/** The reading part of the API takes no changes. */
export const methodNotAllowed = () =>
  apiFault(405, 'method_not_allowed', 'This resource is only read: use GET.');

/** What a resource that takes changes answers to any other method; `methods` are those it has. */
export const otherMethod = (methods: string) =>
  apiFault(405, 'method_not_allowed', `Use ${methods}.`, { headers: { Allow: methods } });

/** Bodies of requests: more than any policy or file of orders has. Bytes. */
const longestBody = 20_000_000;

/** The body as text; throws 413 for one that is too long, whatever its header says. */
export async function readBody(request: Request): Promise<string> {
  const tooLong = () => apiFault(413, 'too_large', `Send at most ${longestBody / 1_000_000} MB at once.`);
  if (Number(request.headers.get('Content-Length') ?? 0) > longestBody) throw tooLong();
  const reader = request.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.byteLength;
    if (bytes > longestBody) throw tooLong();
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/** Throws 400 where the body is no JSON. */
export async function readJson(request: Request): Promise<unknown> {
  const text = await readBody(request);
  try {
    return JSON.parse(text);
  } catch {
    throw apiFault(400, 'invalid', 'The body is not JSON.', { fields: { body: 'is not JSON' } });
  }
}

/** The body, checked; throws 400 with every fault by its field. */
export async function readBodyAs<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const { data, error } = schema.safeParse(await readJson(request));
  if (error) throw apiFault(400, 'invalid', 'Some fields are wrong.', { fields: fieldFaults(error) });
  return data;
}

/** An id as it stands in an address; 0, which nothing has, for what is none. */
export const readId = (id: string | undefined): number => (/^\d{1,15}$/.test(id ?? '') ? Number(id) : 0);
