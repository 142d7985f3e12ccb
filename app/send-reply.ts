// An agent's answer on its way from the form to the outbox.

import type { Agent } from '../db/agents.ts';
import { findConversation } from '../db/conversations.ts';
import { queueReply } from '../db/replies.ts';
import { makeMessageId } from '../triage/thread/message-id.ts';
import { stripSubject } from '../triage/thread/subject.ts';
import type { AppContext } from './context.ts';
import type { Faults } from './form.ts';

export type ReplyForm = Readonly<{ text: string; key: string; seen: number; resolve: boolean }>;

/** `faults` stand beside their fields, `fault` above the whole form. */
export type ReplyFault = Readonly<{ faults: Faults; fault: string | null }>;

export type SendResult =
  | Readonly<{ kind: 'sent' }>
  | Readonly<{ kind: 'not-found' }>
  | Readonly<{ kind: 'refused'; fault: ReplyFault }>;

export async function sendReply(
  { db, config }: Pick<AppContext, 'db' | 'config'>,
  agent: Agent,
  conversationId: number,
  { text, key, seen, resolve }: ReplyForm,
): Promise<SendResult> {
  const conversation = await findConversation(db, conversationId);
  if (!conversation) return { kind: 'not-found' };
  const messageId = makeMessageId({
    conversationNumber: conversationId,
    messageId: `a-${key}`,
    domain: conversation.mailbox_address.split('@').at(-1) ?? '',
    key: config.secret,
  });
  const result = await queueReply(db, {
    conversationId,
    agent,
    subject: `Re: ${stripSubject(conversation.subject)}`,
    text,
    messageId,
    seenMessageId: seen,
    resolve,
    now: new Date(),
  });
  switch (result.kind) {
    case 'queued':
    case 'repeated':
      return { kind: 'sent' };
    case 'not-found':
      return result;
    case 'newer-mail': {
      const fault = 'The customer wrote again while you were writing. Read the new mail, then send.';
      return { kind: 'refused', fault: { faults: {}, fault } };
    }
    default:
      return result satisfies never;
  }
}
