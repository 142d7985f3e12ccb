// Which mailboxes stand still, for the banner above every page. Worked out from when they were last read: where no worker
// runs at all there is nobody to say so.

import type { MailboxHealth } from '../../db/health.ts';

export type MailboxFault = Readonly<{
  address: string;
  /** ISO date: since then nothing has been read. */
  since: string;
  reason: string;
  /** It has not been read for so long that somebody has to do something. */
  overdue: boolean;
}>;

export function toMailboxFaults(mailboxes: readonly MailboxHealth[]): MailboxFault[] {
  return mailboxes
    .filter((mailbox) => mailbox.state === 'failing' || mailbox.overdue)
    .map(({ address, state, reason, since, lastReadAt, overdue }) => ({
      address,
      since: (overdue && lastReadAt ? lastReadAt : since).toISOString(),
      reason:
        state === 'failing'
          ? (reason ?? 'no reason was given')
          : 'no worker says that it reads it; is one running?',
      overdue,
    }));
}
