// Says which mailbox fails and why, for as long as it does.

import { Callout } from '@radix-ui/themes';
import { TriangleAlert } from 'lucide-react';

import type { MailboxFault } from '../view/mailbox-fault.ts';
import { toSay } from '../words/say.ts';
import { Filled } from './filled.tsx';
import { useSay } from './say.tsx';
import { When } from './time.tsx';

export function MailboxBanner({ failing }: { failing: readonly MailboxFault[] }) {
  const say = useSay();
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
        <Filled
          words={say(troubles(does, overdue))}
          parts={{
            address: <strong>{address}</strong>,
            when: <When at={since} words="ago" />,
            reason: say(reason),
          }}
        />
        {/[.?!]$/.test(reason) ? '' : '.'}{' '}
        {say(
          does === 'reading'
            ? 'New mail stays in the mailbox, and is taken in as soon as it can be read again.'
            : 'Baton keeps trying for three days; answers wait meanwhile.',
        )}
      </Callout.Text>
    </Callout.Root>
  ));
}

function troubles(does: MailboxFault['does'], overdue: boolean): string {
  if (does === 'sending') return toSay('{address} cannot send since {when}: {reason}');
  return overdue
    ? toSay('{address} has not been read since {when}: {reason}')
    : toSay('{address} cannot be read since {when}: {reason}');
}
