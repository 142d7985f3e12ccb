import { describe, expect, test, vi } from 'vitest';

import { addAwaiting, claimAwaiting, enqueueEach, leaveAlone } from '../../db/awaiting-decision.ts';
import { triageKey } from '../../db/jobs.ts';
import { useJobDesk } from '../../test/job-desk.ts';
import { type Stored, storeConversation, storeMessage } from '../../test/stored.ts';
import type { ParsedMail } from '../../triage/mail.ts';
import { triageMail } from './triage-mail.ts';

const desk = useJobDesk();
const customers = Array.from({ length: 30 }, (_, place) => `eva@customer-${place}.test`);

/** As `receive-mail` leaves mails that came one by one: each with its job. */
async function waiting(letters: readonly Partial<ParsedMail>[]): Promise<number[]> {
  const { db } = desk.test;
  const stored: Stored[] = [];
  for (const letter of letters) stored.push(await storeConversation(db, letter));
  await db.transaction().execute(async (trx) => {
    await addAwaiting(trx, stored);
    await enqueueEach(trx, stored);
  });
  return stored.map(({ messageId }) => messageId);
}

const hours = (address: string): Partial<ParsedMail> => ({
  messageId: `<hours@${address}>`,
  from: { address, name: 'Eva' },
  subject: 'Opening hours',
  reply: 'Hi, what are your opening hours this week?',
});

const decided = (ids: readonly number[]) =>
  desk.test.db
    .selectFrom('decision')
    .leftJoin('outbox', 'outbox.in_answer_to', 'decision.message_id')
    .select(['decision.message_id as id', 'decision.action', 'decision.reasons', 'outbox.to_address as to'])
    .where('decision.message_id', 'in', ids)
    .orderBy('decision.message_id')
    .execute();

async function jobsLeft(): Promise<number> {
  const { rows } = await desk.test.pool.query(
    `select count(*)::int as n from graphile_worker.jobs where task_identifier = 'triage-mail'`,
  );
  return rows[0].n;
}

/** As when two batches are at work. */
function judgingTwice() {
  let end = () => {};
  const ended = new Promise<boolean>((resolve) => {
    end = () => resolve(true);
  });
  const { underWay } = desk.context;
  return { looks: [underWay.together(() => ended), underWay.together(() => ended)], end };
}

test('what waits is judged together, each mail once and by what it says itself, and its jobs are gone', async () => {
  const angry = { reply: 'I want to speak to a person. Now.', subject: 'A person please' };
  const letters = customers.map((address, place) => ({
    ...hours(address),
    ...(place % 3 === 0 ? angry : {}),
  }));
  const ids = await waiting(letters);
  await triageMail.run(desk.context, { messageId: ids[0] ?? 0 });
  expect(await jobsLeft()).toBe(0);
  expect(await decided(ids)).toMatchObject(
    ids.map((id, place) =>
      place % 3 === 0
        ? {
            id,
            action: 'escalate',
            reasons: expect.arrayContaining(['asked_for_human']),
            to: customers[place],
          }
        : { id, action: 'reply', to: customers[place] },
    ),
  );
  expect(await claimAwaiting(desk.test.db, 10)).toEqual([]);
});

test('where one of them breaks the batch, the others are judged by their own jobs', async () => {
  const [first, broken, other] = await waiting(
    ['a', 'b', 'c'].map((name) => hours(`${name}@one-breaks.test`)),
  );
  const failing = {
    ...desk.context,
    now: vi.fn(desk.context.now).mockImplementationOnce(desk.context.now),
    mailboxConfig: vi
      .fn(desk.context.mailboxConfig)
      .mockImplementationOnce(desk.context.mailboxConfig)
      .mockImplementationOnce(desk.context.mailboxConfig)
      .mockImplementationOnce(() => {
        throw new Error('this worker cannot judge that one');
      }),
  };
  const ids = [first ?? 0, broken ?? 0, other ?? 0];
  await triageMail.run(failing, { messageId: ids[0] ?? 0 });
  expect((await decided(ids)).map(({ id }) => id)).toEqual([first]);
  // They are left to their own jobs, which are still there and due.
  expect(await claimAwaiting(desk.test.db, 10)).toEqual([]);
  expect(await jobsLeft()).toBe(3);
  for (const messageId of ids.slice(1)) await triageMail.run(desk.context, { messageId });
  expect((await decided(ids)).map(({ id, action }) => [id, action])).toEqual(ids.map((id) => [id, 'reply']));
});

test('the answer to a mail that came alone does not wait for others', async () => {
  const { underWay } = desk.context;
  const [id = 0] = await waiting([hours('lone@on-its-own.test')]);
  await underWay.quiet(5_000);
  await triageMail.run(desk.context, { messageId: id });
  expect(await decided([id])).toMatchObject([{ id, action: 'reply' }]);
  const began = performance.now();
  await underWay.quiet(5_000);
  expect(performance.now() - began).toBeLessThan(100);
});

