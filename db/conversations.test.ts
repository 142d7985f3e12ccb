import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { type Seeded, seedDesk } from '../test/seed/desk.ts';
import type { ConversationFilter } from './conversation-filter.ts';
import { findThread } from './conversation-thread.ts';
import { type Cursor, listConversations } from './conversations.ts';
import { countOutcomes } from './figures.ts';

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

  it('is filtered by who writes, to which mailbox, in which language and how', async () => {
    expect(await subjects({ tone: 'angry' })).toContain('Where is my chair?!');
    expect(await subjects({ tone: 'angry', language: 'de' })).not.toContain('Where is my chair?!');
    const ofOne = await subjects({ customer: 'eva.novak@customer.example' });
    expect(ofOne).toContain('Where is my chair?!');
    expect((await subjects({ customer: 'customer.example' })).length).toBeGreaterThan(ofOne.length);
    expect(await subjects({ customer: 'example' })).toEqual([]);
    expect((await subjects({ mailbox: 'support@shop.example' })).length).toBeGreaterThan(7);
    expect(await subjects({ mailbox: 'other@shop.example' })).toEqual([]);
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
