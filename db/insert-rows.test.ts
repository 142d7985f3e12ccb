import { expect, test } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { storeConversation } from '../test/stored.ts';
import { insertRows } from './insert-rows.ts';

const desk = useTestDatabase();

test('rows keep their order, JSON stays what it is, and what is absent gets its default', async () => {
  const { messageId, conversationId } = await storeConversation(desk.db, {});
  const common = {
    message_id: messageId,
    conversation_id: conversationId,
    action: 'reply',
    reasons: ['a"b', 'ü'],
  };
  const rows = [
    { ...common, intent: 'first', slots: { list: [1, null, 'x'] }, confidence: 0.5 },
    { ...common, intent: 'second', slots: {}, confidence: null },
    { ...common, intent: 'third', slots: undefined },
  ];
  const answered = await desk.db
    .transaction()
    .execute((trx) => insertRows(trx, 'decision', rows, ['id', 'intent']));
  expect(answered.map(({ intent }) => intent).toSorted()).toEqual(['first', 'second', 'third']);
  const stored = await desk.db
    .selectFrom('decision')
    .selectAll()
    .where(
      'id',
      'in',
      answered.map(({ id }) => id),
    )
    .orderBy('id')
    .execute();
  expect(stored).toMatchObject([
    { intent: 'first', slots: { list: [1, null, 'x'] }, confidence: 0.5, reasons: ['a"b', 'ü'], parts: [] },
    { intent: 'second', slots: {}, confidence: null },
    { intent: 'third', slots: {}, confidence: null, facts: [] },
  ]);
});

test('what a text of PostgreSQL cannot hold is left out, and the rest is kept', async () => {
  const { conversationId } = await storeConversation(desk.db, {});
  const text = 'a\0b \ud83d c \u{1f600} \\u0000';
  const row = { conversation_id: conversationId, direction: 'out', author: 'bot', message_id: '<x@y.test>' };
  const [stored] = await desk.db
    .transaction()
    .execute((trx) =>
      insertRows(
        trx,
        'message',
        [{ ...row, from_address: '', subject: '', text, reply: text, at: new Date('2026-11-22T10:00:00Z') }],
        ['text', 'at'],
      ),
    );
  expect(stored).toEqual({ text: 'ab \ufffd c \u{1f600} \\u0000', at: new Date('2026-11-22T10:00:00Z') });
});
