// The sandbox: be a customer. The mail takes the real way; nothing behind this page knows that it is practice.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { PageFault } from '../components/page-fault.tsx';
import { SandboxPage } from '../components/sandbox-page.tsx';
import type { RequestContext } from '../context.ts';
import { parseForm } from '../form.ts';
import { practiceForm } from '../forms/practice.ts';
import { readSay } from '../language.ts';
import { listPracticeCustomers, listPracticeMails, writePracticeMail } from '../practice-mail.ts';
import { requireAgent } from '../session.ts';
import { toPracticeMails } from '../view/practice-view.ts';

export const meta = ({ data: page }: { data?: { title: string } }) => [{ title: page?.title ?? 'Baton' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAgent(request, context);
  const say = await readSay(request);
  const base = requireSandbox(context);
  const url = new URL(request.url);
  const customers = await listPracticeCustomers(base);
  const asked = url.searchParams.get('customer');
  const chosen = customers.find((customer) => customer.email === asked) ?? customers[0] ?? null;
  const mails = chosen ? toPracticeMails(await listPracticeMails(base, chosen.email)) : [];
  return {
    title: `${say('Sandbox')} · Baton`,
    customers: customers.map(({ name, email, about, orders }) => ({
      name,
      email,
      about: about ?? '',
      orders: orders.map(String),
    })),
    chosen: chosen?.email ?? null,
    mails,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await requireAgent(request, context);
  const base = requireSandbox(context);
  const { value, faults } = await parseForm(request, practiceForm);
  if (faults) return data({ sent: null, faults, fault: null }, { status: 400 });
  const { spoofed, inReplyTo, ...mail } = value;
  const { messageId, fault } = await writePracticeMail(base, {
    ...mail,
    ...(inReplyTo ? { inReplyTo } : {}),
    ...(spoofed ? { spoofed: true } : {}),
  });
  return fault === null
    ? data({ sent: messageId, faults: {}, fault: null })
    : data({ sent: null, faults: {}, fault }, { status: 400 });
}

export default function Sandbox() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  return <SandboxPage {...page} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}

function requireSandbox({ app }: RequestContext): string {
  if (!app.config.sandboxUrl) throw new Response('No sandbox here', { status: 404 });
  return app.config.sandboxUrl;
}
