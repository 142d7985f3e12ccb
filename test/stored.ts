// Rows that tests of the database begin with.

import { type Database, openDatabase, openPool } from '../db/database.ts';
import { ensureMailbox } from '../db/mailboxes.ts';
import { createConversation, insertIncoming } from '../db/messages.ts';
import type { OutgoingMail } from '../db/outbox.ts';
import type { ParsedMail } from '../triage/mail.ts';

export function parsedMail(changes: Partial<ParsedMail> = {}): ParsedMail {
  return {
    messageId: '<first@customer.test>',
    inReplyTo: null,
    references: [],
    from: { address: 'eva@customer.test', name: 'Eva Novak' },
    replyTo: [],
    to: [{ address: 'support@shop.test', name: '' }],
    cc: [],
    subject: 'Where is my order?',
    date: '2026-11-23T08:12:00.000Z',
    text: 'Where is my order 10-4471?',
    html: null,
    reply: 'Where is my order 10-4471?',
    signature: '',
    quoted: '',
    attachments: [],
    automated: { kind: 'none', reason: '' },
    bounce: null,
    authenticity: 'pass',
    authenticityReason: '',
    ...changes,
  };
}

export const shopMailbox = (db: Database) =>
  ensureMailbox(db, { address: 'support@shop.test', name: 'Test Shop', authservId: 'mx.shop.test' });

/** Just come in: an older mail would be for a person whatever it says. */
const cameAt = new Date(Date.now() - 60_000);

export type Stored = Readonly<{
  mailboxId: number;
  customerId: number;
  conversationId: number;
  messageId: number;
}>;

/** A conversation with its first mail, as `receive-mail` leaves it. */
export async function storeConversation(
  db: Database,
  changes: Partial<ParsedMail> = {},
  mailboxAddress = 'support@shop.test',
): Promise<Stored> {
  const mail = parsedMail(changes);
  const mailboxId = await ensureMailbox(db, { address: mailboxAddress, name: 'Test Shop', authservId: null });
  return await db.transaction().execute(async (trx) => {
    const begun = await createConversation(trx, {
      mailboxId,
      customer: mail.from ?? { address: '', name: '' },
      subject: mail.subject,
      resolved: mail.automated.kind !== 'none',
      at: cameAt,
    });
    const { id: conversationId, customerId } = begun;
    const messageId = await storeMessage(trx, conversationId, changes);
    return { mailboxId, customerId, conversationId, messageId };
  });
}

export async function storeMessage(
  trx: Parameters<typeof insertIncoming>[0],
  conversationId: number,
  changes: Partial<ParsedMail> = {},
): Promise<number> {
  const mail = parsedMail(changes);
  const raw = await trx
    .insertInto('raw_mail')
    .values({ source: Buffer.from('raw') })
    .returning('id')
    .executeTakeFirstOrThrow();
  return await insertIncoming(trx, {
    conversationId,
    rawMailId: raw.id,
    messageId: mail.messageId ?? '<none@customer.test>',
    mail,
    at: cameAt,
  });
}

export function botMail(stored: Stored, changes: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    conversationId: stored.conversationId,
    kind: 'reply',
    answers: { id: stored.messageId, messageId: '<first@customer.test>', references: [] },
    messageId: `<bot-${stored.messageId}@shop.test>`,
    from: { address: 'support@shop.test', name: 'Test Shop' },
    to: { address: 'eva@customer.test', name: 'Eva Novak' },
    subject: 'Re: Where is my order?',
    text: 'It is on its way.',
    html: '<p>It is on its way.</p>',
    at: new Date(cameAt.getTime() + 1_000),
    ...changes,
  };
}

/** A connection of its own, for what two processes do at once. */
export function openAnother(url: string): Database {
  const pool = openPool(url, {
    max: 4,
    role: 'test',
    onError: (error) => {
      // As in `useTestDatabase`: its sockets may still be closing when the database is dropped.
      if (!pool.ending) throw error;
    },
  });
  return openDatabase(pool);
}
