// The API's tokens: what each may do, when it was last used, and a new one.

import { Button, TextField } from '@radix-ui/themes';
import { Link, useFetcher } from '@remix-run/react';
import { useId } from 'react';

import type { Scope } from '../../db/tokens.ts';
import type { action } from '../routes/_desk.settings.tokens.tsx';
import { toSay } from '../words/say.ts';
import { Check } from './check.tsx';
import { Field, FieldFault } from './field.tsx';
import { useSay } from './say.tsx';
import { ShownOnce } from './shown-once.tsx';
import { SureButton } from './sure-button.tsx';
import { When } from './time.tsx';

type Token = Readonly<{
  id: number;
  name: string;
  scopes: readonly Scope[];
  perMinute: number;
  createdAt: string;
  createdBy: string;
  lastUsedAt: string | null;
}>;

const scopeWords: Record<Scope, Readonly<{ label: string; hint: string }>> = {
  read: { label: toSay('Read'), hint: toSay('Conversations, customers, orders, figures.') },
  write: { label: toSay('Write'), hint: toSay('Answer, note, assign, close; store orders.') },
  admin: { label: toSay('Administer'), hint: toSay('Policy, templates, articles, the shop.') },
};

export function TokensPage({ tokens }: { tokens: readonly Token[] }) {
  const say = useSay();
  return (
    <main id="main" className="page hooks">
      <header className="page-head">
        <div>
          <h1>{say('Tokens')}</h1>
          <p className="quiet">
            {say('With a token another program uses Baton: it sends it along with every request.')}{' '}
            <Link to="/api-docs">{say('What the API can do')}</Link>
          </p>
        </div>
      </header>
      <NewToken />
      {tokens.length === 0 ? (
        <p className="quiet hooks-empty">{say('No program has a token yet.')}</p>
      ) : (
        <div className="list-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{say('Program')}</th>
                <th scope="col">{say('May')}</th>
                <th scope="col" className="list-table-number">
                  {say('Requests a minute')}
                </th>
                <th scope="col">{say('Made')}</th>
                <th scope="col">{say('Last used')}</th>
                <th scope="col">
                  <span className="visually-hidden">{say('Revoke')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {tokens.map((token) => (
                <Row key={token.id} token={token} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  );
}

function NewToken() {
  const say = useSay();
  const fetcher = useFetcher<typeof action>();
  const busy = fetcher.state !== 'idle';
  const faults = busy ? {} : (fetcher.data?.faults ?? {});
  const token = busy ? null : (fetcher.data?.token ?? null);
  const faultOf = (name: string) => (faults[name] ? say(faults[name]) : undefined);
  const scopesId = useId();
  return (
    <section aria-labelledby="new-token" className="hooks-new">
      <h2 id="new-token">{say('New token')}</h2>
      {token ? (
        <ShownOnce
          label={say('The token')}
          secret={token}
          hint={say('Copy it now: it is not shown again. Baton keeps only its fingerprint.')}
        />
      ) : null}
      <fetcher.Form method="post" noValidate key={token} className="hooks-token-form">
        <input type="hidden" name="intent" value="create" />
        <Field label={say('Which program')} name="name" fault={faultOf('name')}>
          {(props) => <TextField.Root {...props} maxLength={80} autoComplete="off" />}
        </Field>
        <Field label={say('Requests a minute')} name="perMinute" fault={faultOf('perMinute')}>
          {(props) => <TextField.Root {...props} defaultValue="6000" inputMode="numeric" />}
        </Field>
        <fieldset aria-describedby={faults.scopes ? scopesId : undefined}>
          <legend>{say('It may')}</legend>
          {(['read', 'write', 'admin'] as const).map((scope) => (
            <Check
              key={scope}
              name={`scope-${scope}`}
              checked={scope === 'read'}
              hint={say(scopeWords[scope].hint)}
            >
              {say(scopeWords[scope].label)}
            </Check>
          ))}
          <FieldFault id={scopesId} fault={faultOf('scopes')} />
        </fieldset>
        <Button type="submit" disabled={busy}>
          {say('Make the token')}
        </Button>
      </fetcher.Form>
    </section>
  );
}

function Row({ token }: { token: Token }) {
  const say = useSay();
  const fetcher = useFetcher();
  const { id, name, scopes, perMinute, createdAt, createdBy, lastUsedAt } = token;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{scopes.map((scope) => say(scopeWords[scope].label)).join(', ')}</td>
      <td className="list-table-number" data-label={say('Requests a minute')}>
        {perMinute.toLocaleString(say.locale)}
      </td>
      <td className="quiet" data-label={say('Made')}>
        <When at={createdAt} words="ago" />
        {createdBy ? <span className="list-table-more">{createdBy}</span> : null}
      </td>
      <td className="quiet" data-label={say('Last used')}>
        {lastUsedAt ? <When at={lastUsedAt} words="ago" /> : say('Never')}
      </td>
      <td className="list-table-act">
        <fetcher.Form method="post">
          <input type="hidden" name="id" value={id} />
          <SureButton
            intent="revoke"
            label={say('Revoke')}
            name={name}
            title={say('Whoever has it is refused from now on.')}
            size="1"
            busy={fetcher.state !== 'idle'}
          />
        </fetcher.Form>
      </td>
    </tr>
  );
}
