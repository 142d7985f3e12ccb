// Conversations that are merged and split: how they begin, and what became of them.

import { beforeEach } from 'vitest';

import { useTestDatabase } from './database.ts';
import { storeConversation } from './stored.ts';

/** Call at the top of a test file. */
export function useMovingDesk() {
  const test = useTestDatabase();
  let agentId: number;
  let mails = 0;

  beforeEach(async () => {
    agentId ??= (
      await test.db
        .insertInto('agent')
        .values({ email: 'tom@desk.test', name: 'Tom', role: 'agent', password_hash: '' })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id;
  });

  const customer = (name: string) => ({ address: `${name}@customer.test`, name });
  const fresh = () => ({ messageId: `<mail-${mails++}@customer.test>` });
  return {
    test,
    customer,
    fresh,
    agentId: () => agentId,
    begin: async (name: string, change: Readonly<Record<string, unknown>> = {}, mailbox?: string) => {
      const stored = await storeConversation(test.db, { ...fresh(), from: customer(name) }, mailbox);
      await test.db
        .updateTable('conversation')
        .set({ outcome: 'answered', handler: 'bot', status: 'waiting', ...change })
        .where('id', '=', stored.conversationId)
        .execute();
      return stored;
    },
    decide: (of: { conversationId: number; messageId: number }, action: string) =>
      test.db
        .insertInto('decision')
        .values({ conversation_id: of.conversationId, message_id: of.messageId, action, reasons: [] })
        .execute(),
    read: (id: number) =>
      test.db.selectFrom('conversation').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    mailsIn: async (id: number) => {
      const rows = test.db.selectFrom('message').select('id').where('conversation_id', '=', id).orderBy('id');
      return (await rows.execute()).map((row) => row.id);
    },
  };
}
