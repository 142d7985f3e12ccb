// The second step of signing in: scan, prove it, keep the recovery codes.

import { Button, TextField } from '@radix-ui/themes';
import { Link, useFetcher } from '@remix-run/react';

import type { TwoStepAnswer } from '../routes/_desk.account_.two-step.tsx';
import { AccountPart, FormEnd } from './account-part.tsx';
import { BackLink } from './back-link.tsx';
import { Field } from './field.tsx';
import { useSay } from './say.tsx';
import { useCopy } from './use-copy.ts';

type Page = Readonly<{ twoStep: boolean; recoveryCodes: number; hasPassword: boolean }>;

export function TwoStepPage({ twoStep, recoveryCodes, hasPassword }: Page) {
  const say = useSay();
  const fetcher = useFetcher<TwoStepAnswer>();
  const answer = fetcher.data;
  return (
    <main id="main" className="page account">
      <header className="page-head">
        <div>
          <BackLink to="/account">{say('My account')}</BackLink>
          <h1>{say('Second step')}</h1>
        </div>
      </header>
      {answer?.codes ? (
        <RecoveryCodes codes={answer.codes} />
      ) : twoStep ? (
        <>
          <ConfirmPart
            step="codes"
            title={say('Recovery codes')}
            lead={say.count(
              recoveryCodes,
              '{count} is left. Each signs you in once when the phone is not at hand. New ones replace the old ones.',
              '{count} are left. Each signs you in once when the phone is not at hand. New ones replace the old ones.',
            )}
            button={say('Make new codes')}
            {...{ fetcher, hasPassword }}
          />
          <ConfirmPart
            step="off"
            title={say('Switch it off')}
            lead={say('Your password alone is enough then, also for who has learnt it.')}
            button={say('Switch the second step off')}
            color="red"
            {...{ fetcher, hasPassword }}
          />
        </>
      ) : (
        <SetUpPart fetcher={fetcher} />
      )}
    </main>
  );
}

type Fetcher = ReturnType<typeof useFetcher<TwoStepAnswer>>;

function SetUpPart({ fetcher }: { fetcher: Fetcher }) {
  const say = useSay();
  const { setUp = null, faults = {} } = fetcher.data ?? {};
  return (
    <AccountPart
      id="set-up"
      title={say('Switch it on')}
      lead={say('Any app for one-time codes will do, such as those that come with password managers.')}
    >
      {setUp ? (
        <fetcher.Form method="post" noValidate className="account-form">
          <input type="hidden" name="step" value="confirm" />
          <input type="hidden" name="sealed" value={setUp.sealed} />
          <p>{say('Scan this with the app:')}</p>
          <img className="two-step-picture" src={setUp.picture} alt={say('QR code with the secret below')} />
          <p className="quiet">
            {say('Or type it in:')} <code className="two-step-secret">{setUp.secret}</code>
          </p>
          <Field label={say('The code that the app shows now')} name="code" fault={faults.code}>
            {(props) => (
              <TextField.Root {...props} inputMode="numeric" autoComplete="one-time-code" autoFocus />
            )}
          </Field>
          <FormEnd fetcher={fetcher} button={say('Switch on')} />
        </fetcher.Form>
      ) : (
        <fetcher.Form method="post">
          <input type="hidden" name="step" value="begin" />
          <FormEnd fetcher={fetcher} button={say('Begin')} />
        </fetcher.Form>
      )}
    </AccountPart>
  );
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const say = useSay();
  const { canCopy, copied, copy } = useCopy();
  return (
    <AccountPart
      id="codes"
      title={say('Your recovery codes')}
      lead={say('Keep them where the phone is not. They are shown this once, and each is good for one time.')}
    >
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="account-end">
        {canCopy ? (
          <Button type="button" variant="soft" onClick={() => copy(codes.join('\n'))}>
            {say('Copy all')}
          </Button>
        ) : null}
        <Button asChild>
          <Link to="/account">{say('I have kept them')}</Link>
        </Button>
        <p className="account-told" role="status">
          {copied ? say('Copied.') : ''}
        </p>
      </div>
    </AccountPart>
  );
}

type ConfirmProps = Readonly<{
  step: 'codes' | 'off';
  title: string;
  lead: string;
  button: string;
  color?: 'red';
  fetcher: Fetcher;
  hasPassword: boolean;
}>;

function ConfirmPart({ step, title, lead, button, color, fetcher, hasPassword }: ConfirmProps) {
  const say = useSay();
  const mine = fetcher.data?.step === step ? fetcher.data : undefined;
  return (
    <AccountPart id={step} title={title} lead={lead}>
      <fetcher.Form method="post" noValidate className="account-form">
        <input type="hidden" name="step" value={step} />
        {hasPassword ? (
          <Field label={say('Present password')} name="old" fault={mine?.faults.old}>
            {(props) => <TextField.Root {...props} type="password" autoComplete="current-password" />}
          </Field>
        ) : null}
        <FormEnd
          fetcher={{ state: fetcher.state, data: mine }}
          button={button}
          {...(color ? { color } : {})}
        />
      </fetcher.Form>
    </AccountPart>
  );
}
