// Says which mailbox fails and why, for as long as it does.

import { Callout } from '@radix-ui/themes';
import { TriangleAlert } from 'lucide-react';

import type { MailboxFault } from '../view/mailbox-fault.ts';
import { When } from './time.tsx';

export function MailboxBanner({ failing }: { failing: readonly MailboxFault[] }) {
  return failing.map(({ address, does, reason, since, overdue }) => (
    <Callout.Root
      key={`${address} ${does}`}
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
        <strong>{address}</strong> {troubles(does, overdue)} since <When at={since} words="ago" />: {reason}
        {/[.?!]$/.test(reason) ? '' : '.'}{' '}
        {does === 'reading'
          ? 'New mail stays in the mailbox, and is taken in as soon as it can be read again.'
          : 'Baton keeps trying for three days; answers wait meanwhile.'}
      </Callout.Text>
    </Callout.Root>
  ));
}

function troubles(does: MailboxFault['does'], overdue: boolean): string {
  if (does === 'sending') return 'cannot send';
  return overdue ? 'has not been read' : 'cannot be read';
}
