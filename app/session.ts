// Who asks: the guard that opens every loader and action, and the cookie behind it.

import { createCookie, redirect } from '@remix-run/node';

import type { Agent, Role } from '../db/agents.ts';
import { findSessionAgent, sessionSeconds } from '../db/sessions.ts';
import type { RequestContext } from './context.ts';

const sessionCookie = createCookie('baton_session', {
  httpOnly: true,
  sameSite: 'lax',
  path: '/',
  maxAge: sessionSeconds,
});

/** The agent who is signed in; else throws a redirect to the sign-in page, which comes back here afterwards. */
export async function requireAgent(request: Request, context: RequestContext): Promise<Agent> {
  const agent = await findAgent(request, context);
  if (agent) return agent;
  throw redirect(`/sign-in?to=${encodeURIComponent(wayBack(request))}`);
}

/**
 * The page that the person sees. What a form is sent to, and what a part of a page is fetched from, is often no page: then
 * the browser says which one it was (`Referer`, whole for our own site).
 */
function wayBack(request: Request): string {
  const url = new URL(request.url);
  const fetched = url.searchParams.has('_routes');
  if (request.method === 'GET' && !fetched) return toPage(url);
  const referer = request.headers.get('Referer');
  const page = referer && URL.canParse(referer) ? new URL(referer) : null;
  return page?.host === (request.headers.get('Host') ?? url.host) ? toPage(page) : '/inbox';
}

function toPage({ pathname, search }: URL): string {
  return `${pathname.replace(/^\/_root\.data$/, '/').replace(/\.data$/, '')}${search}`;
}

/** As `requireAgent`; throws 403 for one whose role is not among `roles`. */
export async function requireRole(
  request: Request,
  context: RequestContext,
  roles: readonly Role[],
): Promise<Agent> {
  const agent = await requireAgent(request, context);
  if (!roles.includes(agent.role)) throw new Response('Not for your role', { status: 403 });
  return agent;
}

export async function findAgent(request: Request, context: RequestContext): Promise<Agent | null> {
  const token = await readSessionToken(request);
  if (!token) return null;
  const find = () => findSessionAgent(context.app.planned, token, new Date(), context.clientAddress);
  // What an action has changed, as a sign-out, the loaders after it must see.
  if (request.method !== 'GET' || !context.asked) return await find();
  const found = context.asked.get(token) ?? find();
  context.asked.set(token, found);
  return await found;
}

/** Asked anew, for what stays open long after its request: the session may have been ended since. */
export async function staysSignedIn(
  request: Request,
  { app, clientAddress }: RequestContext,
): Promise<boolean> {
  const token = await readSessionToken(request);
  return token !== null && (await findSessionAgent(app.planned, token, new Date(), clientAddress)) !== null;
}

export async function readSessionToken(request: Request): Promise<string | null> {
  const value: unknown = await sessionCookie.parse(request.headers.get('Cookie'));
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The `Set-Cookie` header for a session, or, with null, for its end. */
export function writeSessionToken(token: string | null, { app }: RequestContext): Promise<string> {
  const secure = app.config.web.url.startsWith('https:');
  return sessionCookie.serialize(token ?? '', { secure, ...(token ? {} : { maxAge: 0 }) });
}

/** A place on this site to go on to; anything else is the inbox, so that a link cannot lead people away. */
export function safeDestination(to: FormDataEntryValue | string | null): string {
  return typeof to === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(to) ? to : '/inbox';
}
