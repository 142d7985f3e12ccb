import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { type Seeded, seedDesk } from '../test/seed/desk.ts';
import { listAgents } from './agents.ts';
import type { ConversationFilter } from './conversation-filter.ts';
import { findThread } from './conversation-thread.ts';
import { type Cursor, countViews, listConversations } from './conversations.ts';
import { countOutcomes } from './figures.ts';
import { assignConversation, snoozeConversation } from './queue.ts';
import { wakeConversation } from './reminders.ts';

const test = useTestDatabase();
const now = new Date('2026-11-22T12:00:00Z');
let seed: Seeded;
beforeAll(async () => {
  seed = await seedDesk(test.db, now);
});

const subjects = async (filter: ConversationFilter) =>
  (await listConversations(test.db, filter, { limit: 50 })).rows.map((row) => row.subject);

describe('a list of conversations', () => {
  it('is filtered by what people ask for', async () => {
    expect(await subjects({ handler: 'human', status: ['open'] })).toHaveLength(7);
    expect(await subjects({ reason: 'anger' })).toHaveLength(2);
    expect(await subjects({ decidingReason: 'anger' })).toEqual(['Where is my chair?!']);
    expect(await subjects({ intent: 'none' })).toEqual(['A question', 'Automatic reply: Your order']);
    expect(await subjects({ outcome: 'answered' })).toEqual(['Where is my order?', 'Saturday?']);
  });

  it('is read page by page without a skip or a repeat, even where many changed in the same millisecond', async () => {
    await sql`update conversation set last_message_at = timestamptz '2026-11-22 11:00:00.123' +
      (id % 4) * interval '1 microsecond'`.execute(test.db);
    const seen: number[] = [];
    let after: Cursor | null = null;
    do {
      const page = await listConversations(test.db, {}, { limit: 2, after });
      seen.push(...page.rows.map((row) => row.id));
      after = page.next;
    } while (after);
    const all = Object.keys(seed.conversations).length;
    expect(seen).toHaveLength(all);
    expect(new Set(seen).size).toBe(all);
  });

  it('shows the words of the customer, not ours', async () => {
    const { rows } = await listConversations(test.db, { intent: 'cancel' }, { limit: 1 });
    expect(rows[0]?.excerpt).toContain('please cancel my subscription');
  });
});

describe('one conversation', () => {
  it('comes with its mails, decisions, readings, orders and what else the customer wrote', async () => {
    const thread = await findThread(test.db, seed.conversations.angry ?? 0);
    expect(thread?.messages.map((message) => message.author)).toEqual(['customer', 'bot', 'customer', 'bot']);
    expect(thread?.decisions.map((decision) => decision.action)).toEqual(['reply', 'escalate']);
    expect(thread?.understandings).toHaveLength(2);
    expect(thread?.orders.map((order) => order.number)).toEqual(['10-4471', '10-3902']);
    expect(await findThread(test.db, 999_999)).toBeNull();
  });
});

describe('the queue', () => {
  const subjectOf = (id: number | undefined) =>
    test.db
      .selectFrom('conversation')
      .selectAll()
      .where('id', '=', id ?? 0)
      .executeTakeFirstOrThrow();

  it('counts what is mine, what is nobody’s, and what sleeps', async () => {
    const [agent] = await listAgents(test.db);
    const before = await countViews(test.db, agent?.id ?? 0);
    expect(before.mine + before.unassigned).toBeLessThanOrEqual(before.person);
    const { legal, unsure } = seed.conversations;
    expect(await assignConversation(test.db, legal ?? 0, agent?.id ?? 0, null)).toBe(true);
    expect(await assignConversation(test.db, legal ?? 0, 999_999, null)).toBe(false);
    const until = new Date(Date.now() + 60_000);
    expect(await snoozeConversation(test.db, unsure ?? 0, agent?.id ?? 0, until)).toBe(true);
    const after = await countViews(test.db, agent?.id ?? 0);
    expect(after).toEqual({
      ...before,
      person: before.person - 1,
      mine: before.mine + 1,
      unassigned: before.unassigned - 2,
      snoozed: before.snoozed + 1,
    });
    const { rows } = await listConversations(test.db, { assigneeId: agent?.id ?? 0 }, { limit: 10 });
    expect(rows.map((row) => row.id).sort()).toEqual([legal, unsure].sort());
  });

  it('gives a snoozed conversation back when its time has come, and not before', async () => {
    const { unsure } = seed.conversations;
    const jobs = await sql<{ run_at: Date }>`select run_at from graphile_worker.jobs
      where task_identifier = 'wake-conversation'`.execute(test.db);
    const until = (await subjectOf(unsure)).snoozed_until;
    expect(jobs.rows.map((job) => job.run_at)).toEqual([until]);
    await wakeConversation(test.db, unsure ?? 0, new Date());
    expect(await subjectOf(unsure)).toMatchObject({ status: 'snoozed' });
    await wakeConversation(test.db, unsure ?? 0, new Date(Date.now() + 120_000));
    expect(await subjectOf(unsure)).toMatchObject({ status: 'open', snoozed_until: null });
  });
});

describe('the figures', () => {
  const period = { from: '2026-11-01', to: '2026-11-30', timeZone: 'Europe/Prague' };

  it('count every conversation of the period once', async () => {
    const rows = await countOutcomes(test.db, period);
    const all = Object.keys(seed.conversations).length;
    expect(rows.reduce((sum, row) => sum + row.count, 0)).toBe(all);
  });

  it('agree with the list behind each of them', async () => {
    for (const { outcome, intent, reason, day, count } of await countOutcomes(test.db, period)) {
      const filter = {
        outcome,
        intent,
        ...(outcome === 'handed_over' ? { decidingReason: reason } : {}),
        created: { from: day, to: day, timeZone: period.timeZone },
      };
      expect([filter, await subjects(filter)]).toEqual([filter, expect.objectContaining({ length: count })]);
    }
  });

  it('put a mail of the night on the day it was in the time zone, also when the clock is changed', async () => {
    const at = (created: string) =>
      sql`update conversation set created_at = ${created}::timestamptz where id = ${seed.conversations.hours}`.execute(
        test.db,
      );
    const days = async (timeZone: string) =>
      (await countOutcomes(test.db, { from: '2026-10-24', to: '2026-10-26', timeZone })).map(
        (row) => row.day,
      );
    await at('2026-10-24T22:30:00Z');
    expect(await days('Europe/Prague')).toEqual(['2026-10-25']);
    expect(await days('UTC')).toEqual(['2026-10-24']);
    await at('2026-10-25T22:59:59Z');
    expect(await days('Europe/Prague')).toEqual(['2026-10-25']);
    await at('2026-10-25T23:00:00Z');
    expect(await days('Europe/Prague')).toEqual(['2026-10-26']);
  });
});
