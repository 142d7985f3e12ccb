// One's own account, part by part: each is saved for itself.

import { Button, Select, TextField } from '@radix-ui/themes';
import { Link, useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';

import type { AccountAnswer, loader } from '../routes/_desk.account.tsx';
import { languageNames, languages } from '../words/say.ts';
import { AccountPart, FormEnd } from './account-part.tsx';
import { Field } from './field.tsx';
import { useSay } from './say.tsx';
import { SessionList } from './session-list.tsx';

type Page = Awaited<ReturnType<typeof loader>>;

export function AccountPage({ account, sessions }: Omit<Page, 'title'>) {
  const say = useSay();
  return (
    <main id="main" className="page account">
      <header className="page-head">
        <div>
          <h1>{say('My account')}</h1>
          <p className="quiet">{account.email}</p>
        </div>
      </header>
      <ProfilePart account={account} />
      <PasswordPart hasPassword={account.hasPassword} email={account.email} />
      <AccountPart
        id="two-step"
        title={say('Second step')}
        lead={say('A code of your phone besides the password: who has learnt the password alone stays out.')}
      >
        <p>
          {account.twoStep
            ? say.count(
                account.recoveryCodes,
                'On. {count} recovery code is left.',
                'On. {count} recovery codes are left.',
              )
            : say('Off.')}
        </p>
        <div>
          <Button asChild variant="soft">
            <Link to="/account/two-step">
              {account.twoStep ? say('Change the second step') : say('Switch the second step on')}
            </Link>
          </Button>
        </div>
      </AccountPart>
      <SessionList sessions={sessions} />
    </main>
  );
}

function ProfilePart({ account }: Pick<Page, 'account'>) {
  const say = useSay();
  const fetcher = useFetcher<AccountAnswer>();
  const faults = fetcher.data?.faults ?? {};
  return (
    <AccountPart
      id="profile"
      title={say('About you')}
      lead={say(
        'Customers see your name under your answers. Mails to you are written in your language, by your clock.',
      )}
    >
      <fetcher.Form method="post" noValidate className="account-form">
        <input type="hidden" name="step" value="profile" />
        <Field label={say('Name')} name="name" fault={faults.name}>
          {(props) => <TextField.Root {...props} defaultValue={account.name} autoComplete="name" />}
        </Field>
        <Field label={say('Language')} name="language" fault={faults.language}>
          {({ id, name }) => (
            <Select.Root name={name} defaultValue={account.language}>
              <Select.Trigger id={id} />
              <Select.Content>
                {languages.map((language) => (
                  <Select.Item key={language} value={language} lang={language}>
                    {languageNames[language]}
                  </Select.Item>
                ))}
              </Select.Content>
            </Select.Root>
          )}
        </Field>
        <Field label={say('Time zone')} name="timeZone" fault={faults.timeZone}>
          {(props) => <ZoneField {...props} known={account.timeZone} />}
        </Field>
        <FormEnd fetcher={fetcher} button={say('Save')} />
      </fetcher.Form>
    </AccountPart>
  );
}

/** Where none has been chosen it is the browser's. The browser too knows which ones there are. */
function ZoneField({ known, ...props }: { known: string | null; id: string; name: string }) {
  const [zone, setZone] = useState(known ?? '');
  const [zones, setZones] = useState<readonly string[]>([]);
  useEffect(() => {
    setZones(Intl.supportedValuesOf('timeZone'));
    if (known === null) setZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
  }, [known]);
  return (
    <>
      <TextField.Root
        {...props}
        list={`${props.id}-zones`}
        value={zone}
        onChange={(event) => setZone(event.target.value)}
        autoComplete="off"
        spellCheck={false}
      />
      <datalist id={`${props.id}-zones`}>
        {zones.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </>
  );
}

function PasswordPart({ hasPassword, email }: { hasPassword: boolean; email: string }) {
  const say = useSay();
  const fetcher = useFetcher<AccountAnswer>();
  const faults = fetcher.data?.faults ?? {};
  const form = useRef<HTMLFormElement>(null);
  const { data } = fetcher;
  useEffect(() => {
    if (data?.done) form.current?.reset();
  }, [data]);
  return (
    <AccountPart
      id="password"
      title={say('Password')}
      lead={
        hasPassword
          ? say('With a new one all your other sessions end.')
          : say(
              'You sign in by your company’s provider. With a password of your own you can sign in here too.',
            )
      }
    >
      <fetcher.Form
        method="post"
        noValidate
        className="account-form"
        // What was typed does not stay on the screen once it holds.
        ref={form}
      >
        <input type="hidden" name="step" value="password" />
        <input type="hidden" name="username" autoComplete="username" value={email} />
        {hasPassword ? (
          <Field label={say('Present password')} name="old" fault={faults.old}>
            {(props) => <TextField.Root {...props} type="password" autoComplete="current-password" />}
          </Field>
        ) : null}
        <Field label={say('New password')} name="password" fault={faults.password}>
          {(props) => (
            <TextField.Root
              {...props}
              type="password"
              autoComplete="new-password"
              placeholder={say('At least 10 characters')}
            />
          )}
        </Field>
        <FormEnd fetcher={fetcher} button={say('Change the password')} />
      </fetcher.Form>
    </AccountPart>
  );
}
