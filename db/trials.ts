// Mails tried in the playground: asked for by its page, worked on by `worker/jobs/try-mail.ts`, forgotten within the hour.

import { sql } from 'kysely';
import { z } from 'zod';

import type { StoredSituation } from '../triage/decide/replay.ts';
import type { Authenticity } from '../triage/mail.ts';
import type { Trial } from '../triage/trial.ts';
import type { Database, Db } from './database.ts';
import { enqueue } from './jobs.ts';

const assumed = z.enum(['pass', 'fail', 'none']).nullable();

/** `assumed`: whether the sender counts as proven; null: what the mail itself proves. */
const trialInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('source'), assumed }),
  z.object({
    kind: z.literal('fields'),
    assumed,
    from: z.string(),
    name: z.string(),
    subject: z.string(),
    text: z.string(),
  }),
  z.object({ kind: z.literal('message'), assumed, messageId: z.number().int() }),
]);
export type TrialInput = z.infer<typeof trialInput>;

export type NewTrial = Readonly<{
  by: string;
  input: TrialInput;
  /** Of a pasted mail; else null. */
  source: Buffer | null;
  now: Date;
}>;

/** What somebody pasted may be a customer's mail: it is not kept longer than anybody looks at it. */
const keptMs = 3_600_000;

/** Takes the place of their last one. */
export async function startTrial(db: Database, { by, input, source, now }: NewTrial): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('mail_trial').where('created_by', '=', by).execute();
    const { id } = await trx
      .insertInto('mail_trial')
      .values({ created_by: by, input: JSON.stringify(input), source, created_at: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    await enqueue(trx, 'try-mail', { trialId: id });
    const runAt = new Date(now.getTime() + keptMs);
    await enqueue(trx, 'try-mail', { trialId: id, forget: true }, { runAt });
    return id;
  });
}

export type StoredTrial = Readonly<{
  id: number;
  createdAt: Date;
  input: TrialInput;
  source: Buffer | null;
  state: 'queued' | 'done' | 'failed';
  result: Trial | null;
  failure: string | null;
}>;

/** Of this person; null where it is gone, or where somebody else tried it. */
export async function findTrial(db: Db, id: number, by: string): Promise<StoredTrial | null> {
  const row = await db
    .selectFrom('mail_trial')
    .selectAll()
    .where('id', '=', id)
    .where('created_by', '=', by)
    .executeTakeFirst();
  return row
    ? {
        id: row.id,
        createdAt: row.created_at,
        input: trialInput.parse(row.input),
        source: row.source,
        state: row.state as StoredTrial['state'],
        result: row.result as unknown as Trial | null,
        failure: row.failure,
      }
    : null;
}

/** What is still to be tried; null where another has taken its place, or where it is done. */
export async function findWaitingTrial(
  db: Db,
  id: number,
): Promise<Pick<StoredTrial, 'input' | 'source'> | null> {
  const row = await db
    .selectFrom('mail_trial')
    .select(['input', 'source'])
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .executeTakeFirst();
  return row ? { input: trialInput.parse(row.input), source: row.source } : null;
}

export async function endTrial(db: Db, id: number, end: Trial | { failure: string }): Promise<void> {
  const values =
    'failure' in end
      ? { state: 'failed', failure: end.failure }
      : { state: 'done', result: JSON.stringify(end) };
  await db.updateTable('mail_trial').set(values).where('id', '=', id).execute();
}

export async function forgetTrial(db: Db, id: number): Promise<void> {
  await db.deleteFrom('mail_trial').where('id', '=', id).execute();
}

export type PastMail = Readonly<{
  messageId: number;
  conversationId: number;
  mailboxId: number;
  source: Buffer;
  authenticity: Authenticity;
  authenticityReason: string;
  /** What its decision was made from, where it is kept. */
  situation: StoredSituation | null;
}>;

/** A mail that came in once, with its kept original; null where there is none. */
export async function findPastMail(db: Db, messageId: number): Promise<PastMail | null> {
  const row = await db
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
    .innerJoin('raw_mail', 'raw_mail.id', 'message.raw_mail_id')
    .select(['message.conversation_id', 'conversation.mailbox_id', 'raw_mail.source'])
    .select(['message.authenticity', 'message.authenticity_reason'])
    .select(({ selectFrom }) =>
      selectFrom('decision')
        .select('decision.situation')
        .whereRef('decision.message_id', '=', 'message.id')
        .orderBy('decision.id', 'desc')
        .limit(1)
        .as('situation'),
    )
    .where('message.id', '=', messageId)
    .where('message.direction', '=', 'in')
    .executeTakeFirst();
  return row
    ? {
        messageId,
        conversationId: row.conversation_id,
        mailboxId: row.mailbox_id,
        source: row.source,
        authenticity: row.authenticity as Authenticity,
        authenticityReason: row.authenticity_reason,
        situation: row.situation as unknown as StoredSituation | null,
      }
    : null;
}

export type MailToPick = Readonly<{ messageId: number; subject: string; from: string; at: Date }>;

/** Customers' mails whose original is kept, the newest first; among them the one with id `also`, however old. */
export async function listMailsToPick(db: Db, limit: number, also: number | null): Promise<MailToPick[]> {
  const rows = await db
    .selectFrom('message')
    .select(['id', 'subject', 'from_address', 'from_name', 'at'])
    .where('direction', '=', 'in')
    .where('author', '=', 'customer')
    .where('raw_mail_id', 'is not', null)
    .orderBy(sql`id = ${also ?? 0}`, 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    messageId: row.id,
    subject: row.subject,
    from: row.from_name || row.from_address,
    at: row.at,
  }));
}

/** The mailbox that a mail is tried in which came to none. */
export async function findFirstMailboxId(db: Db): Promise<number | null> {
  const row = await db
    .selectFrom('mailbox')
    .select('id')
    .orderBy('enabled', 'desc')
    .orderBy('id')
    .executeTakeFirst();
  return row?.id ?? null;
}
