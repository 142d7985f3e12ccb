// Trying passwords and codes: who has to wait is told so, and a door that closes is written down.

import { data } from '@remix-run/node';

import { recordAudit } from '../db/audit.ts';
import type { RequestContext } from './context.ts';
import { readSay } from './language.ts';
import type { Limits } from './sign-in-limit.ts';

type Kind = keyof Limits;

/** The answer to who has to wait; null where the try may go ahead. It is counted before it is looked at: many at once would else all be let through. */
export async function countTry(
  request: Request,
  { app, clientAddress }: RequestContext,
  kind: Kind,
  account: string,
) {
  const now = new Date();
  const limit = app.limits[kind];
  const wait = limit.waitSeconds(clientAddress, account, now);
  if (wait === 0) {
    const closed = limit.failed(clientAddress, account, now);
    return { closed, refusal: null };
  }
  const say = await readSay(request);
  const minutes = Math.ceil(wait / 60);
  const fault = say.count(
    minutes,
    'Too many tries. Try again in {count} minute.',
    'Too many tries. Try again in {count} minutes.',
  );
  const headers = { 'Retry-After': String(wait) };
  return { closed: true, refusal: data({ faults: {}, fault }, { status: 429, headers }) };
}

/** The try was wrong. `closed`: the next one has to wait. */
export async function noteWrong(
  { app, clientAddress }: RequestContext,
  kind: Kind,
  account: string,
  closed: boolean,
): Promise<void> {
  app.log.info({ address: clientAddress, kind }, 'A sign-in failed');
  if (!closed) return;
  await recordAudit(app.db, {
    ...{ who: 'Baton', action: 'sign_in.locked', subject: account },
    after: { from: clientAddress, by: kind },
  });
}

export const noteRight = ({ app, clientAddress }: RequestContext, kind: Kind, account: string): void =>
  app.limits[kind].succeeded(clientAddress, account);
