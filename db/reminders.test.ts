import { beforeAll, describe, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { storeConversation, storeMessage } from '../test/stored.ts';
import { storeTeam } from '../test/team.ts';
import { reopenConversation } from './conversation-status.ts';
import { findReminder, type Reminder, setReminder, wakeConversation } from './reminders.ts';

const test = useTestDatabase();
const dueAt = new Date(Date.now() + 3_600_000);
const later = new Date(dueAt.getTime() + 1);
let mia = 0;
let stored = 0;

beforeAll(async () => {
  ({ Mia: mia } = await storeTeam(test.db, ['Mia']));
});

async function remind(reminder: Reminder): Promise<number> {
  stored++;
  const { conversationId } = await storeConversation(test.db, { messageId: `<${stored}@customer.test>` });
  await test.db.transaction().execute((trx) => setReminder(trx, [conversationId], mia, reminder));
  return conversationId;
}
const statusOf = async (id: number) =>
  (
    await test.db
      .selectFrom('conversation')
      .select(['status', 'assignee_id'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).status;
const told = async (id: number) =>
  (await test.db.selectFrom('notification').select('kind').where('conversation_id', '=', id).execute()).map(
    ({ kind }) => kind,
  );

/** As triage does it where a person has the conversation. */
async function customerWrites(conversationId: number): Promise<void> {
  stored++;
  await test.db.transaction().execute(async (trx) => {
    await storeMessage(trx, conversationId, { messageId: `<${stored}@customer.test>` });
    await trx.updateTable('conversation').set({ status: 'open' }).where('id', '=', conversationId).execute();
  });
}

describe('a conversation that is to come back', () => {
  it('at a time sleeps until then, says why it is back, and tells who asked for it', async () => {
    const id = await remind({ kind: 'until', dueAt });
    await wakeConversation(test.db, id, new Date());
    expect([await statusOf(id), await told(id)]).toEqual(['snoozed', []]);
    expect(await findReminder(test.db, id)).toMatchObject({
      kind: 'until',
      dueAt,
      by: 'Mia',
      cameBack: null,
    });
    await wakeConversation(test.db, id, later);
    expect([await statusOf(id), await told(id)]).toEqual(['open', ['reminder']]);
    expect(await findReminder(test.db, id)).toMatchObject({ cameBack: 'time' });
    await wakeConversation(test.db, id, later);
    expect(await told(id)).toEqual(['reminder']);
  });

  it('unless the customer answers waits for them until then', async () => {
    const id = await remind({ kind: 'follow_up', dueAt });
    expect(await statusOf(id)).toBe('waiting');
    await wakeConversation(test.db, id, later);
    expect([await statusOf(id), await told(id)]).toEqual(['open', ['reminder']]);
    expect(await findReminder(test.db, id)).toMatchObject({ cameBack: 'no_answer' });
  });

  it('is left alone where the customer has answered, also where they have been answered again since', async () => {
    const id = await remind({ kind: 'follow_up', dueAt });
    await customerWrites(id);
    expect(await findReminder(test.db, id)).toMatchObject({ cameBack: 'customer' });
    await test.db.updateTable('conversation').set({ status: 'waiting' }).where('id', '=', id).execute();
    expect(await findReminder(test.db, id)).toBeNull();
    await wakeConversation(test.db, id, later);
    expect([await statusOf(id), await told(id)]).toEqual(['waiting', []]);
  });

  it('when the customer writes has no time and no job', async () => {
    const { rows: before } = await test.pool.query('select from graphile_worker.jobs');
    const id = await remind({ kind: 'reply', dueAt: null });
    const { rows: after } = await test.pool.query('select from graphile_worker.jobs');
    expect([await statusOf(id), after.length - before.length]).toEqual(['snoozed', 0]);
    await customerWrites(id);
    expect(await findReminder(test.db, id)).toMatchObject({ kind: 'reply', cameBack: 'customer' });
  });

  it('has no reminder any more once somebody opens it', async () => {
    const id = await remind({ kind: 'until', dueAt });
    await reopenConversation(test.db, id, mia);
    expect(await findReminder(test.db, id)).toBeNull();
    await wakeConversation(test.db, id, later);
    expect(await told(id)).toEqual([]);
  });
});
