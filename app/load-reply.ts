// What the reply box of a conversation begins with: the agent's draft with its files, the signature, what fills slots.

import { findSignature } from '../db/agent-signature.ts';
import type { Agent } from '../db/agents.ts';
import type { Thread } from '../db/conversation-thread.ts';
import type { Db } from '../db/database.ts';
import { getMailbox } from '../db/mailboxes.ts';
import { findReplyDraft, listReplyFiles } from '../db/reply-drafts.ts';
import { type ReplyView, toReplyView } from './view/reply-view.ts';

export async function loadReply(db: Db, agent: Agent, thread: Thread): Promise<ReplyView> {
  const of = { conversationId: thread.conversation.id, agentId: agent.id };
  const [draft, files, signature, mailbox] = await Promise.all([
    findReplyDraft(db, of),
    listReplyFiles(db, of),
    findSignature(db, agent.id),
    getMailbox(db, thread.conversation.mailbox_id),
  ]);
  return toReplyView(thread, { agent, draft, files, signature: signature || mailbox.signature });
}
