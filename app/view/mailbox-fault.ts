// What is wrong with the mailboxes, for the banner above every page. Worked out from when they were last read: where no
// worker runs at all there is nobody to say so.

import type { MailboxHealth } from '../../db/health.ts';
import { toSay } from '../words/say.ts';

export type MailboxFault = Readonly<{
  address: string;
  does: 'reading' | 'sending';
  /** ISO date: since then nothing has been read, or could be sent. */
  since: string;
  reason: string;
  /** It has not been read for so long that somebody has to do something. */
  overdue: boolean;
}>;

export function toMailboxFaults(mailboxes: readonly MailboxHealth[]): MailboxFault[] {
  return mailboxes.flatMap((mailbox) => [...readingFault(mailbox), ...sendingFault(mailbox)]);
}

function readingFault({ address, state, reason, since, lastReadAt, overdue }: MailboxHealth): MailboxFault[] {
  if (state !== 'failing' && !overdue) return [];
  return [
    {
      address,
      does: 'reading',
      since: (overdue && lastReadAt ? lastReadAt : since).toISOString(),
      reason:
        state === 'failing'
          ? (reason ?? toSay('no reason was given'))
          : toSay('no worker says that it reads it; is one running?'),
      overdue,
    },
  ];
}

function sendingFault({ address, since, ...mailbox }: MailboxHealth): MailboxFault[] {
  if (mailbox.sendingFault === null) return [];
  const begun = mailbox.sendingFaultSince ?? since;
  return [
    {
      address,
      does: 'sending',
      since: begun.toISOString(),
      reason: mailbox.sendingFault,
      overdue: false,
    },
  ];
}
