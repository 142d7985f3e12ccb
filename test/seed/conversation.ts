// Puts one conversation into the database as the worker would have left it.

import type { Database } from '../../db/database.ts';
import type { Decision } from '../../triage/decide/types.ts';
import type { FactLine } from '../../triage/facts.ts';
import type { Understanding } from '../../triage/understanding.ts';
import { type SeedFile, seedSource } from './source.ts';

export type SeedMail = Readonly<{
  author: 'customer' | 'bot' | 'agent' | 'system';
  text: string;
  /** What stands below the new words. */
  quoted?: string;
  html?: string;
  minutesAgo: number;
  delivery?: 'queued' | 'sending' | 'sent' | 'unknown' | 'failed';
  deliveryReason?: string;
  automated?: Readonly<{ kind: string; reason: string }>;
  authenticity?: 'pass' | 'fail' | 'none';
  attachments?: readonly SeedFile[];
  understanding?: Understanding;
  decision?: Readonly<{
    do: Decision['do'];
    reasons: Decision['reasons'];
    template?: string;
    facts?: readonly FactLine[];
    threshold?: number;
  }>;
}>;

export type SeedConversation = Readonly<{
  customer: Readonly<{ name: string; email: string }>;
  subject: string;
  status?: string;
  handler: 'bot' | 'human' | 'none';
  outcome: string;
  /** Each sentence with the mail that it comes from, by its place in `mails`. */
  summary?: readonly (readonly [text: string, mail: number])[];
  promisedInMinutes?: number;
  assigneeId?: number;
  mails: readonly SeedMail[];
}>;

export type SeedDesk = Readonly<{
  db: Database;
  mailboxId: number;
  address: string;
  now: Date;
  policyVersion: number;
}>;

const minute = 60_000;

/** Answers the conversation's id. */
export async function seedConversation(desk: SeedDesk, seed: SeedConversation): Promise<number> {
  const { db, now } = desk;
  const before = (minutes: number) => new Date(now.getTime() - minutes * minute);
  const customer = await db
    .insertInto('customer')
    .values(seed.customer)
    .onConflict((conflict) => conflict.column('email').doUpdateSet({ name: seed.customer.name }))
    .returning('id')
    .executeTakeFirstOrThrow();
  const first = seed.mails[0];
  const last = seed.mails.at(-1);
  const read = seed.mails.findLast((mail) => mail.understanding)?.understanding;
  const handed = seed.mails.findLast((mail) => mail.decision?.do === 'escalate');
  const conversation = await db
    .insertInto('conversation')
    .values({
      mailbox_id: desk.mailboxId,
      customer_id: customer.id,
      subject: seed.subject,
      status: seed.status ?? 'open',
      handler: seed.handler,
      outcome: seed.outcome,
      assignee_id: seed.assigneeId ?? null,
      intent: read?.intent ?? null,
      confidence: read?.confidence ?? null,
      anger: read?.tone.anger ?? 0,
      sarcasm: read?.tone.sarcasm ?? 0,
      negative: read?.tone.negative ?? 0,
      language: read?.language ?? null,
      reasons: handed?.decision ? [...handed.decision.reasons] : [],
      handed_over_at: handed ? before(handed.minutesAgo) : null,
      waiting_since: handed && !seed.status ? before(handed.minutesAgo) : null,
      promised_by: seed.promisedInMinutes === undefined ? null : before(-seed.promisedInMinutes),
      created_at: before(first?.minutesAgo ?? 0),
      last_message_at: before(last?.minutesAgo ?? 0),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const mails: number[] = [];
  for (const [index, mail] of seed.mails.entries()) {
    mails.push(await seedMail(desk, conversation.id, seed, mail, index));
  }
  const summary = (seed.summary ?? []).map(([text, mail]) => ({ text, messageId: String(mails[mail]) }));
  await db
    .updateTable('conversation')
    .set({ summary: JSON.stringify(summary) })
    .where('id', '=', conversation.id)
    .execute();
  return conversation.id;
}

/** Answers the message's id. */
async function seedMail(
  desk: SeedDesk,
  conversationId: number,
  seed: SeedConversation,
  mail: SeedMail,
  index: number,
): Promise<number> {
  const { db } = desk;
  const incoming = mail.author === 'customer' || mail.author === 'system';
  const support = { address: desk.address, name: 'Acme Support' };
  const customer = { address: seed.customer.email, name: seed.customer.name };
  const [from, to] = incoming ? [customer, support] : [support, customer];
  const at = new Date(desk.now.getTime() - mail.minutesAgo * minute);
  const messageId = `<seed.${conversationId}.${index}@${incoming ? 'customer' : 'shop'}.example>`;
  const text = mail.quoted ? `${mail.text}\n\n${mail.quoted}` : mail.text;
  const source = await seedSource({ from, to, at, messageId, text, subject: seed.subject }, mail);
  const raw = incoming
    ? await db.insertInto('raw_mail').values({ source }).returning('id').executeTakeFirstOrThrow()
    : null;
  const message = await db
    .insertInto('message')
    .values({
      conversation_id: conversationId,
      direction: incoming ? 'in' : 'out',
      author: mail.author,
      message_id: messageId,
      raw_mail_id: raw?.id ?? null,
      from_address: from.address,
      from_name: from.name,
      to_addresses: JSON.stringify([to]),
      subject: seed.subject,
      text,
      reply: mail.text,
      html: mail.html ?? null,
      automated_kind: mail.automated?.kind ?? 'none',
      automated_reason: mail.automated?.reason ?? '',
      authenticity: mail.authenticity ?? 'none',
      at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const [position, { filename, type, content }] of (mail.attachments ?? []).entries()) {
    const file = { filename, content_type: type, size: content.length, inline: false };
    await db
      .insertInto('attachment')
      .values({ message_id: message.id, position, ...file })
      .execute();
  }
  if (mail.delivery) {
    await db
      .insertInto('outbox')
      .values({
        conversation_id: conversationId,
        message_id: message.id,
        kind: mail.author === 'agent' ? 'agent' : 'reply',
        state: mail.delivery,
        state_reason: mail.deliveryReason ?? '',
        sent_at: mail.delivery === 'sent' ? at : null,
      })
      .execute();
  }
  if (mail.decision && mail.understanding) await seedDecision(desk, conversationId, message.id, mail);
  return message.id;
}

async function seedDecision(desk: SeedDesk, conversationId: number, messageId: number, mail: SeedMail) {
  const { understanding: body, decision } = mail;
  if (!body || !decision) return;
  const understanding = await desk.db
    .insertInto('understanding')
    .values({ message_id: messageId, body: JSON.stringify(body) })
    .returning('id')
    .executeTakeFirstOrThrow();
  await desk.db
    .insertInto('decision')
    .values({
      message_id: messageId,
      conversation_id: conversationId,
      understanding_id: understanding.id,
      policy_version: desk.policyVersion,
      action: decision.do,
      reasons: [...decision.reasons],
      intent: body.intent,
      confidence: body.confidence,
      threshold: decision.threshold ?? 0.7,
      template: decision.template ?? null,
      facts: JSON.stringify(decision.facts ?? []),
    })
    .execute();
}
