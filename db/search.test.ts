import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';

import { planSearch } from '../app/search/plan-search.ts';
import { useTestDatabase } from '../test/database.ts';
import { seedConversation } from '../test/seed/conversation.ts';
import { type Seeded, seedDesk } from '../test/seed/desk.ts';
import type { ConversationFilter } from './conversation-filter.ts';
import { listConversations } from './conversations.ts';
import { findByNumber, findHits } from './search.ts';
import { fillSearch } from './search-index.ts';
import { addTag } from './tags.ts';

const test = useTestDatabase();
const now = new Date('2026-11-22T12:00:00Z');
let seed: Seeded;
const names = new Map<number, string>();

beforeAll(async () => {
  seed = await seedDesk(test.db, now);
  for (const [name, id] of Object.entries(seed.conversations)) names.set(id, name);
  const german = await seedConversation(seed, {
    customer: { name: 'Jürgen Weiß', email: 'juergen@kunde.example' },
    subject: 'Kündigung meines Vertrags',
    handler: 'human',
    outcome: 'handed_over',
    mails: [
      {
        author: 'customer',
        text: 'Hiermit kündige ich. Die Bestellungen 日本語 kamen nie an.',
        minutesAgo: 60 * 24 * 40,
        attachments: [
          { filename: 'Vollmacht_Müller.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.4') },
        ],
      },
    ],
  });
  await sql`update conversation set language = 'de' where id = ${german}`.execute(test.db);
  names.set(german, 'german');
  await fillSearch(test.db, 1_000);
});

const plan = async (q: string) => {
  const searcher = { agentId: null, timeZone: 'Europe/Prague', now };
  const { search, faults } = await planSearch(test.db, q, searcher);
  if (!search) throw new Error(faults[0]?.words);
  return search;
};

async function found(q: string, filter: ConversationFilter = {}) {
  const search = await plan(q);
  const { hits } = await findHits(test.db, search.filter, filter, { limit: 50, now });
  return hits.map((hit) => names.get(hit.conversationId));
}

describe('words', () => {
  it('are found in subjects and mails, in any letters, and all of them are wanted', async () => {
    expect(await found('CHAIR')).toEqual(['angry']);
    expect(await found('electric shock')).toEqual(['legal']);
    expect(await found('electric chair')).toEqual([]);
    expect(await found('%')).toHaveLength(names.size);
  });

  it('are found in names, addresses and names of files', async () => {
    expect(await found('hofer@')).toEqual(['status']);
    expect(await found('hofer@customer.example')).toEqual(['status']);
    expect(await found('vollmacht')).toEqual(['german']);
  });

  it('stand in one order where they are a phrase', async () => {
    expect(await found('"cancel my subscription"')).toEqual(['cancel']);
    expect(await found('"my cancel subscription"')).toEqual([]);
  });

  it('are found by the beginning of the last one, while it is typed', async () => {
    expect(await found('electric sho')).toEqual(['legal']);
    expect(await found('sho electric')).toEqual([]);
  });

  it('are found without accents, with letters that stand for them, and by their stems in their own language', async () => {
    for (const q of ['kündigung', 'KUNDIGUNG', 'kuendigung', 'bestellung', 'müller', 'mueller', 'weiss'])
      expect(await found(q), q).toEqual(['german']);
    expect(await found('subscriptions')).toEqual(['cancel']);
  });

  it('are found in writing without spaces', async () => {
    expect(await found('本語')).toEqual(['german']);
    expect(await found('語本')).toEqual([]);
    expect(await found('طلبي')).toHaveLength(1);
  });

  it('are what was meant where no mail has them, and it is told', async () => {
    expect(await found('subscritpion')).toEqual(['cancel']);
    expect((await plan('subscritpion')).meant).toEqual([{ word: 'subscritpion', instead: 'subscription' }]);
    expect((await plan('subscription')).meant).toEqual([]);
    expect(await found('bscript')).toEqual(['cancel']);
    expect(await found('xqzvwy')).toEqual([]);
  });

  it('are left out with a minus', async () => {
    expect(await found('10-4471')).toEqual(['angry']);
    expect(await found('order -chair -4502')).not.toContain('status');
    expect(await found('cancel -subscription')).toEqual([]);
  });
});

