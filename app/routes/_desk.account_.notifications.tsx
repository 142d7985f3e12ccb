// What I am told of, and how: a choice for each kind and way.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import {
  getNotificationChoices,
  type NotificationChoices,
  notificationKinds,
  saveNotificationChoices,
} from '../../db/notification-choices.ts';
import { NotificationChoicesPage } from '../components/notification-choices-page.tsx';
import { PageFault } from '../components/page-fault.tsx';
import { readSay } from '../language.ts';
import { requireAgent } from '../session.ts';

export const meta = ({ data: page }: { data?: { title: string } }) => [{ title: page?.title ?? 'Baton' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const agent = await requireAgent(request, context);
  const say = await readSay(request);
  const chosen = await getNotificationChoices(context.app.db, agent.id);
  return {
    title: `${say('Notifications')} · Baton`,
    email: agent.email,
    choices: notificationKinds.map((kind) => ({ kind, ...chosen[kind] })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const form = await request.formData();
  // A box that is not ticked is not sent.
  const wants = (name: string) => form.get(name) === 'on';
  const choices = Object.fromEntries(
    notificationKinds.map((kind) => [
      kind,
      { page: wants(`${kind}.page`), browser: wants(`${kind}.browser`), mail: wants(`${kind}.mail`) },
    ]),
  ) as NotificationChoices;
  await saveNotificationChoices(context.app.db, agent.id, choices);
  return data({ saved: true });
}

export default function Notifications() {
  const { email, choices } = useLoaderData<typeof loader>();
  return (
    <NotificationChoicesPage {...{ email, choices }} saved={useActionData<typeof action>()?.saved ?? false} />
  );
}

export function ErrorBoundary() {
  return <PageFault />;
}
