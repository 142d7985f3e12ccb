// One webhook, or a new one: its settings, a test, its log.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { listDeliveries, queueTest, resendDelivery } from '../../db/webhook-deliveries.ts';
import { findWebhook } from '../../db/webhooks.ts';
import { PageFault } from '../components/page-fault.tsx';
import { WebhookPage } from '../components/webhook-page.tsx';
import { dropWebhook, makeWebhook, renewSecret, saveWebhook } from '../edit-webhook.ts';
import { parseForm } from '../form.ts';
import { toHookSettings, webhookForm } from '../forms/webhook.ts';
import { readSay } from '../language.ts';
import { requireRole } from '../session.ts';
import { withSaidFault } from '../view/fault-words.ts';
import { toHookView, toLogLine } from '../view/webhook-view.ts';

export const meta = () => [{ title: 'Webhook · Baton' }];

/** Enough to see a bad hour; the log itself goes back a month. */
const mostLines = 100;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['admin']);
  if (params.id === 'new') return { hook: null, log: [] };
  const { db } = context.app;
  const hook = await findWebhook(db, toId(params.id));
  if (!hook) throw notFound();
  const log = await listDeliveries(db, hook.id, mostLines);
  const say = await readSay(request);
  return {
    hook: withSaidFault(toHookView(hook), say),
    log: log.map((line) => withSaidFault(toLogLine(line), say)),
  };
}

type Done = Readonly<{
  faults: Readonly<Record<string, string>>;
  secret: string | null;
  id: number | null;
  saved: boolean;
}>;
const nothing: Done = { faults: {}, secret: null, id: null, saved: false };

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { email } = await requireRole(request, context, ['admin']);
  const { app } = context;
  const { value, faults } = await parseForm(request, webhookForm);
  if (faults) return data({ ...nothing, faults }, { status: 400 });
  if (params.id === 'new') {
    if (value.intent !== 'save') throw notFound();
    return data({ ...nothing, ...(await makeWebhook(app, toHookSettings(value), email)) });
  }
  const hook = await findWebhook(app.db, toId(params.id));
  if (!hook) throw notFound();
  switch (value.intent) {
    case 'save':
      await saveWebhook(app, hook, toHookSettings(value), email);
      return data({ ...nothing, saved: true });
    case 'new-secret':
      return data({ ...nothing, secret: await renewSecret(app, hook, email) });
    case 'remove':
      await dropWebhook(app, hook, email);
      return redirect('/settings/webhooks');
    case 'test':
      await queueTest(app.db, hook.id, new Date());
      return data(nothing);
    case 'resend':
      if (!(await resendDelivery(app.db, hook.id, value.delivery, new Date()))) throw notFound();
      return data(nothing);
    default:
      return value satisfies never;
  }
}

const toId = (id: string | undefined) => (/^\d{1,15}$/.test(id ?? '') ? Number(id) : 0);
const notFound = () => new Response('No such webhook', { status: 404 });

export default function Webhook() {
  const { hook, log } = useLoaderData<typeof loader>();
  return <WebhookPage key={hook?.id ?? 'new'} hook={hook} log={log} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
