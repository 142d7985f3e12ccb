// How somebody who is invited hears of it: by mail where a mailbox can send, else by a link that the admin passes on.

import { makeAccountToken } from '../db/account-tokens.ts';
import { listMailboxHealth } from '../db/health.ts';
import type { RequestContext } from './context.ts';

type AppOf = Pick<RequestContext, 'app'>;

/** The practice server of the sandbox brings mail to its own customers alone. */
export async function canMail({ app }: AppOf): Promise<boolean> {
  if (app.config.sandboxUrl !== null) return false;
  const mailboxes = await listMailboxHealth(app.db);
  return mailboxes.some((mailbox) => mailbox.sendingFault === null);
}

/** Shown once, to be passed on by hand; the one in a mail holds beside it. */
export async function makeInvitationLink({ app }: AppOf, agentId: number): Promise<string> {
  const token = await makeAccountToken(app.db, 'invitation', agentId, new Date());
  return `${app.config.web.url}/invitation?token=${token}`;
}
