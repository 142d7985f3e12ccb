// Everybody who has written, found by name or address.

import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listCustomers } from '../../db/known-customers.ts';
import { CustomersPage } from '../components/customers-page.tsx';
import { PageFault } from '../components/page-fault.tsx';
import { parseQuery } from '../form.ts';
import { customersQuery } from '../forms/customers-query.ts';
import { readSay } from '../language.ts';
import { requireAgent } from '../session.ts';

const pageSize = 50;

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAgent(request, context);
  const say = await readSay(request);
  const { value } = parseQuery(new URL(request.url), customersQuery);
  const { q, after } = value ?? { q: '', after: undefined };
  const { rows, nextId } = await listCustomers(context.app.db, {
    ...{ q, limit: pageSize, afterId: after ?? null },
  });
  return {
    title: say('Customers'),
    q,
    nextId,
    isFirst: after === undefined,
    rows: rows.map(({ id, name, email, sameAs, blockedAt, bouncedAt, lastMessageAt }) => ({
      ...{ id: sameAs ?? id, key: id, name, email },
      blocked: blockedAt !== null,
      bounced: bouncedAt !== null,
      lastMessageAt: lastMessageAt?.toISOString() ?? null,
    })),
  };
}

export const meta = ({ data: page }: { data?: { title: string } }) => [
  { title: page ? `${page.title} · Baton` : 'Baton' },
];

export default function Customers() {
  return <CustomersPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
