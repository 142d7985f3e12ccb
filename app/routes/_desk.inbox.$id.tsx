// One conversation: the customer's words, why it is here, and what to do next.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listAgents } from '../../db/agents.ts';
import { discardDraftUndoably } from '../../db/beside-actions.ts';
import { listEvents } from '../../db/conversation-events.ts';
import { findThread } from '../../db/conversation-thread.ts';
import { findMergedInto } from '../../db/merge.ts';
import { listOrdersByNumber } from '../../db/orders.ts';
import { getPolicy } from '../../db/policies.ts';
import { actOnQueue, type QueueAct } from '../../db/queue-actions.ts';
import { ConversationPage } from '../components/conversation-page.tsx';
import { PageFault } from '../components/page-fault.tsx';
import { parseFormData } from '../form.ts';
import { conversationForm } from '../forms/conversation.ts';
import { readSay } from '../language.ts';
import { loadReply } from '../load-reply.ts';
import { readCustomer } from '../read-customer.ts';
import { readJoining } from '../read-joining.ts';
import { isTooLarge } from '../reply-files.ts';
import { type Colleague, type ReplyFault, sendReply } from '../send-reply.ts';
import { requireAgent } from '../session.ts';
import { settleMail } from '../settle-mail.ts';
import { suggestArticles } from '../suggest-articles.ts';
import { mentionedOrderNumbers, toConversationView } from '../view/conversation-view.ts';
import { longestSnoozeMs } from '../view/snooze.ts';
import { type Say, toSay } from '../words/say.ts';

/** Mails that a conversation opens with; the page asks for those before them. */
const openedWith = 30;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { planned } = context.app;
  const thread = await findThread(planned, requireId(params.id), { newest: openedWith });
  if (!thread) throw notFound();
  const { id, merged_into, customer_id } = thread.conversation;
  if (merged_into !== null) throw redirect(whereMerged(request, id, merged_into));
  const { policy } = await getPolicy(planned);
  const [mentioned, agents, articles, events, customer, joining, reply, say] = await Promise.all([
    listOrdersByNumber(planned, mentionedOrderNumbers(thread)),
    listAgents(planned),
    suggestArticles({ db: planned }, thread),
    listEvents(planned, id),
    readCustomer(planned, customer_id, { policy, viewer: agent }),
    readJoining(planned, id, new Date()),
    loadReply(planned, agent, thread),
    readSay(request),
  ]);
  if (!customer) throw notFound();
  return toConversationView(thread, {
    ...{ mentioned, agents, articles, events, policy, customer, joining, reply },
    me: agent.id,
    say,
  });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { app } = context;
  const conversationId = requireId(params.id);
  const say = await readSay(request);
  const refuse = (status: number, fault: ReplyFault) =>
    data({ ...nothingDone, ...sayFaults(fault, say) }, { status });
  const mergedInto = await findMergedInto(app.db, conversationId);
  if (mergedInto !== null) {
    const fault = say('This conversation was merged into #{id} meanwhile. Nothing was done; go on there.', {
      id: mergedInto,
    });
    return refuse(409, { faults: {}, fault });
  }
  const tooLarge = isTooLarge(request);
  if (tooLarge) return refuse(413, { faults: {}, fault: tooLarge });
  const form = await request.formData();
  const { value, faults } = parseFormData(form, conversationForm);
  if (faults) {
    const isShown = shownFaults.some((field) => faults[field]);
    return refuse(400, {
      faults,
      fault: isShown ? null : toSay('This form is broken; load the page again.'),
    });
  }
  const act = async (what: QueueAct) => {
    const stroke = { agentId: agent.id, ids: [conversationId], act: what, now: new Date() };
    const done = await actOnQueue(app.db, stroke);
    if (!done || done.found === 0) throw notFound();
  };
  switch (value.intent) {
    case 'send':
    case 'send-and-resolve': {
      const resolve = value.intent === 'send-and-resolve';
      const result = await sendReply(app, agent, conversationId, { ...value, resolve }, form);
      if (result.kind === 'not-found')
        return refuse(404, {
          faults: {},
          fault: toSay('This conversation is no longer there. Your text still is: copy it from here.'),
        });
      if (result.kind === 'refused')
        return refuse(Object.keys(result.fault.faults).length > 0 ? 400 : 409, result.fault);
      if (value.intent === 'send-and-resolve' && value.next) return redirect(value.next);
      return data({ ...nothingDone, sent: value.key });
    }
    case 'resolve':
      await act({ kind: 'resolve' });
      return redirect(value.next ?? new URL(request.url).pathname);
    case 'reopen':
      await act({ kind: 'reopen' });
      return data(nothingDone);
    case 'assign':
      await act({ kind: 'assign', assigneeId: value.assignee });
      return data(nothingDone);
    case 'snooze': {
      const latest = Date.now() + longestSnoozeMs;
      if (value.until.getTime() > latest)
        return refuse(400, { faults: {}, fault: toSay('That is too far ahead.') });
      await act({ kind: 'snooze', until: value.until });
      return data(nothingDone);
    }
    case 'spam':
      await act({ kind: 'spam' });
      return redirect(value.next ?? new URL(request.url).pathname);
    case 'discard-draft': {
      const use = { conversationId, decisionId: value.draft, agentId: agent.id };
      if (!(await discardDraftUndoably(app.db, use))) throw notFound();
      return data(nothingDone);
    }
    case 'take-back':
    case 'send-again':
    case 'it-arrived': {
      const { intent, outboxId } = value;
      const { fault } = await settleMail(app.db, agent, intent, { conversationId, outboxId });
      if (fault !== null) return refuse(409, { faults: {}, fault });
      return intent === 'take-back' && value.next ? redirect(value.next) : data(nothingDone);
    }
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

type Done = ReplyFault & { sent: string | null; colleague: Colleague | null };

const nothingDone: Done = { sent: null, faults: {}, fault: null, colleague: null };

/** Their faults stand beside them; any other means a form that is not ours. */
const shownFaults = ['text', 'html', 'key', 'subject', 'cc', 'bcc'];

const sayFaults = ({ faults, fault, colleague = null }: ReplyFault, say: Say) => ({
  faults: Object.fromEntries(Object.entries(faults).map(([field, words]) => [field, say(words)])),
  fault: fault && say(fault),
  colleague,
});

/** The same list stays beside it. */
function whereMerged(request: Request, from: number, into: number): string {
  const { searchParams } = new URL(request.url);
  searchParams.delete('_data');
  searchParams.set('merged', String(from));
  return `/inbox/${into}?${searchParams}`;
}

const notFound = () => new Response('No such conversation', { status: 404 });

function requireId(text: string | undefined): number {
  if (!text || !/^\d{1,15}$/.test(text)) throw notFound();
  return Number(text);
}
