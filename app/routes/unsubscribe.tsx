// Where a link in a notification mail leads: no more such mails, without signing in, once a button is pressed.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';

import { notificationKinds, stopMails } from '../../db/notification-choices.ts';
import { readUnsubscription } from '../../db/notification-mails.ts';
import { Door, DoorForm } from '../components/door.tsx';
import { useSay } from '../components/say.tsx';
import type { RequestContext } from '../context.ts';
import { readSay } from '../language.ts';
import { notificationKindWords } from '../view/notification-view.ts';

export const meta = ({ data: page }: { data?: { title: string } }) => [{ title: page?.title ?? 'Baton' }];

function read(request: Request, context: RequestContext) {
  const token = new URL(request.url).searchParams.get('token') ?? '';
  const found = readUnsubscription(token, context.app.config.secret);
  if (!found) throw new Response('No such link', { status: 404 });
  return found;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { kind } = read(request, context);
  const say = await readSay(request);
  return {
    title: `${say('Fewer mails')} · Baton`,
    what: kind === 'all' ? say('All notifications by mail') : say(notificationKindWords[kind]),
  };
}

/** Also what a mail program sends by itself (RFC 8058, one click). */
export async function action({ request, context }: ActionFunctionArgs) {
  const { agentId, kind } = read(request, context);
  for (const each of kind === 'all' ? notificationKinds : [kind])
    await stopMails(context.app.db, agentId, each);
  return data({ done: true });
}

export default function Unsubscribe() {
  const { what } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>()?.done ?? false;
  const say = useSay();
  return (
    <Door
      title={say('Fewer mails')}
      lead={what}
      done={done ? say('You get no more mails about this.') : null}
    >
      {done ? null : (
        <DoorForm button={say('Send me none of these')} busyButton={say('One moment …')}>
          {null}
        </DoorForm>
      )}
      <p className="door-aside">
        <Link to="/account/notifications">{say('Choose what Baton tells you, and how')}</Link>
      </p>
    </Door>
  );
}
