// The door: address and password, checked slowly and not too often.

import { Button, Callout, Card, TextField } from '@radix-ui/themes';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { findAgentByPassword } from '../../db/agents.ts';
import { openSession } from '../../db/sessions.ts';
import { BatonMark } from '../components/baton-mark.tsx';
import { Field } from '../components/field.tsx';
import { parseForm } from '../form.ts';
import { signInForm } from '../forms/sign-in.ts';
import { findAgent, safeDestination, writeSessionToken } from '../session.ts';

export const meta = () => [{ title: 'Sign in · Baton' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const to = safeDestination(new URL(request.url).searchParams.get('to'));
  if (await findAgent(request, context)) throw redirect(to);
  return { to, sandbox: context.app.config.sandboxUrl !== null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, log, signInLimit } = context.app;
  const { value, faults } = await parseForm(request, signInForm);
  if (faults) return data({ faults, fault: null }, { status: 400 });
  const { email, password, to } = value;
  const address = context.clientAddress;
  const now = new Date();
  const wait = signInLimit.waitSeconds(address, email, now);
  if (wait > 0) {
    const fault = `Too many wrong tries. Try again in ${Math.ceil(wait / 60)} min.`;
    return data({ faults: {}, fault }, { status: 429, headers: { 'Retry-After': String(wait) } });
  }
  // Counted before it is checked: many tries at once would else all be let through.
  signInLimit.failed(address, email, now);
  const agent = await findAgentByPassword(db, email, password);
  if (!agent) {
    log.info({ address }, 'A sign-in failed');
    return data({ faults: {}, fault: 'That address and password do not belong together.' }, { status: 400 });
  }
  signInLimit.succeeded(address, email);
  const token = await openSession(db, agent.id, now);
  return redirect(safeDestination(to ?? null), {
    headers: { 'Set-Cookie': await writeSessionToken(token, context) },
  });
}

export default function SignIn() {
  const { to, sandbox } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const faults: Readonly<Record<string, string>> = result?.faults ?? {};
  const busy = useNavigation().state !== 'idle';
  return (
    <main className="sign-in">
      <div className="sign-in-brand">
        <BatonMark size={32} />
        <span>Baton</span>
      </div>
      <Card size="3" className="sign-in-card">
        <h1>Sign in</h1>
        <Form method="post" noValidate>
          <input type="hidden" name="to" value={to} />
          {result?.fault ? (
            <Callout.Root color="red" role="alert" size="1">
              <Callout.Text>{result.fault}</Callout.Text>
            </Callout.Root>
          ) : null}
          <Field label="E-mail" name="email" fault={faults.email}>
            {(props) => (
              <TextField.Root {...props} type="email" autoComplete="username" size="3" autoFocus required />
            )}
          </Field>
          <Field label="Password" name="password" fault={faults.password}>
            {(props) => (
              <TextField.Root {...props} type="password" autoComplete="current-password" size="3" required />
            )}
          </Field>
          <Button type="submit" size="3" disabled={busy}>
            {busy ? 'Signing in …' : 'Sign in'}
          </Button>
        </Form>
      </Card>
      <p className="sign-in-hint">
        {sandbox
          ? 'This is the sandbox: the address and password were printed where Baton was started.'
          : 'No account? An admin makes one with: npm run baton -- user add'}
      </p>
    </main>
  );
}
