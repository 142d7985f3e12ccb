// The first page of a new Baton: its first admin, by the link that was printed at the start.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';

import { isSetUpToken, setUpFirstAdmin } from '../../db/set-up.ts';
import { Door, DoorForm, EmailField, NameField, NewPasswordField } from '../components/door.tsx';
import { useSay } from '../components/say.tsx';
import { parseForm } from '../form.ts';
import { setUpForm } from '../forms/account.ts';
import { readSay } from '../language.ts';
import { openDoor } from '../let-in.ts';
import { countTry, noteRight } from '../try-limits.ts';

export const meta = ({ data: page }: { data?: { title: string } }) => [{ title: page?.title ?? 'Baton' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get('token') ?? '';
  const say = await readSay(request);
  const holds = await isSetUpToken(context.app.db, token, new Date());
  return { title: `${say('Set up Baton')} · Baton`, token: holds ? token : null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { value, faults } = await parseForm(request, setUpForm);
  if (faults) return data({ faults, fault: null }, { status: 400 });
  const { refusal } = await countTry(request, context, 'password', value.token);
  if (refusal) return refusal;
  const { token, ...person } = value;
  const agent = await setUpFirstAdmin(context.app.db, token, person, new Date());
  if (!agent) return redirect('/sign-in?notice=set-up');
  noteRight(context, 'password', value.token);
  context.app.log.info('the first admin has been set up');
  return await openDoor(request, context, agent.id, '/inbox');
}

export default function SetUp() {
  const { token } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const say = useSay();
  const faults: Readonly<Record<string, string>> = result?.faults ?? {};
  if (token === null)
    return (
      <Door
        title={say('This link does not open anything')}
        lead={say(
          'It has been used, or it has expired. Where nobody has an account yet, start Baton again: it prints a new one.',
        )}
      >
        <p className="door-aside">
          <Link to="/sign-in">{say('To the sign-in page')}</Link>
        </p>
      </Door>
    );
  return (
    <Door
      title={say('Set up Baton')}
      lead={say('You become the first admin. Others you can invite afterwards.')}
      fault={result?.fault}
    >
      <DoorForm button={say('Make my account')} busyButton={say('One moment …')}>
        <input type="hidden" name="token" value={token} />
        <NameField faults={faults} autoFocus />
        <EmailField faults={faults} />
        <NewPasswordField faults={faults} />
      </DoorForm>
    </Door>
  );
}
