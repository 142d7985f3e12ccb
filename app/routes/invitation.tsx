// Who was invited chooses a password, and is in.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';

import { findTokenAgent } from '../../db/account-tokens.ts';
import { acceptInvitation } from '../../db/accounts.ts';
import { Door, DoorForm, NameField, NewPasswordField } from '../components/door.tsx';
import { useSay } from '../components/say.tsx';
import { parseForm } from '../form.ts';
import { joinForm } from '../forms/account.ts';
import { readSay } from '../language.ts';
import { openDoor } from '../let-in.ts';
import { countTry, noteRight } from '../try-limits.ts';

export const meta = ({ data: page }: { data?: { title: string } }) => [{ title: page?.title ?? 'Baton' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get('token') ?? '';
  const say = await readSay(request);
  const person = await findTokenAgent(context.app.db, 'invitation', token, new Date());
  return {
    title: `${say('Welcome to Baton')} · Baton`,
    invited: person && { token, name: person.name, email: person.email },
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { value, faults } = await parseForm(request, joinForm);
  if (faults) return data({ faults, fault: null }, { status: 400 });
  const { refusal } = await countTry(request, context, 'password', value.token);
  if (refusal) return refusal;
  const { token, ...person } = value;
  const agent = await acceptInvitation(context.app.db, token, person, new Date());
  if (!agent) {
    const say = await readSay(request);
    return data({ faults: {}, fault: say('This invitation does not hold any more.') }, { status: 400 });
  }
  noteRight(context, 'password', value.token);
  return await openDoor(request, context, agent.id, '/inbox');
}

export default function Invitation() {
  const { invited } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const say = useSay();
  const faults: Readonly<Record<string, string>> = result?.faults ?? {};
  if (!invited)
    return (
      <Door
        title={say('This link does not open anything')}
        lead={say('It has been used, or it has expired. An admin can send you a new invitation.')}
        fault={result?.fault}
      >
        <p className="door-aside">
          <Link to="/sign-in">{say('To the sign-in page')}</Link>
        </p>
      </Door>
    );
  return (
    <Door
      title={say('Welcome to Baton')}
      lead={say('Your account is {email}. Choose a password, and you are in.', { email: invited.email })}
      fault={result?.fault}
    >
      <DoorForm button={say('Join')} busyButton={say('One moment …')}>
        <input type="hidden" name="token" value={invited.token} />
        <input type="hidden" name="username" autoComplete="username" value={invited.email} />
        <NameField faults={faults} defaultValue={invited.name} />
        <NewPasswordField faults={faults} autoFocus />
      </DoorForm>
    </Door>
  );
}
