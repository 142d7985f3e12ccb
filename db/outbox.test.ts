import { describe, expect, test } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { until } from '../test/mail-desk.ts';
import { botMail, type Stored, storeConversation, storeMessage } from '../test/stored.ts';
import { changeConversation } from './change-conversations.ts';
import { handToPerson } from './handover.ts';
import { enqueue } from './jobs.ts';
import { getOutboxEntry, getSendState, queueBotMails } from './outbox.ts';

const desk = useTestDatabase();

const queue = (stored: Stored, messageId?: string) =>
  desk.db
    .transaction()
    .execute((trx) => queueBotMails(trx, [botMail(stored, messageId ? { messageId } : {})]))
    .then((answered) => answered.size === 1);
const outboxOf = ({ conversationId }: Stored) =>
  desk.db.selectFrom('outbox').selectAll().where('conversation_id', '=', conversationId).execute();
const jobsNamed = async (name: string) =>
  (await desk.pool.query('select id from graphile_worker.jobs where task_identifier = $1', [name])).rows;

/** Until a statement in this database waits for a lock of another one. */
const untilSomebodyWaits = () =>
  until(async () => {
    const { rows } = await desk.pool.query(
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    return rows.length > 0;
  });

describe('a mail of the bot', () => {
  test('is queued once for each mail that it answers, also where ten try at the same moment', async () => {
    const stored = await storeConversation(desk.db);
    const before = (await jobsNamed('send-mail')).length;
    const queued = await Promise.all(
      Array.from({ length: 10 }, (_, n) => queue(stored, `<try-${n}@shop.test>`)),
    );
    expect(queued.filter(Boolean)).toHaveLength(1);
    expect(await outboxOf(stored)).toHaveLength(1);
    expect(await jobsNamed('send-mail')).toHaveLength(before + 1);
    const sent = await desk.db
      .selectFrom('message')
      .select('id')
      .where('conversation_id', '=', stored.conversationId)
      .where('author', '=', 'bot')
      .execute();
    expect(sent).toHaveLength(1);
  });

  test('waits for another one on the same mail that has not yet been committed, and then gives way', async () => {
    const stored = await storeConversation(desk.db);
    let commit = () => {};
    let queued = () => {};
    const isQueued = new Promise<void>((resolve) => {
      queued = resolve;
    });
    const first = desk.db.transaction().execute(async (trx) => {
      const done = await queueBotMails(trx, [botMail(stored, { messageId: '<one@shop.test>' })]);
      queued();
      await new Promise<void>((resolve) => {
        commit = resolve;
      });
      return done;
    });
    await isQueued;
    const second = queue(stored, '<two@shop.test>');
    await untilSomebodyWaits();
    commit();
    expect([(await first).size, await second]).toEqual([1, false]);
  });

  test('that was taken back with its transaction leaves no row and no job', async () => {
    const stored = await storeConversation(desk.db);
    const before = (await jobsNamed('send-mail')).length;
    const failing = desk.db.transaction().execute(async (trx) => {
      await queueBotMails(trx, [botMail(stored)]);
      throw new Error('the worker died');
    });
    await expect(failing).rejects.toThrow('the worker died');
    expect(await outboxOf(stored)).toEqual([]);
    expect(await jobsNamed('send-mail')).toHaveLength(before);
    expect(await queue(stored)).toBe(true);
  });

  test('refers to the mail it answers, and to no more of the thread than fits a header', async () => {
    const stored = await storeConversation(desk.db);
    const references = Array.from({ length: 100 }, (_, n) => `<r${n}@customer.test>`);
    const answers = { id: stored.messageId, messageId: '<first@customer.test>', references };
    await desk.db.transaction().execute((trx) => queueBotMails(trx, [botMail(stored, { answers })]));
    const [row] = await outboxOf(stored);
    const { message } = await getOutboxEntry(desk.db, row?.id ?? 0, { lock: false });
    expect(message.inReplyTo).toBe('<first@customer.test>');
    expect(message.references).toHaveLength(20);
    expect(message.references[0]).toBe('<r0@customer.test>');
    expect(message.references.at(-1)).toBe('<first@customer.test>');
  });
});

describe('right before it is sent', () => {
  const stateOf = async (stored: Stored) => {
    const [row] = await outboxOf(stored);
    const entry = await getOutboxEntry(desk.db, row?.id ?? 0, { lock: false });
    return await desk.db.transaction().execute((trx) => getSendState(trx, entry));
  };
  const another = (stored: Stored, messageId: string) =>
    desk.db.transaction().execute((trx) => storeMessage(trx, stored.conversationId, { messageId }));
  const decideOn = (stored: Stored, id: number, action: string) =>
    desk.db
      .insertInto('decision')
      .values({ message_id: id, conversation_id: stored.conversationId, action, reasons: ['thanks'] })
      .execute();

  test('a newer mail of the customer is seen, also one that came while the answer was being written', async () => {
    const stored = await storeConversation(desk.db);
    const newer = await another(stored, '<newer@customer.test>');
    await queue(stored);
    expect(await stateOf(stored)).toMatchObject({ newerMail: 'undecided' });
    await decideOn(stored, newer, 'escalate');
    expect(await stateOf(stored)).toMatchObject({ newerMail: 'acted-on' });
  });

  test('a newer thank-you is no reason to leave the first mail without an answer', async () => {
    const stored = await storeConversation(desk.db);
    await queue(stored);
    expect(await stateOf(stored)).toEqual({
      handler: 'none',
      outcome: 'pending',
      blocked: false,
      newerMail: 'none',
    });
    await decideOn(stored, await another(stored, '<thanks@customer.test>'), 'file');
    expect(await stateOf(stored)).toMatchObject({ newerMail: 'none' });
  });

  test('a person who took over and a customer who was blocked are seen', async () => {
    const stored = await storeConversation(desk.db, { from: { address: 'rude@customer.test', name: '' } });
    await queue(stored);
    await desk.db
      .transaction()
      .execute((trx) => changeConversation(trx, stored.conversationId, { handler: 'human' }));
    await desk.db
      .updateTable('customer')
      .set({ blocked_at: new Date() })
      .where('id', '=', stored.customerId)
      .execute();
    expect(await stateOf(stored)).toMatchObject({ handler: 'human', blocked: true });
  });
});

describe('a handover', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 9, minute));
  const promise = (by: number) => ({
    team: 'support',
    urgency: 10,
    assign: null,
    promise: { by: at(by), warnAt: at(by - 5) },
  });

  test('keeps what the first one said and adds the new reasons behind', async () => {
    const { conversationId } = await storeConversation(desk.db);
    await desk.db
      .transaction()
      .execute((trx) => handToPerson(trx, conversationId, ['anger'], at(0), promise(30)));
    await desk.db
      .transaction()
      .execute((trx) => handToPerson(trx, conversationId, ['engine_error', 'anger'], at(5), promise(50)));
    const row = await desk.db
      .selectFrom('conversation')
      .selectAll()
      .where('id', '=', conversationId)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      status: 'open',
      handler: 'human',
      outcome: 'handed_over',
      reasons: ['anger', 'engine_error'],
      handed_over_at: at(0),
      waiting_since: at(0),
      promised_by: at(30),
    });
  });

  test('by two at once loses no reason', async () => {
    const { conversationId } = await storeConversation(desk.db);
    const reasons = ['anger', 'sarcasm', 'complaint', 'paused'] as const;
    await Promise.all(
      reasons.map((reason) =>
        desk.db.transaction().execute((trx) => handToPerson(trx, conversationId, [reason], at(0))),
      ),
    );
    const row = await desk.db
      .selectFrom('conversation')
      .select('reasons')
      .where('id', '=', conversationId)
      .executeTakeFirstOrThrow();
    expect([...row.reasons].sort()).toEqual([...reasons].sort());
  });
});

test('a job that is queued in a transaction that is taken back never runs', async () => {
  const before = (await jobsNamed('triage-mail')).length;
  const failing = desk.db.transaction().execute(async (trx) => {
    await enqueue(trx, 'triage-mail', { messageId: 1 }, { queue: 'conversation:1' });
    throw new Error('the worker died');
  });
  await expect(failing).rejects.toThrow('the worker died');
  expect(await jobsNamed('triage-mail')).toHaveLength(before);
});
