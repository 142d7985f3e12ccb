import { beforeAll, describe, expect, test } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { type Stored, storeConversation, storeMessage } from '../test/stored.ts';
import type { Evidence } from '../triage/thread/choose.ts';
import { createConversation } from './messages.ts';
import { findEvidence, type ThreadQuestion } from './threads.ts';
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

const begin = (address: string, name = '') =>
  desk.db.transaction().execute((trx) =>
    createConversation(trx, {
      mailboxId: first.mailboxId,
      customer: { address, name },
      subject: 'Hello',
      resolved: false,
      at: new Date('2026-01-01T00:00:00Z'),
    }),
  );

describe('customers', () => {
  test('are one for each address, whatever its capitals and however many mails come at once', async () => {
    const begun = await Promise.all(
      ['New@Customer.test', 'new@customer.test', 'NEW@CUSTOMER.TEST'].flatMap((email) =>
        [1, 2, 3].map(() => begin(email)),
      ),
    );
    expect(new Set(begun.map(({ customerId }) => customerId)).size).toBe(1);
    expect(new Set(begun.map(({ id }) => id)).size).toBe(9);
  });

  test('get a name once one is known, and keep it', async () => {
    for (const name of ['', 'Jan', '', 'Somebody Else']) await begin('jan@customer.test', name);
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

describe('the conversations that a mail may belong to', () => {
  const at = new Date('2026-11-24T08:00:00Z');
  const nothing = { from: 'eva@customer.test', messageId: null, ids: [], signed: [], subject: '', at };
  const find = async (question: Partial<ThreadQuestion>): Promise<Evidence[]> => {
    const [alone] = await findEvidence(desk.db, first.mailboxId, [{ ...nothing, ...question }]);
    // Asked together with others it is answered the same.
    const [other, among] = await findEvidence(desk.db, first.mailboxId, [
      nothing,
      { ...nothing, ...question },
      { ...nothing, ids: ['<first@customer.test>'], subject: 'where is it' },
    ]);
    expect(other).toEqual([]);
    expect(among).toEqual(alone);
    return alone ?? [];
  };

  test('are those whose messages it names, and none in another mailbox', async () => {
    expect(await find({ ids: ['<first@customer.test>', "<'; drop table message; --@x>"] })).toEqual([
      {
        kind: 'quoted',
        id: '<first@customer.test>',
        conversationId: first.conversationId,
        ours: false,
        customer: 'eva@customer.test',
        takesPart: true,
      },
    ]);
    expect(await find({})).toEqual([]);
    expect(await find({ ids: ['<unknown@x>'] })).toEqual([]);
    await storeConversation(desk.db, { messageId: '<else@customer.test>' }, 'sales@shop.test');
    expect(await find({ ids: ['<else@customer.test>'] })).toEqual([]);
  });

  test('have as their people those who wrote or were written to, and nobody else', async () => {
    const takesPart = async (from: string) => {
      const found = await find({ from, ids: ['<first@customer.test>'] });
      return found[0]?.takesPart;
    };
    expect(await takesPart('EVA@customer.test')).toBe(true);
    expect(await takesPart('colleague@customer.test')).toBe(true);
    expect(await takesPart('jan@customer.test')).toBe(false);
    expect(await takesPart('va@customer.test')).toBe(false);
    expect(await takesPart('')).toBe(false);
    expect(await takesPart('%')).toBe(false);
  });

  test('are those whose messages answer it, or answer what it answers', async () => {
    const late = await storeConversation(desk.db, {
      messageId: '<late@customer.test>',
      inReplyTo: '<middle@customer.test>',
      references: ['<root@customer.test>'],
    });
    const relative = { kind: 'relative', id: null, conversationId: late.conversationId };
    expect(await find({ messageId: '<middle@customer.test>' })).toMatchObject([relative]);
    expect(await find({ messageId: '<root@customer.test>' })).toMatchObject([relative]);
    expect(await find({ messageId: '<new@x>', ids: ['<root@customer.test>'] })).toMatchObject([relative]);
    expect(await find({ messageId: '<late@customer.test>' })).toEqual([]);
  });

  test('are those of the same subject within two weeks', async () => {
    const subject = 'where is my order?';
    const days = (count: number) => new Date(Date.now() + count * 86_400_000);
    const kinds = async (of: Date) =>
      (await find({ subject, at: of })).filter((each) => each.conversationId === first.conversationId);
    expect(await kinds(days(13))).toMatchObject([{ kind: 'subject', takesPart: true }]);
    expect(await kinds(days(-13))).toHaveLength(1);
    expect(await kinds(days(15))).toEqual([]);
    expect(await find({ subject: 'where is my', at })).toEqual([]);
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
