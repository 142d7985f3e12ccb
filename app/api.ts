// What every resource of the API begins and ends with: the caller's token, and faults in one shape.

import { findToken } from '../db/tokens.ts';
import type { RequestContext } from './context.ts';
import type { Faults } from './form.ts';

/** Throws 401 where the request carries no token of ours. */
export async function requireToken(request: Request, { app }: RequestContext): Promise<void> {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.get('Authorization') ?? '')?.[1];
  if (token && (await findToken(app.db, token, new Date()))) return;
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