describe('operators', () => {
  it('look in one field', async () => {
    expect(await found('from:hofer')).toEqual(['status']);
    expect(await found('to:hofer')).toEqual(await found('to:lena.hofer@customer.example'));
    expect(await found('subject:cancel')).toEqual(['cancel']);
    expect(await found('subject:please')).toEqual([]);
    expect(await found('from:"Lena Hofer"')).toEqual(['status']);
  });

  it('look at how a conversation stands', async () => {
    expect((await found('is:resolved')).sort()).toEqual(['filed', 'resolved']);
    expect(await found('reason:anger -is:resolved')).toHaveLength(2);
    expect(await found('lang:de')).toEqual(['german']);
    expect(await found('-lang:de kündigung')).toEqual([]);
    expect(await found('is:bot')).not.toContain('angry');
    expect(await found('mailbox:acme')).toHaveLength(names.size);
    expect(await found('mailbox:other')).toEqual([]);
    expect(await found('team:nobody')).toEqual([]);
    expect(await found('assignee:none')).toHaveLength(names.size);
    expect(await found('assignee:tom')).toEqual([]);
    expect(await found('intent:cancel')).toEqual(['cancel']);
  });

  it('look at how the customer sounds', async () => {
    expect(await found('tone:sarcastic')).toEqual(['sarcasm']);
    expect((await found('tone:angry')).sort()).toEqual(['angry', 'legal']);
    expect(await found('tone:angry shock')).toEqual(['legal']);
    expect(await found('-tone:angry shock')).toEqual([]);
  });

  it('look for tags, attachments and notes', async () => {
    await addTag(test.db, [seed.conversations.cancel ?? 0], 'vip', null);
    expect(await found('tag:vip')).toEqual(['cancel']);
    expect(await found('has:attachment')).toContain('german');
    expect(await found('-has:attachment vollmacht')).toEqual([]);
    expect(await found('has:note')).toEqual([]);
  });

  it('look at when a mail was written, by the days of the team', async () => {
    expect(await found('before:2026-11-01')).toEqual(['german']);
    expect(await found('after:2026-11-01')).not.toContain('german');
    expect(await found('on:2026-10-13 kündigung')).toEqual(['german']);
    expect(await found('on:2026-10 kündigung')).toEqual(['german']);
    expect(await found('on:2026-10-14 kündigung')).toEqual([]);
  });

  it('hold together with the filters of a list', async () => {
    expect(await found('cancel', { handler: 'human' })).toEqual(['cancel']);
    expect(await found('cancel', { handler: 'bot' })).toEqual([]);
    const { filter } = await plan('cancel');
    const { rows } = await listConversations(test.db, { search: filter }, { limit: 10 });
    expect(rows.map((row) => names.get(row.id))).toEqual(['cancel']);
  });
});

describe('numbers', () => {
  it('find the conversation, and what the owner of an order or parcel wrote', async () => {
    const { cancel, status } = seed.conversations;
    expect(await findByNumber(test.db, String(cancel))).toEqual([cancel]);
    expect(await findByNumber(test.db, (await plan('GLS-4711')).number ?? '')).toEqual([status]);
    expect(await findByNumber(test.db, (await plan('10-4502')).number ?? '')).toEqual([status]);
    expect((await plan('chair')).number).toBeNull();
    expect((await plan(`#${cancel}`)).number).toBe(String(cancel));
  });

  it('find where the mails of a merged conversation are now, once', async () => {
    const { status, sarcasm } = seed.conversations;
    await sql`update conversation set merged_into = ${status} where id = ${sarcasm}`.execute(test.db);
    expect(await findByNumber(test.db, String(sarcasm))).toEqual([status]);
    await sql`update conversation set merged_into = null where id = ${sarcasm}`.execute(test.db);
  });
});

describe('pages', () => {
  it('follow each other without a skip or a repeat, the newest hit first', async () => {
    const { filter } = await plan('acme');
    const all = await findHits(test.db, filter, {}, { limit: 50, now });
    const seen: number[] = [];
    let after: Parameters<typeof findHits>[3]['after'] = null;
    do {
      const page = await findHits(test.db, filter, {}, { limit: 2, after, now });
      seen.push(...page.hits.map((hit) => hit.conversationId));
      after = page.next;
    } while (after);
    expect(seen).toEqual(all.hits.map((hit) => hit.conversationId));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(5);
  });
});

describe('a search that takes too long', () => {
  it('says how far back it looked, and goes on from there', async () => {
    let at = 0;
    const { filter } = await plan('"the chair" -nothing');
    const slow = { ...filter, rare: false };
    const first = await findHits(test.db, slow, {}, { limit: 50, now, clock: () => (at += 200) });
    expect(first.lookedBackTo).toBeInstanceOf(Date);
    const rest = await findHits(test.db, slow, {}, { limit: 50, now, after: first.next });
    const whole = await findHits(test.db, slow, {}, { limit: 50, now });
    expect([...first.hits, ...rest.hits]).toEqual(whole.hits);
    expect(rest.lookedBackTo).toBeNull();
  });
});

describe('the words that are kept', () => {
  it('follow what is written, moved and read anew, and forget what is deleted', async () => {
    const id = seed.conversations.cancel ?? 0;
    const message = sql`(select min(id) from message where conversation_id = ${id})`;
    await sql`update message set text = 'A marmot ate it' where id = ${message}`.execute(test.db);
    expect(await found('marmot')).toEqual([]);
    expect(await fillSearch(test.db, 100)).toBe(1);
    expect(await found('marmot')).toEqual(['cancel']);
    expect(await found('"end of the month"')).toEqual([]);
    expect(await fillSearch(test.db, 100)).toBe(0);
    await sql`update conversation set language = 'fr' where id = ${id}`.execute(test.db);
    expect(await fillSearch(test.db, 100)).toBeGreaterThan(0);
  });

  it('wait for the decision on a mail, but not for ever', async () => {
    const id = seed.conversations.status ?? 0;
    const { rows } = await sql<{
      id: number;
    }>`insert into message (conversation_id, direction, author, message_id,
      from_address, subject, text, reply, at) values (${id}, 'in', 'customer', '<x@y>', 'a@b.example', 's', 'wombat', '', ${now})
      returning id`.execute(test.db);
    const message = rows[0]?.id ?? 0;
    await sql`insert into awaiting_decision (message_id, conversation_id) values (${message}, ${id})`.execute(
      test.db,
    );
    expect(await fillSearch(test.db, 100)).toBe(0);
    await sql`update search_due set since = now() - interval '11 seconds'`.execute(test.db);
    expect(await fillSearch(test.db, 100)).toBe(1);
    expect(await found('wombat')).toEqual(['status']);
    await sql`delete from awaiting_decision`.execute(test.db);
    await sql`delete from message where id = ${message}`.execute(test.db);
    expect(await found('wombat')).toEqual([]);
  });
});
