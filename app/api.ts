// What every resource of the API begins and ends with: the caller's token, and faults in one shape.

import { type ApiToken, findToken } from '../db/tokens.ts';
import type { RequestContext } from './context.ts';
import type { Faults } from './form.ts';

/** Throws 401 where the request carries no token of ours. */
export async function requireToken(request: Request, { app }: RequestContext): Promise<ApiToken> {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.get('Authorization') ?? '')?.[1];
  const found = token ? await findToken(app.db, token, new Date()) : null;
  if (found) return found;
  throw apiFault(
    401,
    'unauthorized',
    'Send a token made with "baton token create": Authorization: Bearer …',
    {
      headers: { 'WWW-Authenticate': 'Bearer' },
    },
  );
}

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
