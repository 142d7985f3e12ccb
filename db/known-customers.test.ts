import { beforeEach, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { order } from '../test/order.ts';
import { storeConversation } from '../test/stored.ts';
import { listAudit } from './audit.ts';
import { findThread } from './conversation-thread.ts';
import {
  addCustomerNote,
  changeCustomer,
  clearBounce,
  deleteCustomerNote,
  findCustomer,
  joinCustomers,
  listConversationsOf,
  listCustomers,
  partCustomer,
} from './known-customers.ts';
import { putOrder } from './orders.ts';
import { addCustomerTag } from './tags.ts';
import { getConversationToTriage } from './triage.ts';

const test = useTestDatabase();
let agentId: number;
let mails = 0;

beforeEach(async () => {
  agentId ??= (
    await test.db
      .insertInto('agent')
      .values({ email: 'tom@desk.test', name: 'Tom', role: 'agent' })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id;
});

/** Who says so. */
const by = 'tom@desk.test';
const write = (address: string, name: string) =>
  storeConversation(test.db, { messageId: `<c-${mails++}@customer.test>`, from: { address, name } });

it('a customer with two addresses is one to people: conversations, notes and tags stand together', async () => {
  const work = await write('eva@work.test', 'Eva Novak');
  const home = await write('eva@home.test', '');
  await addCustomerTag(test.db, home.customerId, 'chairs');
  await addCustomerNote(test.db, home.customerId, agentId, 'Rings on Mondays');
  expect(await joinCustomers(test.db, { oneId: home.customerId, intoId: work.customerId, by })).toBe(true);
  expect(await joinCustomers(test.db, { oneId: work.customerId, intoId: home.customerId, by })).toBe(false);
  for (const id of [work.customerId, home.customerId]) {
    const customer = await findCustomer(test.db, id);
    expect(customer).toMatchObject({
      ...{ id: work.customerId, name: 'Eva Novak', tags: ['chairs'], conversations: 2 },
      notes: [{ text: 'Rings on Mondays', agentName: 'Tom' }],
    });
    expect(customer?.addresses.map(({ email }) => email)).toEqual(['eva@work.test', 'eva@home.test']);
  }
  const thread = await findThread(test.db, work.conversationId);
  expect(thread?.earlier.map(({ id }) => id)).toEqual([home.conversationId]);
  await partCustomer(test.db, home.customerId, by);
  // A colleague's second press changes nothing.
  await partCustomer(test.db, home.customerId, by);
  expect(await listAudit(test.db, { kind: 'customer', limit: 9 })).toMatchObject([
    { who: by, action: 'customer.parted', subject: 'eva@home.test' },
    { who: by, action: 'customer.joined', subject: 'eva@work.test', after: { address: 'eva@home.test' } },
  ]);
  expect(await findCustomer(test.db, work.customerId)).toMatchObject({ conversations: 1, notes: [] });
});

it("the bot knows addresses only: one address's orders are never looked up for the other", async () => {
  const jan = await write('jan@work.test', 'Jan');
  const other = await write('jan@home.test', 'Jan');
  await putOrder(test.db, order({ number: '77-1', customerEmail: 'jan@work.test' }));
  await joinCustomers(test.db, { oneId: other.customerId, intoId: jan.customerId, by });
  expect(await getConversationToTriage(test.db, other.conversationId)).toMatchObject({
    customerEmail: 'jan@home.test',
  });
  expect((await findThread(test.db, other.conversationId))?.orders).toEqual([]);
  const mail = await test.db
    .selectFrom('conversation')
    .select('customer_id')
    .where('id', '=', other.conversationId)
    .executeTakeFirstOrThrow();
  expect(mail.customer_id).toBe(other.customerId);
});

it('three who are joined in any order are one', async () => {
  const [a, b, c] = [await write('a@x.test', ''), await write('b@x.test', ''), await write('c@x.test', '')];
  await joinCustomers(test.db, { oneId: a.customerId, intoId: b.customerId, by });
  await joinCustomers(test.db, { oneId: a.customerId, intoId: c.customerId, by });
  expect((await findCustomer(test.db, a.customerId))?.addresses.map(({ email }) => email)).toEqual([
    'c@x.test',
    'a@x.test',
    'b@x.test',
  ]);
});

it('conversations are read page by page without a skip', async () => {
  const ids = [];
  for (let each = 0; each < 5; each++) ids.push((await write('many@x.test', '')).conversationId);
  const { customerId } = await write('many@x.test', '');
  const first = await listConversationsOf(test.db, [customerId], { limit: 4, after: null });
  const second = await listConversationsOf(test.db, [customerId], { limit: 4, after: first.next });
  const seen = [...first.rows, ...second.rows].map(({ id }) => id);
  expect(new Set(seen).size).toBe(6);
  expect(second.next).toBeNull();
});

it('customers are found by how name or address begin, then by any part, and no sign has a meaning', async () => {
  await write('zoe.%weird@find.test', 'Zoe Quill');
  const find = async (q: string) =>
    (await listCustomers(test.db, { q, limit: 50, afterId: null })).rows.map(({ email }) => email);
  expect(await find('ZOE')).toEqual(['zoe.%weird@find.test']);
  expect(await find('quil')).toEqual(['zoe.%weird@find.test']);
  expect(await find('%weird')).toEqual(['zoe.%weird@find.test']);
  expect(await find('%')).toEqual(['zoe.%weird@find.test']);
  expect(await find('nobody-here')).toEqual([]);
});

it('name, language, a bounce that is over, and notes are the team to change', async () => {
  const { customerId } = await write('lea@x.test', 'lea');
  await test.db
    .updateTable('customer')
    .set({ bounced_at: new Date(), bounce_reason: 'mailbox full' })
    .where('id', '=', customerId)
    .execute();
  expect(await changeCustomer(test.db, customerId, { name: 'Lea Marin', language: 'fr' })).toBe(true);
  expect((await findCustomer(test.db, customerId))?.addresses[0]?.bounced?.reason).toBe('mailbox full');
  await clearBounce(test.db, customerId);
  await addCustomerNote(test.db, customerId, agentId, 'A note');
  const customer = await findCustomer(test.db, customerId);
  expect(customer).toMatchObject({ name: 'Lea Marin', language: 'fr', addresses: [{ bounced: null }] });
  const note = customer?.notes[0]?.id ?? 0;
  expect(await deleteCustomerNote(test.db, note, { agentId: agentId + 1, mayAll: false })).toBe(false);
  expect(await deleteCustomerNote(test.db, note, { agentId: agentId + 1, mayAll: true })).toBe(true);
});
