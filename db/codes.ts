// One-time codes: when one was sent where, and what came of each mail that gave one. The digits are not here.

import { sql } from 'kysely';

import type { Db, Trx } from './database.ts';

export type SentCode = Readonly<{
  id: number;
  address: string;
  orderNumber: string;
  nonce: Buffer;
  expiresAt: Date;
  endedAt: Date | null;
  /** Wrong ones so far. */
  wrong: number;
}>;

export type CodeVerdict = 'right' | 'wrong' | 'expired' | 'too_many';

export type NewCode = Readonly<{
  conversationId: number;
  questionId: number;
  orderNumber: string;
  address: string;
  askedBy: string;
  nonce: Buffer;
  at: Date;
  expiresAt: Date;
}>;

/** Of all codes of a conversation the newest one is live; answers its id. */
export async function insertCode(trx: Trx, code: NewCode): Promise<number> {
  await trx
    .updateTable('sender_code')
    .set({ ended_at: code.at })
    .where('conversation_id', '=', code.conversationId)
    .where('ended_at', 'is', null)
    .execute();
  const { id } = await trx
    .insertInto('sender_code')
    .values({
      conversation_id: code.conversationId,
      question_id: code.questionId,
      order_number: code.orderNumber,
      address: code.address.toLowerCase(),
      asked_by: code.askedBy.toLowerCase(),
      nonce: code.nonce,
      created_at: code.at,
      expires_at: code.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The mail of this outbox row carries the code. */
export async function setCodeMail(trx: Trx, codeId: number, outboxId: number): Promise<void> {
  await sql`update sender_code set mail_id = (select message_id from outbox where id = ${outboxId})
    where id = ${codeId}`.execute(trx);
}

/** Sent to the address, or asked for from it, since `since`: the larger of the two. */
export async function countCodes(trx: Trx, address: string, askedBy: string, since: Date): Promise<number> {
  const { rows } = await sql<{ most: number }>`select greatest(
    (select count(*) from sender_code where address = ${address.toLowerCase()} and created_at > ${since}),
    (select count(*) from sender_code where asked_by = ${askedBy.toLowerCase()} and created_at > ${since})
  )::integer as most`.execute(trx);
  return rows[0]?.most ?? 0;
}

/** The newest of the conversation, with its row lock: two mails that give codes are tried one after the other. */
export async function lockNewestCode(trx: Trx, conversationId: number): Promise<SentCode | null> {
  const row = await trx
    .selectFrom('sender_code')
    .selectAll()
    .select(
      sql<number>`(select count(*) from sender_code_try where code_id = sender_code.id
        and verdict in ('wrong', 'too_many'))::integer`.as('wrong'),
    )
    .where('conversation_id', '=', conversationId)
    .orderBy('id', 'desc')
    .limit(1)
    .forUpdate('sender_code')
    .executeTakeFirst();
  return row
    ? {
        id: row.id,
        address: row.address,
        orderNumber: row.order_number,
        nonce: row.nonce,
        expiresAt: row.expires_at,
        endedAt: row.ended_at,
        wrong: row.wrong,
      }
    : null;
}

/** What came of this very mail before: a job that runs twice tries once. */
export async function findTry(trx: Trx, codeId: number, messageId: number): Promise<CodeVerdict | null> {
  const row = await trx
    .selectFrom('sender_code_try')
    .select('verdict')
    .where('code_id', '=', codeId)
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  return (row?.verdict as CodeVerdict | undefined) ?? null;
}

export async function insertTry(
  trx: Trx,
  { codeId, messageId, verdict, at }: { codeId: number; messageId: number; verdict: CodeVerdict; at: Date },
): Promise<void> {
  await trx
    .insertInto('sender_code_try')
    .values({ code_id: codeId, message_id: messageId, verdict })
    .execute();
  // Given rightly it is used up, and given wrongly a person has the conversation: it opens nothing any more.
  await trx
    .updateTable('sender_code')
    .set({ ended_at: at })
    .where('id', '=', codeId)
    .where('ended_at', 'is', null)
    .execute();
}

export async function findNonceOfMail(db: Db, messageId: number): Promise<Buffer | null> {
  const row = await db
    .selectFrom('sender_code')
    .select('nonce')
    .where('mail_id', '=', messageId)
    .executeTakeFirst();
  return row?.nonce ?? null;
}
