// The page on which an agent chooses what to hear of in the page, by the browser and by mail.

import { Button, Checkbox } from '@radix-ui/themes';
import { Form, Link, useNavigation } from '@remix-run/react';
import { useEffect, useState } from 'react';

import type { NotificationKind, Ways } from '../../db/notification-choices.ts';
import { notificationKindWords } from '../view/notification-view.ts';
import { canRing } from './ring.ts';
import { useSay } from './say.tsx';

type Choice = Ways & Readonly<{ kind: NotificationKind }>;
type Props = Readonly<{ email: string; choices: readonly Choice[]; saved: boolean }>;

export function NotificationChoicesPage({ email, choices, saved }: Props) {
  const say = useSay();
  const busy = useNavigation().state !== 'idle';
  const ways = [
    ['page', say('In the page')],
    ['browser', say('By browser')],
    ['mail', say('By mail')],
  ] as const;
  return (
    <main id="main" className="page notification-choices">
      <h1>{say('Notifications')}</h1>
      <p className="quiet">
        {say('Mail goes to {email} only while you are away from the page, and at most once in ten minutes.', {
          email,
        })}{' '}
        <Link to="/account">{say('My account')}</Link>
      </p>
      <BrowserWord />
      <Form method="post">
        <table>
          <thead>
            <tr>
              <th scope="col">{say('What happens')}</th>
              {ways.map(([way, label]) => (
                <th key={way} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {choices.map((choice) => (
              <tr key={choice.kind}>
                <th scope="row">{say(notificationKindWords[choice.kind])}</th>
                {ways.map(([way, label]) => (
                  <td key={way}>
                    <Checkbox
                      name={`${choice.kind}.${way}`}
                      defaultChecked={choice[way]}
                      aria-label={`${say(notificationKindWords[choice.kind])}: ${label}`}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="note-buttons">
          <Button type="submit" disabled={busy}>
            {busy ? say('Saving …') : say('Save')}
          </Button>
          <span role="status">{saved && !busy ? say('Saved.') : null}</span>
        </p>
      </Form>
    </main>
  );
}

/** Asked here, where somebody wants it; never when a page opens. */
function BrowserWord() {
  const say = useSay();
  const [permission, setPermission] = useState<NotificationPermission | 'none'>('none');
  useEffect(() => setPermission(canRing() ? Notification.permission : 'none'), []);
  if (permission === 'granted')
    return <p>{say('This browser may tell you, while no page of Baton is in sight.')}</p>;
  if (permission === 'denied')
    return (
      <p>{say('This browser was told not to show notifications of Baton; its settings can change that.')}</p>
    );
  if (permission === 'none') return null;
  return (
    <p>
      <Button
        type="button"
        variant="soft"
        onClick={async () => setPermission(await Notification.requestPermission())}
      >
        {say('Allow notifications in this browser')}
      </Button>
    </p>
  );
}
