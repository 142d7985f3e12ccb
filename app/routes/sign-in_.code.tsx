// The second step: a code of the phone, or a recovery code. Who comes here has shown the password.

import { TextField } from '@radix-ui/themes';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';

import { findTokenAgent, takeToken } from '../../db/account-tokens.ts';
import { checkCode } from '../check-code.ts';
import { Door, DoorForm } from '../components/door.tsx';
import { Field } from '../components/field.tsx';
import { useSay } from '../components/say.tsx';
import type { RequestContext } from '../context.ts';
import { parseForm } from '../form.ts';
import { codeForm } from '../forms/account.ts';
import { readSay } from '../language.ts';
import { openDoor, readHalfwayToken } from '../let-in.ts';
import { safeDestination } from '../session.ts';
import { countTry, noteRight, noteWrong } from '../try-limits.ts';

export const meta = ({ data: page }: { data?: { title: string } }) => [{ title: page?.title ?? 'Baton' }];

/** Who is half-way in; else throws the way back to the beginning. */
async function requireHalfway(request: Request, { app }: RequestContext) {
  const token = await readHalfwayToken(request);
  const agent = token ? await findTokenAgent(app.db, 'second_step', token, new Date()) : null;
  if (token && agent) return { token, agent };
  const to = safeDestination(new URL(request.url).searchParams.get('to'));
  throw redirect(`/sign-in?to=${encodeURIComponent(to)}`);
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireHalfway(request, context);
  const say = await readSay(request);
  const to = safeDestination(new URL(request.url).searchParams.get('to'));
  return { title: `${say('Second step')} · Baton`, to };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { token, agent } = await requireHalfway(request, context);
  const { value, faults } = await parseForm(request, codeForm);
  if (faults) return data({ faults, fault: null }, { status: 400 });
  const { refusal, closed } = await countTry(request, context, 'code', agent.email);
  if (refusal) return refusal;
  const { db } = context.app;
  const now = new Date();
  if (!(await checkCode(context, agent, value.code, now))) {
    await noteWrong(context, 'code', agent.email, closed);
    const say = await readSay(request);
    const fault = say('That code is wrong, or was used already. Wait for the next one.');
    return data({ faults: {}, fault }, { status: 400 });
  }
  noteRight(context, 'code', agent.email);
  const to = safeDestination(value.to ?? null);
  if (!(await takeToken(db, 'second_step', token, now)))
    return redirect(`/sign-in?to=${encodeURIComponent(to)}`);
  return await openDoor(request, context, agent.id, to);
}

export default function SecondStep() {
  const { to } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const say = useSay();
  const faults: Readonly<Record<string, string>> = result?.faults ?? {};
  return (
    <Door
      title={say('Second step')}
      lead={say('Enter the code that the app on your phone shows for Baton, or one of your recovery codes.')}
      fault={result?.fault}
      hint={
        <p>
          {say('Neither phone nor codes? An admin can switch the second step off for you.')}{' '}
          <Link to="/sign-in">{say('Sign in as somebody else')}</Link>
        </p>
      }
    >
      <DoorForm button={say('Continue')} busyButton={say('Checking …')}>
        <input type="hidden" name="to" value={to} />
        <Field label={say('Code')} name="code" fault={faults.code}>
          {(props) => (
            <TextField.Root
              {...props}
              autoComplete="one-time-code"
              autoCapitalize="characters"
              spellCheck={false}
              size="3"
              autoFocus
              required
            />
          )}
        </Field>
      </DoorForm>
    </Door>
  );
}
