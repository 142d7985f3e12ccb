// What can be changed about a customer on their own page.

import { Button, TextField } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

import type { CustomerView } from '../view/customer-view.ts';
import { isUnderWay } from './act-fault.tsx';
import { languageName } from './customer-card.tsx';
import { FieldFault } from './field.tsx';
import { useSay } from './say.tsx';

type Props = Readonly<{ customer: CustomerView }>;

/** The languages that Baton itself reads; another one that is set already stays in the list. */
const languageCodes = ['cs', 'de', 'en', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'sk', 'tr', 'uk'];

export function EditCustomer({ customer }: Props) {
  const say = useSay();
  const id = useId();
  const codes = [...new Set([...languageCodes, ...(customer.language ? [customer.language] : [])])];
  const named = codes
    .map((code) => ({ code, name: languageName(code, say.locale) }))
    .sort((one, other) => one.name.localeCompare(other.name, say.locale));
  return (
    <ChangeForm customer={customer} intent="edit" label={say('Save')}>
      <TextField.Root
        name="name"
        defaultValue={customer.givenName}
        maxLength={200}
        aria-label={say('Name')}
        placeholder={say('Name')}
      />
      <div className="choice">
        <label htmlFor={id}>{say('Language')}</label>
        <select id={id} name="language" defaultValue={customer.language ?? ''}>
          <option value="">{say('As they write')}</option>
          {named.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </ChangeForm>
  );
}

export function JoinCustomer({ customer }: Props) {
  const say = useSay();
  return (
    <details>
      <summary>{say('Another address is theirs too')}</summary>
      <p className="quiet">
        {say(
          'Their conversations then stand together here. Answers still go to the address that wrote, and the bot tells each address its own orders only.',
        )}
      </p>
      <ChangeForm customer={customer} intent="join" label={say('Bring together')} resets>
        <TextField.Root
          name="email"
          type="email"
          required
          maxLength={320}
          aria-label={say('The other address')}
          placeholder="eva@example.com"
        />
      </ChangeForm>
    </details>
  );
}

export function AlwaysPersonSwitch({ customer, isManager }: Props & { isManager: boolean }) {
  const say = useSay();
  const { alwaysPerson } = customer;
  const state =
    alwaysPerson === null
      ? say('The bot answers them like anybody.')
      : alwaysPerson === 'named'
        ? say('They always get a person.')
        : say('Everybody of their domain always gets a person; the policy says so.');
  return (
    <>
      <p>{state}</p>
      {isManager && alwaysPerson !== 'domain' ? (
        <ChangeForm
          customer={customer}
          intent="person"
          label={alwaysPerson === null ? say('Always give them a person') : say('Let the bot answer again')}
        >
          <input type="hidden" name="always" value={alwaysPerson === null ? 'yes' : 'no'} />
        </ChangeForm>
      ) : null}
    </>
  );
}

export function BlockAddress({ customer }: Props) {
  const say = useSay();
  const open = customer.addresses.filter(({ blocked }) => blocked === null);
  const [first] = open;
  if (!first) return null;
  const domain = first.email.slice(first.email.lastIndexOf('@'));
  return (
    <>
      {open.map(({ id, email }) => (
        <ChangeForm
          key={id}
          customer={customer}
          intent="block"
          label={say('Block {pattern}', { pattern: email })}
        >
          <input type="hidden" name="pattern" value={email} />
        </ChangeForm>
      ))}
      <ChangeForm
        customer={customer}
        intent="block"
        label={say('Block everybody at {pattern}', { pattern: domain })}
      >
        <input type="hidden" name="pattern" value={domain} />
      </ChangeForm>
    </>
  );
}

type ChangeProps = Props & Readonly<{ intent: string; label: string; resets?: boolean; children: ReactNode }>;

/** Says when it is done, for the page itself may look as before. */
function ChangeForm({ customer, intent, label, resets = false, children }: ChangeProps) {
  const say = useSay();
  const id = useId();
  const fetcher = useFetcher<{ fault: string | null }>();
  const form = useRef<HTMLFormElement>(null);
  const [said, setSaid] = useState(false);
  const done = fetcher.state === 'idle' && fetcher.data?.fault === null;
  useEffect(() => {
    if (!done) return;
    if (resets) form.current?.reset();
    setSaid(true);
    const timer = setTimeout(() => setSaid(false), 3_000);
    return () => clearTimeout(timer);
  }, [done, resets]);
  return (
    <fetcher.Form
      ref={form}
      method="post"
      action={`/customers/${customer.id}/change`}
      className="sorting-form"
    >
      <input type="hidden" name="intent" value={intent} />
      {children}
      <FieldFault id={id} fault={fetcher.data?.fault ?? undefined} />
      <div className="sorting-done">
        <Button type="submit" size="1" variant="soft" disabled={isUnderWay(fetcher)}>
          {label}
        </Button>
        <span role="status" className="quiet">
          {said ? say('Done') : ''}
        </span>
      </div>
    </fetcher.Form>
  );
}
