// An agent keeps the sender of a conversation out, or all of their domain; the conversation is spam from then on.

import { type ActionFunctionArgs, data } from '@remix-run/node';
import { blockUndoably, unblockUndoably } from '../../db/beside-actions.ts';
import { findConversation } from '../../db/conversations.ts';
import { blockRefusals } from '../block-words.ts';
import { noConversation, requireConversationId } from '../conversation-id.ts';
import { parseForm } from '../form.ts';
import { blockForm } from '../forms/block.ts';
import { readSay } from '../language.ts';
import { requireAgent } from '../session.ts';

export async function action({ request, params, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { db } = context.app;
  const conversation = await findConversation(db, requireConversationId(params.id));
  if (!conversation) throw noConversation();
  const say = await readSay(request);
  const { value, faults } = await parseForm(request, blockForm);
  if (faults) return data({ fault: say('This form is broken; load the page again.') }, { status: 400 });
  if (value.intent === 'unblock') {
    const unblock = { pattern: value.pattern, agentId: agent.id, conversationId: conversation.id };
    await unblockUndoably(db, unblock);
    return data({ fault: null });
  }
  const email = conversation.customer_email;
  const pattern = value.what === 'address' ? email : email.slice(email.lastIndexOf('@'));
  const block = { pattern, agentId: agent.id, conversationId: conversation.id };
  const refused = await blockUndoably(db, block);
  return refused ? data({ fault: say(blockRefusals[refused]) }, { status: 409 }) : data({ fault: null });
}
