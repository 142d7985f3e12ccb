// A promise that is about to be missed: what is known of its conversation, and what was said about it.

import { sql } from 'kysely';

import type { Trx } from './database.ts';

export type WatchedPromise = Readonly<{
  mailboxId: number;
  team: string | null;
  language: string | null;
  promisedBy: Date;
  /** The customer has been told another time before. */
  moved: boolean;
  /** Whom the handover mail went to; null where there was none: then nobody was promised anything. */
  toldTo: string | null;
  blocked: boolean;
  customerName: string;
  /** The customer's newest mail; null where there is none. */
  latest: Readonly<{
    messageId: string;
    references: readonly string[];
    subject: string;
    automated: string;
    authenticity: string;
  }> | null;
}>;

/** Takes the conversation's row lock. Null where nobody waits any more: it was answered, settled or snoozed. */
export async function lockWaitingPromise(trx: Trx, conversationId: number): Promise<WatchedPromise | null> {
  await trx
    .selectFrom('conversation')
    .select('id')
    .where('id', '=', conversationId)
    .forUpdate()
    .executeTakeFirst();
  const { rows } = await sql<WatchedPromise>`
    select conversation.mailbox_id as "mailboxId", conversation.team, conversation.language,
      conversation.promised_by as "promisedBy", conversation.promise_moved_at is not null as moved,
      customer.blocked_at is not null as blocked, customer.name as "customerName",
      (select to_address from outbox where outbox.conversation_id = conversation.id and kind = 'handover'
        and state in ('sending', 'sent', 'unknown') order by outbox.id desc limit 1) as "toldTo",
      (select json_build_object('messageId', message_id, 'references', refs, 'subject', subject,
          'automated', automated_kind, 'authenticity', authenticity)
        from message where message.conversation_id = conversation.id and author = 'customer'
        order by message.id desc limit 1) as latest
    from conversation join customer on customer.id = conversation.customer_id
    where conversation.id = ${conversationId} and handler = 'human' and status = 'open'
      and promised_by is not null
      and not exists (select from outbox where outbox.conversation_id = conversation.id and kind = 'agent'
        and state <> 'withdrawn' and created_at >= conversation.handed_over_at)`.execute(trx);
  return rows[0] ?? null;
}

export async function markPromiseWarned(trx: Trx, conversationId: number, at: Date): Promise<void> {
  await trx
    .updateTable('conversation')
    .set({ promise_warned_at: at })
    .where('id', '=', conversationId)
    .execute();
}

export async function movePromise(trx: Trx, conversationId: number, to: Date, at: Date): Promise<void> {
  await trx
    .updateTable('conversation')
    .set({ promised_by: to, promise_moved_at: at })
    .where('id', '=', conversationId)
    .execute();
}
