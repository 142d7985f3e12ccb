// What the browser keeps, sealed, while its person is at the sign-in provider.

import { createCookie } from '@remix-run/node';
import { z } from 'zod';

import { seal, unseal } from '../config/seal.ts';
import type { RequestContext } from './context.ts';
import type { Kept } from './oidc.ts';
import { safeDestination } from './session.ts';

/** Seconds: time enough to type a password and a code there. */
const lifeSeconds = 600;

const cookie = createCookie('baton_oidc', {
  httpOnly: true,
  // The provider sends the browser here: a `strict` cookie would stay behind.
  sameSite: 'lax',
  path: '/sign-in/oidc',
  maxAge: lifeSeconds,
});

const place = 'sign-in at the provider';

const shape = z.object({
  ...{ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string() },
  until: z.number(),
});

type KeptHere = Kept & Readonly<{ to: string }>;

/** Null where there is nothing, or not what was put there, or it is too old. */
export async function readKept(request: Request, { app }: RequestContext): Promise<KeptHere | null> {
  const value: unknown = await cookie.parse(request.headers.get('Cookie'));
  if (typeof value !== 'string' || value === '') return null;
  try {
    const words = unseal(app.config.secret, place, Buffer.from(value, 'base64url'));
    const { until, ...kept } = shape.parse(JSON.parse(words));
    return until > Date.now() ? { ...kept, to: safeDestination(kept.to) } : null;
  } catch (error) {
    app.log.info({ error }, 'what a browser kept for its sign-in cannot be opened');
    return null;
  }
}

export function writeKept({ app }: RequestContext, kept: KeptHere | null): Promise<string> {
  const secure = app.config.web.url.startsWith('https:');
  if (!kept) return cookie.serialize('', { secure, maxAge: 0 });
  const words = JSON.stringify({ ...kept, until: Date.now() + lifeSeconds * 1000 });
  return cookie.serialize(seal(app.config.secret, place, words).toString('base64url'), { secure });
}
