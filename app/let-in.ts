// From who somebody is to a session: the second step where there is one, then the cookies, then the page he wanted.

import { createCookie, redirect } from '@remix-run/node';

import { makeAccountToken, tokenSeconds } from '../db/account-tokens.ts';
import { rememberLanguage } from '../db/accounts.ts';
import { openSession } from '../db/sessions.ts';
import { findTotpSecret } from '../db/two-step.ts';
import type { RequestContext } from './context.ts';
import { asLanguage, readLanguage, writeLanguage } from './language.ts';
import { writeSessionToken } from './session.ts';

/** Says that the password was right, and nothing more. */
const halfwayCookie = createCookie('baton_second_step', {
  httpOnly: true,
  sameSite: 'lax',
  path: '/sign-in',
  maxAge: tokenSeconds.second_step,
});

export async function readHalfwayToken(request: Request): Promise<string | null> {
  const value: unknown = await halfwayCookie.parse(request.headers.get('Cookie'));
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Who has shown who he is, by a password or by a provider. `to` is a page of ours. */
export async function letIn(
  request: Request,
  context: RequestContext,
  agentId: number,
  to: string,
): Promise<Response> {
  const { db, config } = context.app;
  if (!(await findTotpSecret(db, agentId))) return await openDoor(request, context, agentId, to);
  const token = await makeAccountToken(db, 'second_step', agentId, new Date());
  const secure = config.web.url.startsWith('https:');
  return redirect(`/sign-in/code?to=${encodeURIComponent(to)}`, {
    headers: { 'Set-Cookie': await halfwayCookie.serialize(token, { secure }) },
  });
}

/** After both steps, or a link that only its owner could have. */
export async function openDoor(
  request: Request,
  context: RequestContext,
  agentId: number,
  to: string,
): Promise<Response> {
  const { db } = context.app;
  const token = await openSession(db, agentId, new Date(), {
    userAgent: request.headers.get('User-Agent') ?? '',
    address: context.clientAddress,
  });
  const language = asLanguage(await rememberLanguage(db, agentId, await readLanguage(request)));
  const headers = new Headers();
  headers.append('Set-Cookie', await writeSessionToken(token, context));
  headers.append('Set-Cookie', await halfwayCookie.serialize('', { maxAge: 0 }));
  if (language) headers.append('Set-Cookie', await writeLanguage(language));
  return redirect(to, { headers });
}
