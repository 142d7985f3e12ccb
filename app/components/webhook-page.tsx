// One webhook: its settings, a test, and the log of what it was told.

import { Button, Callout, TextField } from '@radix-ui/themes';
import { Link, useFetcher } from '@remix-run/react';
import { useId } from 'react';

import type { action } from '../routes/_desk.settings.webhooks.$id.tsx';
import { type HookView, hookEventWords, type LogLine } from '../view/webhook-view.ts';
import { BackLink } from './back-link.tsx';
import { Check } from './check.tsx';
import { Field, FieldFault } from './field.tsx';
import { useSay } from './say.tsx';
import { ShownOnce } from './shown-once.tsx';
import { SureButton } from './sure-button.tsx';
import { When } from './time.tsx';
import { WebhookLog } from './webhook-log.tsx';

/** `hook` is null for one that is being made. */
export function WebhookPage({ hook, log }: { hook: HookView | null; log: readonly LogLine[] }) {
  const say = useSay();
  const fetcher = useFetcher<typeof action>();
  const done = fetcher.state === 'idle' ? fetcher.data : undefined;
  return (
    <main id="main" className="page hooks">
      <header className="page-head">
        <div>
          <BackLink to="/settings/webhooks">{say('Webhooks')}</BackLink>
          <h1>{hook ? new URL(hook.url).host : say('New webhook')}</h1>
        </div>
      </header>
      {hook ? <Failing hook={hook} /> : null}
      {done?.secret ? (
        <ShownOnce
          key={done.secret}
          label={say('The secret that it is signed with')}
          secret={done.secret}
          hint={say('Copy it now: it is not shown again. With it the receiver checks that Baton wrote.')}
        />
      ) : null}
      {done?.id && !hook ? (
        <p>
          <Link to={`/settings/webhooks/${done.id}`}>{say('Go on to the webhook, to test it')}</Link>
        </p>
      ) : (
        <Settings hook={hook} fetcher={fetcher} />
      )}
      {hook ? <Tools /> : null}
      {hook ? <WebhookLog log={log} /> : null}
    </main>
  );
}

function Failing({ hook }: { hook: HookView }) {
  const say = useSay();
  if (!hook.failingSince || !hook.fault) return null;
  return (
    <Callout.Root color={hook.givenUpAt ? 'red' : 'amber'} size="1" role="status">
      <Callout.Text>
        {hook.givenUpAt
          ? say('It failed for days and is switched off. Switch it on again once the receiver is mended.')
          : say('Nothing comes through; what is missed is tried again for a day.')}{' '}
        {say('Failing')}: <When at={hook.failingSince} words="ago" /> · {hook.fault}
      </Callout.Text>
    </Callout.Root>
  );
}

type Fetcher = ReturnType<typeof useFetcher<typeof action>>;

function Settings({ hook, fetcher }: { hook: HookView | null; fetcher: Fetcher }) {
  const say = useSay();
  const busy = fetcher.state !== 'idle';
  const faults: Readonly<Record<string, string>> = busy ? {} : (fetcher.data?.faults ?? {});
  const faultOf = (name: string) => (faults[name] ? say(faults[name]) : undefined);
  const eventsId = useId();
  return (
    <fetcher.Form method="post" noValidate className="hooks-form">
      <Field label={say('Address')} name="url" fault={faultOf('url')}>
        {(props) => (
          <TextField.Root
            {...props}
            defaultValue={hook?.url ?? ''}
            placeholder="https://shop.example/baton"
            inputMode="url"
            autoComplete="off"
          />
        )}
      </Field>
      <fieldset aria-describedby={faults.events ? eventsId : undefined}>
        <legend>{say('Told of')}</legend>
        <div className="hooks-events">
          {Object.entries(hookEventWords)
            .filter(([event]) => event !== 'webhook.test')
            .map(([event, words]) => (
              <Check
                key={event}
                name={event}
                checked={hook ? hook.events.some((each) => each === event) : false}
              >
                {say(words)} <code className="quiet">{event}</code>
              </Check>
            ))}
        </div>
        <FieldFault id={eventsId} fault={faultOf('events')} />
      </fieldset>
      <fieldset>
        <legend>{say('How')}</legend>
        <Check name="enabled" checked={hook?.enabled ?? true}>
          {say('In use')}
        </Check>
        <Check
          name="withDetails"
          checked={hook?.withDetails ?? false}
          hint={say('The words of a mail are never sent, only who wrote and what about.')}
        >
          {say('Send subject and customer along')}
        </Check>
        <Check
          name="ownNetwork"
          checked={hook?.ownNetwork ?? false}
          hint={say('Else only an address that everybody can reach is written to, and only with TLS.')}
        >
          {say('This host is in our own network')}
        </Check>
      </fieldset>
      <div className="hooks-buttons">
        <Button type="submit" name="intent" value="save" disabled={busy}>
          {say('Save')}
        </Button>
        <p role="status" className="quiet">
          {!busy && fetcher.data?.saved ? say('Saved.') : null}
        </p>
      </div>
    </fetcher.Form>
  );
}

/** Its own form: what stands unsaved in the settings stays there. */
function Tools() {
  const say = useSay();
  const fetcher = useFetcher<typeof action>();
  const busy = fetcher.state !== 'idle';
  return (
    <section aria-label={say('Tools')}>
      <fetcher.Form method="post" className="hooks-buttons">
        <Button type="submit" name="intent" value="test" variant="soft" disabled={busy}>
          {say('Send a test')}
        </Button>
        <Button type="submit" name="intent" value="new-secret" variant="soft" color="gray" disabled={busy}>
          {say('Make a new secret')}
        </Button>
        <SureButton intent="remove" label={say('Remove')} busy={busy} />
      </fetcher.Form>
      {!busy && fetcher.data?.secret ? (
        <ShownOnce
          key={fetcher.data.secret}
          label={say('The secret that it is signed with')}
          secret={fetcher.data.secret}
          hint={say('The one before is worth nothing from now on.')}
        />
      ) : null}
    </section>
  );
}
