import { beforeAll, describe, expect, test } from 'vitest';

import { useJobDesk } from '../../test/job-desk.ts';
import { storePolicy } from '../../test/store-policy.ts';
import { type Stored, storeConversation } from '../../test/stored.ts';
import type { ParsedMail } from '../../triage/mail.ts';
import { defaultPolicy } from '../../triage/policy.ts';
import { createQueueTimes } from '../queue-times.ts';
import { sendMail } from './send-mail.ts';
import { triageMail } from './triage-mail.ts';
import { watchPromise } from './watch-promise.ts';

const desk = useJobDesk();
const always = [{ from: '00:00', to: '24:00' }];
const hours = {
  timeZone: 'Europe/Lisbon',
  week: { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always },
  exceptions: [],
};
const closed = { ...hours, week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } };
const { intents, teams } = defaultPolicy;

beforeAll(() =>
  storePolicy(desk.test.db, {
    botMailsPerHour: 100,
    promiseMinutes: 100,
    // The desk itself never opens: every promise here is the team's.
    hours: closed,
    teams: [...teams, { ...teams[0], key: 'care', name: 'Customer Care', hours }] as typeof teams,
    intents: {
      ...intents,
      complaint: { ...intents.complaint, team: 'care' },
      talk_to_human: { ...intents.talk_to_human, team: 'care' },
    },
  }),
);

const english = { subject: 'A person, please', reply: 'I want to talk to a person, please. A real human.' };
const german = {
  subject: 'Ein Mensch, bitte',
  reply: 'Ich möchte bitte mit einem Menschen sprechen, mit einem Mitarbeiter.',
};

async function handOver(changes: Partial<ParsedMail> = english): Promise<Stored> {
  const stored = await storeConversation(desk.test.db, { text: changes.reply ?? '', ...changes });
  await triageMail.run(desk.context, { messageId: stored.messageId });
  await sendAll(stored);
  return stored;
}

async function sendAll({ conversationId }: Stored) {
  const rows = await desk.test.db
    .selectFrom('outbox')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .where('state', '=', 'queued')
    .execute();
  for (const { id } of rows) await sendMail.run(desk.context, { outboxId: id });
}

const stateOf = ({ conversationId }: Stored) =>
  desk.test.db
    .selectFrom('conversation')
    .selectAll()
    .where('id', '=', conversationId)
    .executeTakeFirstOrThrow();
const mailsOf = ({ conversationId }: Stored) =>
  desk.test.db
    .selectFrom('outbox')
    .innerJoin('message', 'message.id', 'outbox.message_id')
    .select(['kind', 'state', 'reply'])
    .where('outbox.conversation_id', '=', conversationId)
    .orderBy('outbox.id')
    .execute();
const later = (minutes: number) => ({ ...desk.context, now: () => new Date(Date.now() + minutes * 60_000) });
const minutesFromNow = (at: Date | null) => Math.round(((at?.getTime() ?? 0) - Date.now()) / 60_000);

describe('a handover', () => {
  test("names the team, and a time from that team's own hours", async () => {
    const stored = await handOver();
    const state = await stateOf(stored);
    expect([state.team, minutesFromNow(state.promised_by)]).toEqual(['care', 100]);
    const lisbon = new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'Europe/Lisbon',
    });
    const [mail] = await mailsOf(stored);
    expect(mail?.reply).toContain('Customer Care');
    expect(mail?.reply).toContain(lisbon.format(state.promised_by ?? 0));
  });

  test('promises nothing for a team that never opens', async () => {
    const stored = await handOver({ subject: 'Cancel', reply: 'I want to cancel my subscription, please.' });
    expect(await stateOf(stored)).toMatchObject({ team: 'support', promised_by: null });
    expect((await mailsOf(stored))[0]?.reply).toContain('as soon as we are back');
  });

  test('says what was understood, in the customer’s language', async () => {
    const reply = 'Ich möchte mein Abonnement kündigen. Bitte bestätigen Sie die Kündigung.';
    const [mail] = await mailsOf(await handOver({ subject: 'Kündigung', reply }));
    expect(mail?.reply).toMatch(/Support[\s\S]*Kündigung oder Stornierung/);
  });

  test('promises a later time where the last customers had to wait longer', async () => {
    const care = await handOver();
    for (let at = 0; at < 25; at++) {
      const { conversationId } = await storeConversation(desk.test.db, {
        messageId: `<wait-${at}@customer.test>`,
      });
      await desk.test.pool.query(
        `update conversation set team = 'care', handed_over_at = now() - interval '7 hours 55 minutes' where id = $1`,
        [conversationId],
      );
      await desk.test.pool.query(
        `with written as (insert into message (conversation_id, direction, author, message_id, from_address, subject, text, reply, at)
           values ($1, 'out', 'agent', $2, 's@shop.test', '', '', '', now()) returning id)
         insert into outbox (conversation_id, message_id, kind, state, created_at)
         select $1, id, 'agent', 'sent', now() - interval '3 hours' from written`,
        [conversationId, `<answer-${at}@shop.test>`],
      );
    }
    expect(minutesFromNow((await stateOf(care)).promised_by)).toBe(100);
    const queueTimes = createQueueTimes({ db: desk.test.db, now: () => new Date() });
    const stored = await storeConversation(desk.test.db, { ...english, text: english.reply });
    await triageMail.run({ ...desk.context, queueTimes }, { messageId: stored.messageId });
    expect(minutesFromNow((await stateOf(stored)).promised_by)).toBe(300);
  });

  test('has its promise watched, at four fifths of the time', async () => {
    const { conversationId } = await handOver();
    const { rows } = await desk.test.pool.query(
      `select jobs.run_at from graphile_worker.jobs join graphile_worker._private_jobs using (id)
       where jobs.task_identifier = 'watch-promise' and payload ->> 'conversationId' = $1`,
      [String(conversationId)],
    );
    expect(rows.map(({ run_at }) => minutesFromNow(run_at))).toEqual([80]);
  });
});

