// One conversation: the customer's words, why it is here, and what to do next.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listAgents } from '../../db/agents.ts';
import { findThread } from '../../db/conversation-thread.ts';
import { listOrdersByNumber } from '../../db/orders.ts';
import { assignConversation, markSpam, snoozeConversation } from '../../db/queue.ts';
import { reopenConversation, resolveConversation } from '../../db/replies.ts';
import { ConversationPage } from '../components/conversation-page.tsx';
import { PageFault } from '../components/page-fault.tsx';
import { parseForm } from '../form.ts';
import { conversationForm } from '../forms/conversation.ts';
import { type ReplyFault, sendReply } from '../send-reply.ts';
import { requireAgent } from '../session.ts';
import { mentionedOrderNumbers, toConversationView } from '../view/conversation-view.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { db } = context.app;
  const thread = await findThread(db, requireId(params.id));
  if (!thread) throw notFound();
  const [mentioned, agents] = await Promise.all([
    listOrdersByNumber(db, mentionedOrderNumbers(thread)),
    listAgents(db),
  ]);
  return toConversationView(thread, { mentioned, agents, me: agent.id });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { app } = context;
  const id = requireId(params.id);
  const { value, faults } = await parseForm(request, conversationForm);
  if (faults)
    return refuse(400, { faults, fault: faults.text || faults.key ? null : 'This form is broken.' });
  switch (value.intent) {
    case 'send':
    case 'send-and-resolve': {
      const resolve = value.intent === 'send-and-resolve';
      const result = await sendReply(app, agent, id, { ...value, resolve });
      if (result.kind === 'not-found') throw notFound();
      if (result.kind === 'refused') return refuse(409, result.fault);
      if (value.intent === 'send-and-resolve' && value.next) return redirect(value.next);
      return data({ sent: value.key, faults: {}, fault: null });
    }
    case 'resolve':
      if (!(await resolveConversation(app.db, id))) throw notFound();
      return redirect(value.next ?? new URL(request.url).pathname);
    case 'reopen':
      if (!(await reopenConversation(app.db, id, agent.id))) throw notFound();
      return data({ sent: null, faults: {}, fault: null });
    case 'assign':
      if (!(await assignConversation(app.db, id, value.assignee))) throw notFound();
      return data({ sent: null, faults: {}, fault: null });
    case 'snooze': {
      const latest = Date.now() + longestSnoozeMs;
      if (value.until.getTime() > latest) return refuse(400, { faults: {}, fault: 'That is too far ahead.' });
      if (!(await snoozeConversation(app.db, id, agent.id, value.until))) throw notFound();
      return data({ sent: null, faults: {}, fault: null });
    }
    case 'spam':
      if (!(await markSpam(app.db, id))) throw notFound();
      return redirect(value.next ?? new URL(request.url).pathname);
    default:
      return value satisfies never;
  }
}

export const meta = ({ data: view }: { data?: { id: number; subject: string } }) => [
  { title: view ? `#${view.id} ${view.subject} · Baton` : 'Baton' },
];

export default function Conversation() {
  const view = useLoaderData<typeof loader>();
  return <ConversationPage key={view.id} view={view} />;
}

export function ErrorBoundary() {
  return <PageFault inside />;
}

const refuse = (status: number, fault: ReplyFault) => data({ sent: null, ...fault }, { status });

/** Whoever needs longer had better write it down. */
const longestSnoozeMs = 366 * 86_400_000;

const notFound = () => new Response('No such conversation', { status: 404 });

function requireId(text: string | undefined): number {
  if (!text || !/^\d{1,15}$/.test(text)) throw notFound();
  return Number(text);
}
