// Chooses a new password, by the link that was mailed; it ends every session.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';

import { findTokenAgent } from '../../db/account-tokens.ts';
import { resetPassword } from '../../db/accounts.ts';
import { Door, DoorForm, NewPasswordField } from '../components/door.tsx';
import { useSay } from '../components/say.tsx';
import { parseForm } from '../form.ts';
import { resetForm } from '../forms/account.ts';
import { readSay } from '../language.ts';
import { countTry, noteRight } from '../try-limits.ts';

export const meta = ({ data: page }: { data?: { title: string } }) => [{ title: page?.title ?? 'Baton' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get('token') ?? '';
  const say = await readSay(request);
  const person = await findTokenAgent(context.app.db, 'reset', token, new Date());
  return { title: `${say('A new password')} · Baton`, person: person && { token, email: person.email } };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { value, faults } = await parseForm(request, resetForm);
  if (faults) return data({ faults, fault: null }, { status: 400 });
  const { refusal } = await countTry(request, context, 'password', value.token);
  if (refusal) return refusal;
  const agent = await resetPassword(context.app.db, value.token, value.password, new Date());
  if (!agent) {
    const say = await readSay(request);
    return data({ faults: {}, fault: say('This link does not hold any more.') }, { status: 400 });
  }
  noteRight(context, 'password', value.token);
  return redirect('/sign-in?notice=password-changed');
}

export default function Reset() {
  const { person } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const say = useSay();
  const faults: Readonly<Record<string, string>> = result?.faults ?? {};
  if (!person)
    return (
      <Door
        title={say('This link does not open anything')}
        lead={say('It has been used, or it has expired: a link to a new password holds for an hour.')}
        fault={result?.fault}
      >
        <p className="door-aside">
          <Link to="/forgot">{say('Ask for another link')}</Link>
        </p>
      </Door>
    );
  return (
    <Door
      title={say('A new password')}
      lead={say('For {email}. All your sessions end, and you sign in with it.', { email: person.email })}
      fault={result?.fault}
    >
      <DoorForm button={say('Change the password')} busyButton={say('One moment …')}>
        <input type="hidden" name="token" value={person.token} />
        <input type="hidden" name="username" autoComplete="username" value={person.email} />
        <NewPasswordField faults={faults} autoFocus />
      </DoorForm>
    </Door>
  );
}
