// An agent merges a conversation into another one, takes it apart again, splits it, puts it together again, or links it; and
// which others there are.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { linkUndoably, unlinkUndoably } from '../../db/beside-actions.ts';
import { listCandidates } from '../../db/candidates.ts';
import { findConversation } from '../../db/conversations.ts';
import { type MergeRefusal, mergeConversations, undoMerge } from '../../db/merge.ts';
import { splitConversation } from '../../db/split.ts';
import { undoSplit } from '../../db/unsplit.ts';
import { noConversation, requireConversationId } from '../conversation-id.ts';
import { parseForm } from '../form.ts';
import { joiningForm } from '../forms/joining.ts';
import { readSay } from '../language.ts';
import { requireAgent } from '../session.ts';
import { rejoinRefusals } from '../view/undo.ts';
import { toSay } from '../words/say.ts';

const mostCandidates = 8;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireAgent(request, context);
  const { db } = context.app;
  const conversation = await findConversation(db, requireConversationId(params.id));
  if (!conversation) throw noConversation();
  const words = (new URL(request.url).searchParams.get('q') ?? '').slice(0, 100).replaceAll('\0', '');
  const rows = await listCandidates(db, conversation, words, mostCandidates);
  return {
    candidates: rows.map(({ id, subject, customer, customerId, lastMessageAt, sameMailbox }) => ({
      ...{ id, subject, customer, sameMailbox, at: lastMessageAt.toISOString() },
      sameCustomer: customerId === conversation.customer_id,
    })),
  };
}

const refusals: Record<MergeRefusal, string> = {
  'not-found': toSay('There is no conversation with this number.'),
  itself: toSay('A conversation cannot be merged into itself.'),
  'other-mailbox': toSay(
    'They came to different mailboxes: link them instead, so that answers find their way.',
  ),
  'merged-already': toSay('One of them has been merged already. Load the page again.'),
};

export async function action({ request, params, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { db } = context.app;
  const id = requireConversationId(params.id);
  const say = await readSay(request);
  const { value, faults } = await parseForm(request, joiningForm);
  const refuse = (status: number, fault: string) => data({ fault: say(fault) }, { status });
  if (faults) return refuse(400, toSay('Choose a conversation.'));
  const now = new Date();
  switch (value.intent) {
    case 'merge': {
      const merge = { sourceId: id, targetId: value.into, agentId: agent.id, now };
      const { refused } = await mergeConversations(db, merge);
      return refused ? refuse(409, refusals[refused]) : redirect(`/inbox/${value.into}?merged=${id}`);
    }
    case 'undo': {
      const source = await undoMerge(db, value.merge, { agentId: agent.id, now });
      if (source === null) return refuse(409, toSay('This can no longer be undone.'));
      return redirect(`/inbox/${source}`);
    }
    case 'split': {
      const split = { conversationId: id, messageId: value.message, agentId: agent.id, now };
      const made = await splitConversation(db, split);
      if (made === null)
        return refuse(409, toSay('This mail can no longer be split off. Load the page again.'));
      return redirect(`/inbox/${made}`);
    }
    case 'rejoin': {
      const { refused } = await undoSplit(db, value.split, { agentId: agent.id, now });
      return refused ? refuse(409, rejoinRefusals[refused]) : data({ fault: null });
    }
    case 'link':
      if (await linkUndoably(db, { one: id, other: value.other, agentId: agent.id }))
        return data({ fault: null });
      return refuse(404, refusals['not-found']);
    case 'unlink':
      await unlinkUndoably(db, { one: id, other: value.other, agentId: agent.id });
      return data({ fault: null });
    default:
      return value satisfies never;
  }
}
