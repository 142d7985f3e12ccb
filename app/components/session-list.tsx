// Where somebody is signed in, and how to end it from afar.

import { Button } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';

import type { AccountAnswer } from '../routes/_desk.account.tsx';
import type { Device } from '../view/device-words.ts';
import { AccountPart, Told } from './account-part.tsx';
import { useSay } from './say.tsx';
import { When } from './time.tsx';

type Session = Readonly<{
  id: number;
  device: Device;
  address: string;
  since: string;
  seen: string;
  current: boolean;
}>;

export function SessionList({ sessions }: { sessions: readonly Session[] }) {
  const say = useSay();
  const fetcher = useFetcher<AccountAnswer>();
  const others = sessions.length - 1;
  return (
    <AccountPart
      id="sessions"
      title={say('Where you are signed in')}
      lead={say('Something here that you do not know? End it, and change your password.')}
    >
      <ul className="session-list">
        {sessions.map((session) => (
          <li key={session.id}>
            <div>
              <strong>{deviceName(session.device, say)}</strong>
              {session.current ? <span className="session-current">{say('This browser')}</span> : null}
              <p className="quiet">
                {session.address ? <bdi>{session.address}</bdi> : say('Address not known')}
                {' · '}
                {say('seen')} <When at={session.seen} words="ago" />
                {' · '}
                {say('signed in')} <When at={session.since} words="ago" />
              </p>
            </div>
            {session.current ? null : (
              <fetcher.Form method="post">
                <input type="hidden" name="step" value="end-session" />
                <input type="hidden" name="session" value={session.id} />
                <Button
                  type="submit"
                  variant="soft"
                  color="gray"
                  disabled={fetcher.state !== 'idle'}
                  aria-label={say('End the session {device}', { device: deviceName(session.device, say) })}
                >
                  {say('End')}
                </Button>
              </fetcher.Form>
            )}
          </li>
        ))}
      </ul>
      <div className="account-end">
        {others > 0 ? (
          <fetcher.Form method="post">
            <input type="hidden" name="step" value="end-others" />
            <Button type="submit" variant="soft" disabled={fetcher.state !== 'idle'}>
              {say('End all other sessions')}
            </Button>
          </fetcher.Form>
        ) : null}
        <Told answer={fetcher.state === 'idle' ? fetcher.data : undefined} />
      </div>
    </AccountPart>
  );
}

function deviceName({ browser, system }: Device, say: ReturnType<typeof useSay>): string {
  if (browser && system) return say('{browser} on {system}', { browser, system });
  return browser ?? system ?? say('A device that does not say what it is');
}
