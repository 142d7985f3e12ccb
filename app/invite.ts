// How somebody who is invited hears of it: by mail where a mailbox can send, else by a link that the admin passes on.

import { isLoopback } from '../config/oidc.ts';
import { makeAccountToken } from '../db/account-tokens.ts';
import { listMailboxHealth } from '../db/health.ts';
import type { RequestContext } from './context.ts';

type AppOf = Pick<RequestContext, 'app'>;

/** Why nobody but the admin hears of an invitation; null where a mail goes out. */
export type NoMail = 'sandbox' | 'no-mailbox' | null;

/** The practice server of the sandbox brings mail to its own customers alone. */
export async function whyNoMail({ app }: AppOf): Promise<NoMail> {
  if (app.config.sandboxUrl !== null) return 'sandbox';
  const mailboxes = await listMailboxHealth(app.db);
  return mailboxes.some((mailbox) => mailbox.sendingFault === null) ? null : 'no-mailbox';
}

export const canMail = async (context: AppOf): Promise<boolean> => (await whyNoMail(context)) === null;

/**
 * The address in links where it means this machine alone, and somebody has come from another. Links are never made with the
 * address that a request names: whoever sends the request chooses that.
 */
export function findUselessAddress({ app }: AppOf, request: Request): string | null {
  const { url } = app.config.web;
  return isLoopback(url) && !isLoopback(request.url) ? url : null;
}

/** Shown once, to be passed on by hand; the one in a mail holds beside it. */
export async function makeInvitationLink({ app }: AppOf, agentId: number): Promise<string> {
  const token = await makeAccountToken(app.db, 'invitation', agentId, new Date());
  return `${app.config.web.url}/invitation?token=${token}`;
}
