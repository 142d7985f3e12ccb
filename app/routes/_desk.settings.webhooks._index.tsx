// The webhooks of this desk.

import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { listWebhooks } from '../../db/webhooks.ts';
import { PageFault } from '../components/page-fault.tsx';
import { WebhooksPage } from '../components/webhooks-page.tsx';
import { readSay } from '../language.ts';
import { requireRole } from '../session.ts';
import { toHookView } from '../view/webhook-view.ts';

export const meta = ({ data: page }: { data?: { title: string } }) => [
  { title: page ? `${page.title} · Baton` : 'Baton' },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['admin']);
  const title = (await readSay(request))('Webhooks');
  return { title, hooks: (await listWebhooks(context.app.db)).map(toHookView) };
}

export default function Webhooks() {
  return <WebhooksPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
