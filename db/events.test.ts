import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { storeConversation } from '../test/stored.ts';
import { type Events, listenForEvents, type News } from './events.ts';
import { listMailboxHealth, oldestJobSeconds } from './health.ts';
import { ensureMailbox, setMailboxState } from './mailboxes.ts';

const test = useTestDatabase();
let events: Events;
afterEach(async () => {
  await events?.stop();
  // It says goodbye without waiting: the next test is not to take this connection for its own.
  await until(async () => (await connections('')) === 0);
});

/** The next news that fits; a notification takes milliseconds, a new connection up to a second. */
function next(fits: (news: News) => boolean): Promise<News> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error('No such news')), 10_000);
    const unwatch = events.watch(
      (news) => {
        if (!fits(news)) return;
        clearTimeout(limit);
        unwatch();
        resolve(news);
      },
      () => {},
    );
  });
}

const connections = async (query: string) => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from pg_stat_activity
    where datname = current_database() and application_name = 'baton events' and query like ${`${query}%`}`.execute(
    test.db,
  );
  return rows[0]?.count ?? 0;
};
const listening = async () => (await connections('listen webhook')) === 1;
const until = async (holds: () => Promise<boolean>) => {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('It never came to hold');
};

describe('the news', () => {
  it('tells of a mailbox that another connection changed', async () => {
    events = listenForEvents(test.url, { onError: () => {} });
    await until(listening);
    const news = next((each) => each.channel === 'mailbox');
    const id = await ensureMailbox(test.db, { address: 'support@shop.example', name: '', authservId: null });
    expect(await news).toEqual({ channel: 'mailbox', id: String(id) });
  });

  it('tells of each conversation that one statement has changed, or has written a message to', async () => {
    const stored = [await storeConversation(test.db, {}), await storeConversation(test.db, {})];
    const ids = stored.map(({ conversationId }) => conversationId);
    events = listenForEvents(test.url, { onError: () => {} });
    await until(listening);
    const heard = new Set<string>();
    events.watch(
      (news) => {
        if (news.channel === 'conversation') heard.add(news.id);
      },
      () => {},
    );
    await test.db.updateTable('conversation').set({ urgency: 1 }).where('id', 'in', ids).execute();
    await expect.poll(() => [...heard].toSorted()).toEqual(ids.map(String));
    heard.clear();
    const note = {
      direction: 'note',
      author: 'system',
      message_id: '<n@x.test>',
      from_address: '',
      subject: '',
    };
    await test.db
      .insertInto('message')
      .values(ids.map((id) => ({ ...note, conversation_id: id, text: 'a', reply: 'a', at: new Date() })))
      .execute();
    await expect.poll(() => [...heard].toSorted()).toEqual(ids.map(String));
  });

  it('says that something may have been missed, once a lost connection is back', async () => {
    const errors: Error[] = [];
    events = listenForEvents(test.url, { onError: (error) => errors.push(error) });
    await until(listening);
    const news = next((each) => each.channel === 'caught-up');
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'baton events'`.execute(test.db);
    expect(await news).toEqual({ channel: 'caught-up' });
    expect(errors).toHaveLength(1);
  });

  it('ends for everybody who watches when it stops', async () => {
    events = listenForEvents(test.url, { onError: () => {} });
    let ended = 0;
    events.watch(
      () => {},
      () => {
        ended += 1;
      },
    );
    await events.stop();
    expect(ended).toBe(1);
  });
});

describe('health', () => {
  it('knows each mailbox and how long the oldest job has waited', async () => {
    const id = await ensureMailbox(test.db, { address: 'help@shop.example', name: '', authservId: null });
    await setMailboxState(test.db, id, 'failing', 'the server refused the password');
    const mailboxes = await listMailboxHealth(test.db);
    expect(mailboxes.find((each) => each.id === id)).toEqual({
      id,
      address: 'help@shop.example',
      state: 'failing',
      reason: 'the server refused the password',
      since: expect.any(Date),
      sendingFault: null,
      sendingFaultSince: null,
      lastReadAt: null,
      unreadSeconds: expect.any(Number),
      overdue: false,
    });
    expect(await oldestJobSeconds(test.db)).toBeNull();
    await sql`select graphile_worker.add_job('send-mail', run_at => now() - interval '90 seconds')`.execute(
      test.db,
    );
    expect(await oldestJobSeconds(test.db)).toBeGreaterThanOrEqual(90);
  });
});
