// Says which mailbox fails and why, for as long as it does.

import { Callout } from '@radix-ui/themes';
import { TriangleAlert } from 'lucide-react';

import type { Failing } from '../view/failing-mailbox.ts';
import { When } from './time.tsx';

export function MailboxBanner({ failing }: { failing: readonly Failing[] }) {
  return failing.map(({ address, does, reason, since }) => (
    <Callout.Root
      key={`${address} ${does}`}
      color="amber"
      size="1"
      role="alert"
      className="mailbox-banner"
      highContrast
    >
      <Callout.Icon>
        <TriangleAlert size={16} aria-hidden />
      </Callout.Icon>
      <Callout.Text>
        {does === 'reading' ? (
          <>
            <strong>{address}</strong> cannot be read since <When at={since} words="ago" />:{' '}
            {reason ?? 'no reason was given'}. Baton keeps trying; no mail is lost meanwhile.
          </>
        ) : (
          <>
            <strong>{address}</strong> cannot send since <When at={since} words="ago" />: {reason}. Baton
            keeps trying for three days; answers wait meanwhile.
          </>
        )}
      </Callout.Text>
    </Callout.Root>
  ));
}