describe('a promise that is about to be missed', () => {
  test('warns agents and tells the customer another time, once', async () => {
    const stored = await handOver();
    const before = await stateOf(stored);
    await watchPromise.run(later(80), stored);
    await sendAll(stored);
    const moved = await stateOf(stored);
    expect(moved.promise_warned_at).not.toBeNull();
    expect(moved.promised_by?.getTime()).toBeGreaterThan(before.promised_by?.getTime() ?? 0);
    expect(await mailsOf(stored)).toMatchObject([
      { kind: 'handover', state: 'sent' },
      { kind: 'delay', state: 'sent', reply: expect.stringContaining('takes longer than we said') },
    ]);
    const notes = () =>
      desk.test.db
        .selectFrom('message')
        .select('text')
        .where('conversation_id', '=', stored.conversationId)
        .where('direction', '=', 'note')
        .where('text', 'like', '%promised%')
        .execute();
    expect(await notes()).toEqual([{ text: expect.stringContaining('The customer was told') }]);
    await watchPromise.run(later(170), stored);
    expect(await mailsOf(stored)).toHaveLength(2);
    expect(await notes()).toHaveLength(2);
    expect((await stateOf(stored)).promised_by).toEqual(moved.promised_by);
  });

  test('is told in the customer’s language', async () => {
    const stored = await handOver(german);
    await watchPromise.run(later(80), stored);
    expect((await mailsOf(stored))[1]?.reply).toContain('es dauert länger als gesagt');
  });

  test('is nobody’s matter once a person has answered, or the conversation is settled', async () => {
    const [answered, resolved] = [await handOver(), await handOver()];
    await desk.test.pool.query(
      `with written as (insert into message (conversation_id, direction, author, message_id, from_address, subject, text, reply, at)
         values ($1, 'out', 'agent', '<agent@shop.test>', 's@shop.test', '', '', '', now()) returning id)
       insert into outbox (conversation_id, message_id, kind, state) select $1, id, 'agent', 'sent' from written`,
      [answered.conversationId],
    );
    await desk.test.db
      .updateTable('conversation')
      .set({ status: 'resolved' })
      .where('id', '=', resolved.conversationId)
      .execute();
    for (const each of [answered, resolved]) {
      await watchPromise.run(later(80), each);
      expect((await stateOf(each)).promise_warned_at).toBeNull();
      expect((await mailsOf(each)).filter(({ kind }) => kind === 'delay')).toEqual([]);
    }
  });

  test.each<[string, string]>([
    ['a machine', `update message set automated_kind = 'auto-reply' where conversation_id = $1`],
    ['a forged sender', `update message set authenticity = 'fail' where conversation_id = $1`],
    [
      'a blocked customer',
      `update customer set blocked_at = now() where id = (select customer_id from conversation where id = $1)`,
    ],
    ['one who was not told the first', `delete from outbox where conversation_id = $1`],
  ])('is not told to %s; agents are warned all the same', async (_, change) => {
    const stored = await handOver({ ...english, from: { address: 'jan@customer.test', name: 'Jan' } });
    await desk.test.pool.query(change, [stored.conversationId]);
    await watchPromise.run(later(80), stored);
    await desk.test.pool.query('update customer set blocked_at = null');
    expect((await mailsOf(stored)).filter(({ kind }) => kind === 'delay')).toEqual([]);
    expect((await stateOf(stored)).promise_warned_at).not.toBeNull();
  });

  test('is not told where the bot has written enough to that address', async () => {
    const stored = await handOver();
    await storePolicy(desk.test.db, { hours, promiseMinutes: 100, botMailsPerHour: 1 });
    await watchPromise.run(later(1), stored);
    expect((await mailsOf(stored)).filter(({ kind }) => kind === 'delay')).toEqual([]);
  });
});
