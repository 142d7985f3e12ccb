import { beforeAll, describe, expect, test } from 'vitest';

import { recordMails } from '../db/intake.ts';
import { recordMail, setCursor } from '../db/ledger.ts';
import { listRepairs } from '../db/sweep.ts';
import { useJobDesk } from '../test/job-desk.ts';
import { letter } from '../test/mail-desk.ts';
import { storeConversation } from '../test/stored.ts';
import { createTasks, type handlers } from './jobs/index.ts';
import { repair } from './repair.ts';

const desk = useJobDesk();
const place = { folder: 'INBOX', uidValidity: 1 };
let uid = 0;

beforeAll(() => setCursor(desk.test.db, { mailboxId: desk.mailboxId, ...place, lastUid: 0 }));

type Task = keyof typeof handlers;

const jobs = async (task: Task) =>
  (await desk.test.pool.query('select * from graphile_worker.jobs where task_identifier = $1', [task])).rows;
const emptyQueue = () => desk.test.pool.query('delete from graphile_worker._private_jobs');
const isGivenUp = () =>
  desk.test.pool.query('update graphile_worker._private_jobs set attempts = max_attempts');
const work = (task: Task, payload: object) =>
  createTasks(desk.context)[task]?.(payload, { job: { attempts: 1, max_attempts: 8 } } as never);

async function takenIn(raw: Buffer): Promise<number> {
  uid++;
  const mail = { mailboxId: desk.mailboxId, ...place, uid, internalDate: new Date(), source: raw };
  await recordMail(desk.test.db, mail, false);
  return (await ledgerRow(uid)).id;
}

const ledgerRow = (of: number) =>
  desk.test.db.selectFrom('ledger').selectAll().where('uid', '=', of).executeTakeFirstOrThrow();
const conversationOf = (id: number | null) =>
  desk.test.db.selectFrom('conversation').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

const question = () => letter({ from: 'eva@customer.test', subject: 'Hours', text: 'When are you open?' });

describe('work whose job was lost', () => {
  test('gets it again, at each of its stages, and only once nothing has happened for a while', async () => {
    const ledgerId = await takenIn(question());
    await emptyQueue();
    await repair(desk.context);
    expect(await jobs('receive-mail')).toEqual([]);
    await repair(desk.context, 0);
    await repair(desk.context, 0);
    expect(await jobs('receive-mail')).toMatchObject([{ queue_name: `mailbox:${desk.mailboxId}` }]);
    await work('receive-mail', { ledgerId });
    const { message_ref, conversation_id } = await ledgerRow(uid);
    await emptyQueue();
    await repair(desk.context, 0);
    await repair(desk.context, 0);
    expect(await jobs('receive-mail')).toEqual([]);
    expect(await jobs('triage-mail')).toHaveLength(1);
    await work('triage-mail', { messageId: message_ref });
    await emptyQueue();
    await repair(desk.context, 0);
    await repair(desk.context, 0);
    expect(await jobs('triage-mail')).toEqual([]);
    expect(await jobs('send-mail')).toHaveLength(1);
    expect((await conversationOf(conversation_id)).outcome).not.toBe('pending');
    expect(await listRepairs(desk.test.db)).toMatchObject({
      'receive-mail': 1,
      'triage-mail': 1,
      'send-mail': 1,
      told: 0,
    });
    await emptyQueue();
    await desk.test.db.updateTable('outbox').set({ state: 'sent' }).execute();
  });
});

test('mails that came in together are not lost while their one job waits', async () => {
  const mails = [1, 2, 3].map(() => {
    uid++;
    return {
      ...{ mailboxId: desk.mailboxId, ...place, uid, internalDate: new Date() },
      source: question(),
    };
  });
  await recordMails(desk.test.db, mails);
  await repair(desk.context, 0);
  expect(await jobs('receive-mail')).toHaveLength(1);
  await emptyQueue();
  await repair(desk.context, 0);
  expect(await jobs('receive-mail')).toHaveLength(3);
  await desk.test.db.deleteFrom('ledger').where('disposition', '=', 'received').execute();
  await emptyQueue();
});

describe('a job that was given up while nobody could be told', () => {
  test('of a mail that nobody understood brings it to a person', async () => {
    const stored = await storeConversation(desk.test.db, { messageId: '<silent@customer.test>' });
    await emptyQueue();
    await repair(desk.context, 0);
    await isGivenUp();
    await repair(desk.context, 0);
    expect(await conversationOf(stored.conversationId)).toMatchObject({
      handler: 'human',
      reasons: ['engine_error'],
    });
    expect(await jobs('triage-mail')).toEqual([]);
  });

  test('of a mail that cannot even be shown shows that there is one', async () => {
    const ledgerId = await takenIn(Buffer.from('Subject: a\u0000b\r\n\r\nNothing of this can be stored.'));
    await isGivenUp();
    await repair(desk.context, 0);
    const row = await ledgerRow(uid);
    expect(row).toMatchObject({ id: ledgerId, disposition: 'unparsable' });
    expect(await conversationOf(row.conversation_id)).toMatchObject({
      handler: 'human',
      status: 'open',
      subject: 'ab',
    });
    expect(await jobs('receive-mail')).toEqual([]);
  });

  test('of a mail that was to go out brings its conversation to a person', async () => {
    const stored = await storeConversation(desk.test.db, { messageId: '<unsent@customer.test>' });
    await work('triage-mail', { messageId: stored.messageId });
    const { id } = await desk.test.db
      .selectFrom('outbox')
      .select('id')
      .where('in_answer_to', '=', stored.messageId)
      .executeTakeFirstOrThrow();
    await isGivenUp();
    await repair(desk.context, 0);
    const outbox = await desk.test.db.selectFrom('outbox').selectAll().where('id', '=', id).execute();
    expect(outbox).toMatchObject([{ state: 'failed' }]);
    expect(await conversationOf(stored.conversationId)).toMatchObject({ handler: 'human', status: 'open' });
    // The mail was a question: what would have noticed that nobody answers it was given up too.
    expect(await listRepairs(desk.test.db)).toMatchObject({ told: 4 });
  });
});
