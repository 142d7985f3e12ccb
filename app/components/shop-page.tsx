// The live shop's settings as a form.

import { Button, Callout, TextArea, TextField } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import type { ReactNode } from 'react';

import type { ShopFields } from '../forms/shop-fields.ts';
import type { action } from '../routes/_desk.settings.shop.tsx';
import { Field } from './field.tsx';
import { Filled } from './filled.tsx';
import { useSay } from './say.tsx';
import { When } from './time.tsx';

type State = Readonly<{
  updatedAt: string;
  updatedBy: string;
  failingSince: string | null;
  fault: string | null;
}>;

export function ShopPage({ fields, state }: { fields: ShopFields; state: State | null }) {
  const say = useSay();
  const fetcher = useFetcher<typeof action>();
  const busy = fetcher.state !== 'idle';
  const faults: Readonly<Record<string, string>> = busy ? {} : (fetcher.data?.faults ?? {});
  return (
    <main id="main" className="page policy">
      <header className="page-head">
        <div>
          <h1>{say('Shop')}</h1>
          <p className="quiet">
            {say(
              'Orders are asked for here when a mail is about one, so that answers say how they stand now. What the shop does not know is looked for among the orders that were imported.',
            )}
          </p>
        </div>
      </header>
      <ShopState state={state} />
      <fetcher.Form method="post" noValidate>
        <input type="hidden" name="enabled" value={fields.enabled} />
        <section className="policy-section" aria-labelledby="shop-where">
          <div className="policy-lead">
            <h2 id="shop-where">{say('Where to ask')}</h2>
            <p className="quiet">
              {say(
                'Each question is signed with the secret, so that the shop knows who asks. Only an address that everybody can reach is asked, unless its host is named here.',
              )}
            </p>
          </div>
          <div className="policy-fields">
            <Text name="urlTemplate" label={say('Address')} value={fields.urlTemplate} faults={faults} wide>
              {say('Such as {address}', { address: 'https://shop.example/orders/{number}' })}
            </Text>
            <div className="policy-field">
              <Field label={say('Secret')} name="secret" fault={faults.secret}>
                {(props) => <TextField.Root {...props} type="password" autoComplete="off" />}
              </Field>
              <p className="quiet policy-hint">
                {say(state ? 'Leave it empty to keep the one that is set.' : 'At least 16 characters.')}
              </p>
            </div>
            <Text
              name="cacheSeconds"
              label={say('Seconds an answer holds')}
              value={fields.cacheSeconds}
              faults={faults}
            />
            <Lines
              name="allowedHosts"
              label={say('Hosts of your own network')}
              value={fields.allowedHosts}
              faults={faults}
            >
              {say('One to a line. Only these may be at private addresses, or be asked without TLS.')}
            </Lines>
          </div>
        </section>
        <section className="policy-section" aria-labelledby="shop-mapping">
          <div className="policy-lead">
            <h2 id="shop-mapping">{say('How to read the answer')}</h2>
            <p className="quiet">
              {say('Nothing else of the answer is read. Try it with: baton shop check NUMBER')}
            </p>
          </div>
          <div className="policy-fields">
            <Lines name="fields" label={say('Fields')} value={fields.fields} faults={faults}>
              {say(
                'One to a line: our field = where it stands in the shop’s JSON. Needed: customerEmail, status, placedAt. Also: number, items, itemName, itemQuantity, total, currency, carrier, trackingNumber, trackingUrl, expectedDelivery, deliveredAt.',
              )}
            </Lines>
            <Lines
              name="statuses"
              label={say('Words for the status')}
              value={fields.statuses}
              faults={faults}
            >
              {say(
                'One to a line: the shop’s word = ours. Ours: received, processing, shipped, out_for_delivery, delivered, delayed, cancelled, returned.',
              )}
            </Lines>
          </div>
        </section>
        <div className="policy-foot">
          {Object.keys(faults).length > 0 ? (
            <Callout.Root color="red" size="1" role="alert">
              <Callout.Text>
                {say('Nothing is saved yet: look at the fields with a red word beside them.')}
              </Callout.Text>
            </Callout.Root>
          ) : null}
          <div className="policy-buttons">
            <Button type="submit" disabled={busy}>
              {say(busy ? 'Saving …' : 'Save')}
            </Button>
            {state ? (
              <Button
                type="submit"
                name="enabled"
                value={fields.enabled === 'yes' ? 'no' : 'yes'}
                variant="soft"
                disabled={busy}
              >
                {say(fields.enabled === 'yes' ? 'Save and switch off' : 'Save and switch on')}
              </Button>
            ) : null}
          </div>
        </div>
      </fetcher.Form>
    </main>
  );
}

function ShopState({ state }: { state: State | null }) {
  const say = useSay();
  if (!state) return null;
  if (state.fault && state.failingSince) {
    return (
      <Callout.Root color="red" size="1" role="alert">
        <Callout.Text>
          <Filled
            words={say(
              'The shop cannot be asked since {when}: {fault}. Mails about orders go to people meanwhile.',
            )}
            parts={{ when: <When at={state.failingSince} />, fault: say(state.fault) }}
          />
        </Callout.Text>
      </Callout.Root>
    );
  }
  return (
    <p className="quiet">
      {say('Saved by {name}', { name: state.updatedBy })}, <When at={state.updatedAt} />
    </p>
  );
}

type TextProps = Readonly<{
  name: keyof ShopFields;
  label: string;
  value: string;
  faults: Readonly<Record<string, string>>;
  wide?: boolean;
  children?: ReactNode;
}>;

function Text({ name, label, value, faults, wide, children }: TextProps) {
  return (
    <div className="policy-field" data-wide={wide || undefined}>
      <Field label={label} name={name} fault={faults[name]}>
        {(props) => <TextField.Root {...props} defaultValue={value} />}
      </Field>
      {children ? <p className="quiet policy-hint">{children}</p> : null}
    </div>
  );
}

function Lines({ name, label, value, faults, children }: TextProps) {
  return (
    <div className="policy-field" data-wide>
      <Field label={label} name={name} fault={faults[name]}>
        {(props) => (
          <TextArea
            {...props}
            defaultValue={value}
            rows={Math.min(14, Math.max(2, value.split('\n').length + 1))}
          />
        )}
      </Field>
      {children ? <p className="quiet policy-hint">{children}</p> : null}
    </div>
  );
}
