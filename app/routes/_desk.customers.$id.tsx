// One customer: who they are, and every conversation with them.

import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listConversationsOf } from '../../db/known-customers.ts';
import { listOrdersOfCustomers } from '../../db/orders.ts';
import { getPolicy } from '../../db/policies.ts';
import { CustomerPage } from '../components/customer-page.tsx';
import { PageFault } from '../components/page-fault.tsx';
import { requireConversationId } from '../conversation-id.ts';
import { readSay } from '../language.ts';
import { readCustomer } from '../read-customer.ts';
import { requireAgent } from '../session.ts';
import { toOrderCards } from '../view/order-card.ts';
import { intentLabel, outcomeLabel, standingLabel } from '../view/words.ts';

const pageSize = 30;
const mostOrders = 10;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { db } = context.app;
  const id = requireConversationId(params.id);
  const { policy } = await getPolicy(db);
  const customer = await readCustomer(db, id, { policy, viewer: agent });
  if (!customer) throw new Response('No such customer', { status: 404 });
  if (customer.id !== id) throw redirect(`/customers/${customer.id}`);
  const after = /^(\d{1,16})\.(\d{1,15})$/.exec(new URL(request.url).searchParams.get('after') ?? '');
  const ids = customer.addresses.map((address) => address.id);
  const emails = customer.addresses.map(({ email }) => email);
  const [{ rows, next }, orders, say] = await Promise.all([
    listConversationsOf(db, ids, {
      limit: pageSize,
      after: after ? { micros: Number(after[1]), id: Number(after[2]) } : null,
    }),
    listOrdersOfCustomers(db, emails, mostOrders),
    readSay(request),
  ]);
  return {
    customer,
    isManager: agent.role !== 'agent',
    isFirst: after === null,
    next: next ? `${next.micros}.${next.id}` : null,
    orders: emails.flatMap((email) =>
      toOrderCards(
        orders.filter((order) => order.customerEmail === email),
        [],
        email,
        say,
      ),
    ),
    conversations: rows.map((row) => ({
      id: row.id,
      subject: row.subject,
      email: row.email,
      at: row.lastMessageAt.toISOString(),
      status: standingLabel(row),
      outcome: outcomeLabel(row.outcome),
      intent: row.intent ? intentLabel(row.intent) : null,
    })),
  };
}

export const meta = ({ data: page }: { data?: { customer: { name: string } } }) => [
  { title: page ? `${page.customer.name} · Baton` : 'Baton' },
];

export default function Customer() {
  const page = useLoaderData<typeof loader>();
  return <CustomerPage key={page.customer.id} {...page} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