test('a mail whose job comes while two batches are judged is left to them, with a job for when they fail', async () => {
  const [id = 0] = await waiting([hours('z@others-at-it.test')]);
  const { looks, end } = judgingTwice();
  const before = await jobsLeft();
  await triageMail.run(desk.context, { messageId: id });
  expect(await decided([id])).toEqual([]);
  // The one at work here has lost its name to the one that comes later.
  expect(await jobsLeft()).toBe(before);
  const { rows } = await desk.test.pool.query(
    'select run_at > now() as later from graphile_worker.jobs where key = $1',
    [triageKey(id)],
  );
  expect(rows).toEqual([{ later: true }]);
  end();
  await Promise.all(looks);
  await triageMail.run(desk.context, { messageId: id });
  expect(await decided([id])).toMatchObject([{ id, action: 'reply' }]);
});

test('a mail that is to be judged alone is not left to those who are judging', async () => {
  const [id = 0] = await waiting([hours('w@on-its-own.test')]);
  await desk.test.db.transaction().execute((trx) => leaveAlone(trx, [id]));
  const { looks, end } = judgingTwice();
  await triageMail.run(desk.context, { messageId: id });
  expect(await decided([id])).toMatchObject([{ id, action: 'reply' }]);
  end();
  await Promise.all(looks);
});

describe('what was placed together, should the first of it not have judged the rest', () => {
  const placed = async (...names: string[]) => {
    const ids = await waiting(names.map((name) => hours(`${name}@placed-together.test`)));
    await desk.test.pool.query(`delete from graphile_worker._private_jobs where key = any($1)`, [
      ids.map(triageKey),
    ]);
    return { ids, range: { messageId: Math.min(...ids), lastId: Math.max(...ids) } };
  };
  const jobsOf = async (ids: readonly number[]) => {
    const { rows } = await desk.test.pool.query(
      `select payload from graphile_worker._private_jobs
      where (payload ->> 'messageId')::bigint = any($1) and run_at > now() order by (payload ->> 'messageId')::bigint`,
      [ids],
    );
    return rows.map(({ payload }) => payload);
  };

  test('is judged', async () => {
    const { ids, range } = await placed('a', 'b', 'c');
    await triageMail.run(desk.context, range);
    expect((await decided(ids)).map(({ id, action }) => [id, action])).toEqual(
      ids.map((id) => [id, 'reply']),
    );
    expect(await jobsOf(ids)).toEqual([]);
    // Once more, it finds nothing to do.
    await triageMail.run(desk.context, range);
    expect(await jobsOf(ids)).toEqual([]);
  });

  test('gets a job of its own where somebody else has it in hand, who may have died', async () => {
    const { ids, range } = await placed('d', 'e');
    expect(await claimAwaiting(desk.test.db, 10)).toEqual(ids);
    await triageMail.run(desk.context, range);
    expect(await decided(ids)).toEqual([]);
    expect(await jobsOf(ids)).toEqual(ids.map((messageId) => ({ messageId })));
    for (const messageId of ids) await triageMail.run(desk.context, { messageId });
    expect((await decided(ids)).map(({ id }) => id)).toEqual(ids);
  });

  test('is looked at once more where two batches are at work', async () => {
    const { ids, range } = await placed('f', 'g');
    const { looks, end } = judgingTwice();
    await triageMail.run(desk.context, range);
    expect(await jobsOf(ids)).toEqual([range]);
    end();
    await Promise.all(looks);
    await triageMail.run(desk.context, range);
    expect((await decided(ids)).map(({ id }) => id)).toEqual(ids);
  });

  test('gets a job of its own where that look was given up', async () => {
    const { ids, range } = await placed('h', 'i');
    await triageMail.giveUp(desk.context, range, new Error('the database was gone for an hour'));
    expect(await jobsOf(ids)).toEqual(ids.map((messageId) => ({ messageId })));
  });
});

test('of two mails in one conversation the earlier one is judged first', async () => {
  const { db } = desk.test;
  const [, question] = await waiting([hours('x@in-order.test'), hours('y@in-order.test')]);
  const { conversation_id: conversationId } = await db
    .selectFrom('message')
    .select('conversation_id')
    .where('id', '=', question ?? 0)
    .executeTakeFirstOrThrow();
  const thanks = await db.transaction().execute(async (trx) => {
    const messageId = await storeMessage(trx, conversationId, {
      ...hours('y@in-order.test'),
      messageId: '<thanks@in-order.test>',
      reply: 'Found it, thank you!',
    });
    await addAwaiting(trx, [{ messageId, conversationId }]);
    return messageId;
  });
  const claimed = await claimAwaiting(db, 10);
  expect(claimed).toContain(question);
  expect(claimed).not.toContain(thanks);
});

test('two processes that take what waits take different mails', async () => {
  const ids = await waiting(['p', 'q', 'r', 's'].map((name) => hours(`${name}@two-at-once.test`)));
  const [one, two] = await Promise.all([claimAwaiting(desk.test.db, 3), claimAwaiting(desk.test.db, 3)]);
  const both = [...(one ?? []), ...(two ?? [])].filter((id) => ids.includes(id));
  expect(new Set(both).size).toBe(both.length);
  expect(both.length).toBeGreaterThanOrEqual(3);
});
