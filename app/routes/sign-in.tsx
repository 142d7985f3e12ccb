// The door: address and password, checked slowly and not too often; or the company's own provider.

import { Button, TextField } from '@radix-ui/themes';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';

import { findAgentByPassword } from '../../db/agents.ts';
import { Door, DoorForm, EmailField } from '../components/door.tsx';
import { Field } from '../components/field.tsx';
import { useSay } from '../components/say.tsx';
import { parseForm } from '../form.ts';
import { signInForm } from '../forms/sign-in.ts';
import { readSay } from '../language.ts';
import { letIn } from '../let-in.ts';
import { findAgent, safeDestination } from '../session.ts';
import { countTry, noteRight, noteWrong } from '../try-limits.ts';
import { doorNotice } from '../view/door-notice.ts';

export const meta = ({ data: page }: { data?: { title: string } }) => [{ title: page?.title ?? 'Baton' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const to = safeDestination(searchParams.get('to'));
  if (await findAgent(request, context)) throw redirect(to);
  const { config, oidc } = context.app;
  const say = await readSay(request);
  return {
    title: `${say('Sign in')} · Baton`,
    to,
    sandbox: config.sandboxUrl !== null,
    provider: oidc?.label ?? null,
    notice: doorNotice(searchParams.get('notice')),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { value, faults } = await parseForm(request, signInForm);
  if (faults) return data({ faults, fault: null }, { status: 400 });
  const { email, password, to } = value;
  const { refusal, closed } = await countTry(request, context, 'password', email);
  if (refusal) return refusal;
  const agent = await findAgentByPassword(context.app.db, email, password);
  if (!agent) {
    await noteWrong(context, 'password', email, closed);
    const say = await readSay(request);
    const fault = say('That address and password do not belong together.');
    return data({ faults: {}, fault }, { status: 400 });
  }
  noteRight(context, 'password', email);
  return await letIn(request, context, agent.id, safeDestination(to ?? null));
}

export default function SignIn() {
  const { to, sandbox, provider, notice } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const say = useSay();
  const faults: Readonly<Record<string, string>> = result?.faults ?? {};
  const told = result ? null : notice;
  return (
    <Door
      title={say('Sign in')}
      fault={result?.fault ?? (told?.kind === 'fault' ? say(told.words) : null)}
      done={told?.kind === 'done' ? say(told.words) : null}
      hint={
        <p>
          {sandbox
            ? say('This is the sandbox: the address and password were printed where Baton was started.')
            : say('No account? An admin can invite you.')}
        </p>
      }
    >
      {provider ? (
        <>
          <Button asChild size="3" variant="surface" color="gray" highContrast className="door-provider">
            <a href={`/sign-in/oidc?to=${encodeURIComponent(to)}`}>
              {say('Sign in with {provider}', { provider })}
            </a>
          </Button>
          <p className="door-or quiet">{say('or')}</p>
        </>
      ) : null}
      <DoorForm button={say('Sign in')} busyButton={say('Signing in …')}>
        <input type="hidden" name="to" value={to} />
        <EmailField faults={faults} autoFocus />
        <Field label={say('Password')} name="password" fault={faults.password}>
          {(props) => (
            <TextField.Root {...props} type="password" autoComplete="current-password" size="3" required />
          )}
        </Field>
      </DoorForm>
      <p className="door-aside">
        <Link to="/forgot">{say('Forgot your password?')}</Link>
      </p>
    </Door>
  );
}
