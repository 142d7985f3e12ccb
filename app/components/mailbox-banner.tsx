// Says which mailbox fails and why, for as long as it does.

import { Callout } from '@radix-ui/themes';
import { TriangleAlert } from 'lucide-react';

import { When } from './time.tsx';

type Failing = Readonly<{ address: string; reason: string | null; since: string }>;

export function MailboxBanner({ failing }: { failing: readonly Failing[] }) {
  return failing.map(({ address, reason, since }) => (
    <Callout.Root key={address} color="amber" size="1" role="alert" className="mailbox-banner" highContrast>
      <Callout.Icon>
        <TriangleAlert size={16} aria-hidden />
      </Callout.Icon>
      <Callout.Text>
        <strong>{address}</strong> cannot be read since <When at={since} words="ago" />:{' '}
        {reason ?? 'no reason was given'}. Baton keeps trying; no mail is lost meanwhile.
      </Callout.Text>
    </Callout.Root>
  ));
}
