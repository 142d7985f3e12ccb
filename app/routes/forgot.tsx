// Asks for the way to a new password. What is answered is the same for every address.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData } from '@remix-run/react';

import { enqueue } from '../../db/jobs.ts';
import { Door, DoorForm, EmailField } from '../components/door.tsx';
import { useSay } from '../components/say.tsx';
import { parseForm } from '../form.ts';
import { forgotForm } from '../forms/account.ts';
import { readSay } from '../language.ts';
import { countTry } from '../try-limits.ts';

export const meta = ({ data: page }: { data?: { title: string } }) => [{ title: page?.title ?? 'Baton' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const say = await readSay(request);
  return { title: `${say('A new password')} · Baton` };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { value, faults } = await parseForm(request, forgotForm);
  if (faults) return data({ faults, fault: null, done: null }, { status: 400 });
  const { email } = value;
  const { refusal } = await countTry(request, context, 'mail', email);
  if (refusal) return refusal;
  // Whether there is such an account is looked up by the job: here it would show, in words or in time.
  await context.app.db
    .transaction()
    .execute((trx) => enqueue(trx, 'send-account-mail', { kind: 'reset', email }));
  const say = await readSay(request);
  const done = say(
    'If {email} has an account here, a mail with a link is on its way to it. It holds for an hour.',
    {
      email,
    },
  );
  return data({ faults: {}, fault: null, done });
}

export default function Forgot() {
  const result = useActionData<typeof action>();
  const say = useSay();
  const faults: Readonly<Record<string, string>> = result?.faults ?? {};
  const done = result && 'done' in result ? result.done : null;
  return (
    <Door
      title={say('A new password')}
      lead={done ? undefined : say('Say your address, and a link to choose a new password is mailed there.')}
      fault={result?.fault}
      done={done}
    >
      {done ? null : (
        <DoorForm button={say('Send me the link')} busyButton={say('One moment …')}>
          <EmailField faults={faults} autoFocus />
        </DoorForm>
      )}
      <p className="door-aside">
        <Link to="/sign-in">{say('To the sign-in page')}</Link>
      </p>
    </Door>
  );
}
