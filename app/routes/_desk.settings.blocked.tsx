// Everybody whose mail is kept out, and the way to let them in again.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { blockUndoably, unblockUndoably } from '../../db/beside-actions.ts';
import { listBlocked } from '../../db/blocks.ts';
import { blockRefusals } from '../block-words.ts';
import { BlockedPage } from '../components/blocked-page.tsx';
import { PageFault } from '../components/page-fault.tsx';
import { parseForm } from '../form.ts';
import { blockListForm } from '../forms/block.ts';
import { readSay } from '../language.ts';
import { requireRole } from '../session.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['manager', 'admin']);
  const [say, rows] = await Promise.all([readSay(request), listBlocked(context.app.db)]);
  return {
    title: say('Blocked senders'),
    rows: rows.map(({ createdAt, lastAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      lastAt: lastAt?.toISOString() ?? null,
    })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const agent = await requireRole(request, context, ['manager', 'admin']);
  const { db } = context.app;
  const say = await readSay(request);
  const { value, faults } = await parseForm(request, blockListForm);
  if (faults) return data({ fault: say(blockRefusals['no-sender']) }, { status: 400 });
  if (value.intent === 'unblock') {
    await unblockUndoably(db, { pattern: value.pattern, agentId: agent.id });
    return data({ fault: null });
  }
  const block = { pattern: value.pattern, agentId: agent.id, conversationId: null };
  const refused = await blockUndoably(db, block);
  return refused ? data({ fault: say(blockRefusals[refused]) }, { status: 409 }) : data({ fault: null });
}

export const meta = ({ data: page }: { data?: { title: string } }) => [
  { title: page ? `${page.title} · Baton` : 'Baton' },
];

export default function Blocked() {
  return <BlockedPage rows={useLoaderData<typeof loader>().rows} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
