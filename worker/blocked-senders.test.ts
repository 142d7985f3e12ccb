import { beforeAll, expect, test } from 'vitest';

import { blockSender, findBlocked, listBlocked, unblockSender } from '../db/blocks.ts';
import { reprocess } from '../db/reprocess.ts';
import { useReceiving } from '../test/receiving.ts';

const desk = useReceiving();
let agentId: number;
let letters = 0;

beforeAll(async () => {
  ({ id: agentId } = await desk.test.db
    .insertInto('agent')
    .values({ email: 'tom@desk.test', name: 'Tom', role: 'agent' })
    .returning('id')
    .executeTakeFirstOrThrow());
});

const mail = (from: string) =>
  desk.receiveLetter({
    ...{ from, subject: `Offer ${letters++}`, text: 'Buy now.' },
    messageId: `<offer-${letters}@spam.test>`,
  });
const block = (pattern: string, conversationId: number | null = null) =>
  blockSender(desk.test.db, { pattern, agentId, conversationId });
const count = async (table: 'conversation' | 'message' | 'customer') =>
  (
    await desk.test.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

test('blocked mail is kept in the ledger with its reason, and is no conversation and nobody’s to answer', async () => {
  const first = await mail('offers@spam.test');
  expect(await block('Offers@Spam.test', first.conversation_id)).toBeNull();
  const before = [await count('conversation'), await count('message'), await count('customer')];
  const second = await mail('OFFERS@spam.test');
  expect(second).toMatchObject({
    ...{ disposition: 'blocked', reason: 'offers@spam.test is blocked', conversation_id: null },
  });
  expect(second.source).not.toBeNull();
  expect(second.settled_at).not.toBeNull();
  expect([await count('conversation'), await count('message'), await count('customer')]).toEqual(before);
  const conversation = await desk.test.db
    .selectFrom('conversation')
    .innerJoin('customer', 'customer.id', 'conversation.customer_id')
    .select(['conversation.status', 'customer.blocked_at'])
    .where('conversation.id', '=', first.conversation_id ?? 0)
    .executeTakeFirstOrThrow();
  expect(conversation.status).toBe('spam');
  expect(conversation.blocked_at).not.toBeNull();
  expect((await listBlocked(desk.test.db))[0]).toMatchObject({ by: 'Tom', mails: 1 });
});

test('a domain keeps out all of it and nothing that only looks like it; unblocked, its mail can be read again', async () => {
  await block('@bulk.test');
  const kept = await mail('any@bulk.test');
  expect(kept.disposition).toBe('blocked');
  expect((await mail('any@not-bulk.test')).disposition).toBe('new');
  expect((await mail('any@sub.bulk.test')).disposition).toBe('new');
  expect(await unblockSender(desk.test.db, '@bulk.test', agentId)).toBe(true);
  expect(await unblockSender(desk.test.db, '@bulk.test', agentId)).toBe(false);
  expect((await mail('any@bulk.test')).disposition).toBe('new');
  expect(await reprocess(desk.test.db, kept.id, 'let in')).toBe('queued');
});

test('whoever is blocked twice, by address and by domain, is let in only when both are gone', async () => {
  const { conversation_id } = await mail('two@twice.test');
  await block('two@twice.test', conversation_id);
  await block('@twice.test');
  await unblockSender(desk.test.db, 'two@twice.test', agentId);
  expect([...(await findBlocked(desk.test.db, ['two@twice.test']))]).toEqual([
    ['two@twice.test', '@twice.test'],
  ]);
  const blockedAt = async () =>
    (
      await desk.test.db
        .selectFrom('customer')
        .select('blocked_at')
        .where('email', '=', 'two@twice.test')
        .executeTakeFirstOrThrow()
    ).blocked_at;
  expect(await blockedAt()).not.toBeNull();
  await unblockSender(desk.test.db, '@twice.test', agentId);
  expect(await blockedAt()).toBeNull();
});

test('nobody blocks our own mailboxes, a whole provider of mail, or what is no address', async () => {
  expect(await block('support@shop.test')).toBe('ours');
  expect(await block('@shop.test')).toBe('ours');
  expect(await block('@gmail.com')).toBe('everybody');
  expect(await block('somebody@gmail.com')).toBeNull();
  for (const none of ['', 'eva', 'unknown@sender.invalid', 'a b@c'])
    expect(await block(none)).toBe('no-sender');
});
