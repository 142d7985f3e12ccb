import { beforeAll, describe, expect, test } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { type Stored, storeConversation, storeMessage } from '../test/stored.ts';
import { ensureCustomer, findConversationByMessageIds, isParticipant } from './messages.ts';
import { getMailToTriage } from './triage.ts';

const desk = useTestDatabase();
let first: Stored;
let second: Stored;

beforeAll(async () => {
  first = await storeConversation(desk.db, {
    messageId: '<first@customer.test>',
    to: [{ address: 'Support@Shop.test', name: '' }],
    cc: [{ address: 'Colleague@Customer.test', name: 'A Colleague' }],
  });
  second = await storeConversation(desk.db, {
    messageId: '<second@customer.test>',
    from: { address: 'jan@customer.test', name: '' },
  });
});

describe('customers', () => {
  test('are one for each address, whatever its capitals and however many mails come at once', async () => {
    const ids = await Promise.all(
      ['New@Customer.test', 'new@customer.test', 'NEW@CUSTOMER.TEST'].flatMap((email) =>
        [1, 2, 3].map(() => desk.db.transaction().execute((trx) => ensureCustomer(trx, email, ''))),
      ),
    );
    expect(new Set(ids).size).toBe(1);
  });

  test('get a name once one is known, and keep it', async () => {
    const names = ['', 'Jan', '', 'Somebody Else'];
    for (const name of names) {
      await desk.db.transaction().execute((trx) => ensureCustomer(trx, 'jan@customer.test', name));
    }
    const row = await desk.db
      .selectFrom('customer')
      .select(['id', 'name'])
      .where('email', '=', 'jan@customer.test')
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ id: second.customerId, name: 'Jan' });
  });

  test('two who write at once have two conversations', () => {
    expect(first.conversationId).not.toBe(second.conversationId);
    expect(first.customerId).not.toBe(second.customerId);
  });
});

describe('the conversation that a mail belongs to', () => {
  const find = (...ids: string[]) => findConversationByMessageIds(desk.db, first.mailboxId, ids);

  test('is that of the first id that is known, in the order of the ids', async () => {
    expect(await find('<first@customer.test>', '<second@customer.test>')).toMatchObject({
      conversationId: first.conversationId,
      customerEmail: 'eva@customer.test',
    });
    expect(await find('<second@customer.test>', '<first@customer.test>')).toMatchObject({
      conversationId: second.conversationId,
    });
    expect(await find('<unknown@x>', '<second@customer.test>')).toMatchObject({
      conversationId: second.conversationId,
    });
  });

  test('is none where nothing is known, or only in another mailbox', async () => {
    expect(await find()).toBeNull();
    expect(await find('<unknown@x>', "<'; drop table message; --@x>")).toBeNull();
    const elsewhere = await storeConversation(
      desk.db,
      { messageId: '<else@customer.test>' },
      'sales@shop.test',
    );
    expect(elsewhere.mailboxId).not.toBe(first.mailboxId);
    expect(await find('<else@customer.test>')).toBeNull();
  });

  test('has as its people those who wrote or were written to, and nobody else', async () => {
    const takesPart = (email: string) => isParticipant(desk.db, first.conversationId, email);
    expect(await takesPart('EVA@customer.test')).toBe(true);
    expect(await takesPart('colleague@customer.test')).toBe(true);
    expect(await takesPart('jan@customer.test')).toBe(false);
    expect(await takesPart('va@customer.test')).toBe(false);
    expect(await takesPart('')).toBe(false);
    expect(await takesPart('%')).toBe(false);
  });
});

test('a mail keeps its attachments in their order, and inline pictures are not counted as such', async () => {
  const attachment = { contentType: 'application/pdf', size: 10, contentId: null, inline: false };
  const id = await desk.db.transaction().execute((trx) =>
    storeMessage(trx, first.conversationId, {
      attachments: [
        { ...attachment, filename: 'b.pdf' },
        { ...attachment, filename: 'logo.png', inline: true },
        { ...attachment, filename: 'a.pdf' },
      ],
    }),
  );
  expect((await getMailToTriage(desk.db, id)).attachments).toEqual(['b.pdf', 'a.pdf']);
});

test('a mail that fails half-way leaves neither message nor a changed conversation', async () => {
  const before = await desk.db.selectFrom('message').select('id').execute();
  const failing = desk.db.transaction().execute(async (trx) => {
    await storeMessage(trx, first.conversationId, { messageId: '<half@customer.test>' });
    throw new Error('the worker died');
  });
  await expect(failing).rejects.toThrow('the worker died');
  expect(await desk.db.selectFrom('message').select('id').execute()).toEqual(before);
});
