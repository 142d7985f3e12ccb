// Says which mailbox fails and why, for as long as it does.

import { Callout } from '@radix-ui/themes';
import { TriangleAlert } from 'lucide-react';

import type { MailboxFault } from '../view/mailbox-fault.ts';
import { When } from './time.tsx';

export function MailboxBanner({ failing }: { failing: readonly MailboxFault[] }) {
  return failing.map(({ address, reason, since, overdue }) => (
    <Callout.Root
      key={address}
      color={overdue ? 'red' : 'amber'}
      size="1"
      role="alert"
      className="mailbox-banner"
      highContrast
    >
      <Callout.Icon>
        <TriangleAlert size={16} aria-hidden />
      </Callout.Icon>
      <Callout.Text>
        <strong>{address}</strong> {overdue ? 'has not been read' : 'cannot be read'} since{' '}
        <When at={since} words="ago" />: {reason}
        {/[.?!]$/.test(reason) ? '' : '.'} New mail stays in the mailbox, and is taken in as soon as it can be
        read again.
      </Callout.Text>
    </Callout.Root>
  ));
}
