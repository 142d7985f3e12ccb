// A template as its author sees it in their own mailbox: by way of the outbox, to an agent's own address and to nobody else.

import type { MailBody } from '../triage/compose/render.ts';
import { changeConversation } from './change-conversations.ts';
import type { Database, Trx } from './database.ts';
import { createConversation } from './messages.ts';
import { type NewMail, writeMails } from './write-mail.ts';

export type TestMail = Readonly<{
  agentId: number;
  subject: string;
  body: MailBody;
  /** The Message-ID for a mail of this conversation, from this domain. */
  messageId: (of: Readonly<{ conversationNumber: number; domain: string }>) => string;
  now: Date;
}>;

/** What test mails hang on: it counts in no figure, as what was there before Baton does not. */
const subjectOfAll = 'Test mails';

/**
 * The address is read from the agent's own row: no form can say another one. Answers where it goes; null where there is
 * no mailbox to send it from.
 */
export function queueTestMail(db: Database, mail: TestMail): Promise<{ to: string } | null> {
  return db.transaction().execute(async (trx) => {
    const agent = await trx
      .selectFrom('agent')
      .select(['id', 'email', 'name'])
      .where('id', '=', mail.agentId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    const mailbox = await trx
      .selectFrom('mailbox')
      .select(['id', 'address', 'name'])
      .where('enabled', '=', true)
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    if (!mailbox) return null;
    const conversationId = await findOrBegin(trx, mailbox.id, agent, mail.now);
    const domain = mailbox.address.split('@').at(-1) ?? '';
    const outgoing: NewMail = {
      ...{ conversationId, kind: 'test', agentId: agent.id, answersRow: null, inReplyTo: null },
      messageId: mail.messageId({ conversationNumber: conversationId, domain }),
      from: { address: mailbox.address, name: mailbox.name },
      to: { address: agent.email, name: agent.name },
      subject: `[Test] ${mail.subject}`,
      ...mail.body,
      reply: mail.body.text,
      ...{ files: [], envelopeFrom: null, at: mail.now, dueAt: null, beforeReply: null },
    };
    await writeMails(trx, [outgoing]);
    await changeConversation(trx, conversationId, { lastMessageAt: mail.now });
    return { to: agent.email };
  });
}

async function findOrBegin(
  trx: Trx,
  mailboxId: number,
  agent: Readonly<{ email: string; name: string }>,
  now: Date,
): Promise<number> {
  const found = await trx
    .selectFrom('conversation')
    .innerJoin('customer', 'customer.id', 'conversation.customer_id')
    .select('conversation.id')
    .where('customer.email', '=', agent.email)
    .where('conversation.mailbox_id', '=', mailboxId)
    .where('conversation.subject', '=', subjectOfAll)
    .where('conversation.history', '=', true)
    .executeTakeFirst();
  if (found) return found.id;
  const { id } = await createConversation(trx, {
    mailboxId,
    customer: { address: agent.email, name: agent.name },
    subject: subjectOfAll,
    ...{ resolved: true, at: now },
  });
  await trx
    .updateTable('conversation')
    .set({ history: true, outcome: 'filed', handler: 'none' })
    .where('id', '=', id)
    .execute();
  return id;
}
