// What is wrong with a mailbox, for the banner above every page.

import type { MailboxHealth } from '../../db/health.ts';

export type Failing = Readonly<{
  address: string;
  does: 'reading' | 'sending';
  reason: string | null;
  since: string;
}>;

export function toFailing(mailbox: MailboxHealth): Failing[] {
  const { address, state, reason, since, sendingFault, sendingFaultSince } = mailbox;
  return [
    ...(state === 'failing'
      ? [{ address, does: 'reading' as const, reason, since: since.toISOString() }]
      : []),
    ...(sendingFault
      ? [
          {
            address,
            does: 'sending' as const,
            reason: sendingFault,
            since: (sendingFaultSince ?? since).toISOString(),
          },
        ]
      : []),
  ];
}
