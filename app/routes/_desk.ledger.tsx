// Every mail that reached the mailboxes and what became of it: nothing is dropped, and here one can see that.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listMailboxHealth } from '../../db/health.ts';
import { countLedger, listLedger } from '../../db/ledger-list.ts';
import { reprocess } from '../../db/reprocess.ts';
import { LedgerPage } from '../components/ledger-page.tsx';
import { PageFault } from '../components/page-fault.tsx';
import { parseForm, parseQuery } from '../form.ts';
import { ledgerQuery, readAgainForm } from '../forms/ledger.ts';
import { readSay } from '../language.ts';
import { requireAgent } from '../session.ts';
import { toLedgerItem, toLedgerTotals } from '../view/ledger-view.ts';
import { toSay } from '../words/say.ts';

const pageSize = 50;

export const meta = ({ data }: { data?: { title: string } }) => [{ title: `${data?.title ?? ''} · Baton` }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAgent(request, context);
  const { db } = context.app;
  const { value, faults } = parseQuery(new URL(request.url), ledgerQuery);
  if (faults) throw new Response('No such list', { status: 404 });
  const { mailbox, disposition, before } = value;
  const [{ rows, next }, counts, mailboxes] = await Promise.all([
    listLedger(db, { mailbox, disposition }, { limit: pageSize, before: before ?? null }),
    countLedger(db, mailbox),
    listMailboxHealth(db),
  ]);
  const say = await readSay(request);
  return {
    title: say('Every mail'),
    items: rows.map((row) => toLedgerItem(row, say)),
    totals: toLedgerTotals(counts),
    mailboxes: mailboxes.map(({ address }) => address),
    chosen: { mailbox: mailbox ?? null, disposition: disposition ?? null, before: before ?? null },
    next,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { value, faults } = await parseForm(request, readAgainForm);
  if (faults) return data({ fault: toSay('This form is broken; load the page again.') }, { status: 400 });
  const answer = await reprocess(context.app.db, value.id, `${agent.name} asked for it to be read again`);
  switch (answer) {
    case 'queued':
      return data({ fault: null });
    case 'under-way':
      return data({ fault: toSay('This mail is being read already.') }, { status: 409 });
    case 'no-original':
      return data({ fault: toSay('Of this mail only the headers were taken.') }, { status: 409 });
    case 'not-found':
      throw new Response('No such mail', { status: 404 });
    default:
      return answer satisfies never;
  }
}

export default function Ledger() {
  return <LedgerPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
