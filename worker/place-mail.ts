// Used by `receive-mail`: one mail, read and checked, gets its place: a conversation, or the reason why it has none.

import { randomUUID } from 'node:crypto';

import type { Trx } from '../db/database.ts';
import { type Disposition, findTwin, type LedgerEntry, settle } from '../db/ledger.ts';
import type { Mailbox } from '../db/mailboxes.ts';
import { clearBounced, createConversation, insertIncoming } from '../db/messages.ts';
import type { ParsedMail } from '../triage/mail.ts';
import type { Thread } from '../triage/thread/choose.ts';
import { dedupeKey } from '../triage/thread/dedupe-key.ts';
import type { WorkerContext } from './context.ts';
import { findThread } from './find-thread.ts';
import { findReported, isFailure, noteBounce } from './note-bounce.ts';

export type Arrival = Readonly<{ entry: LedgerEntry; mailbox: Mailbox; mail: ParsedMail }>;

/** A message that is to be judged next. */
export type Placed = Readonly<{ messageId: number; conversationId: number }>;

/** Settles the mail's ledger row; answers null where it became no message. */
export async function placeMail(context: WorkerContext, trx: Trx, arrival: Arrival): Promise<Placed | null> {
  const { entry, mailbox, mail } = arrival;
  const key = dedupeKey(entry.source);
  const known = { messageId: mail.messageId, dedupeKey: key };
  const twin = await findTwin(trx, mailbox.id, key);
  if (twin) {
    const conversation = twin.conversationId ? { conversationId: twin.conversationId } : {};
    const reason = 'this very mail is here already';
    await settle(trx, entry.id, { disposition: 'duplicate', reason, ...known, ...conversation });
    return null;
  }
  if (mail.automated.kind === 'loop' || isFrom(mail, mailbox.address)) {
    const reason = mail.automated.reason || 'it comes from the mailbox itself';
    await settle(trx, entry.id, { disposition: 'own', reason, ...known });
    return null;
  }
  const { thread, ...placed } = await store(context, trx, arrival);
  await settle(trx, entry.id, {
    ...known,
    disposition: dispositionOf(mail, thread.conversationId !== null),
    reason: mail.automated.kind === 'none' ? thread.reason : mail.automated.reason,
    messageRef: placed.messageId,
    conversationId: placed.conversationId,
  });
  return placed;
}

async function store({ config, now }: WorkerContext, trx: Trx, { entry, mailbox, mail }: Arrival) {
  const at = entry.internalDate ?? now();
  const where = { mailboxId: mailbox.id, secret: config.secret, at };
  const returned = await findReported(trx, mail, where);
  const thread = returned ? ofReport(returned.conversationId) : await findThread(trx, mail, where);
  const conversationId = thread.conversationId ?? (await begin(trx, mailbox, mail, thread.relatedId, at));
  if (thread.conversationId && mail.from && mail.automated.kind === 'none') {
    await clearBounced(trx, mail.from.address);
  }
  const headerId = mail.messageId ?? `<${randomUUID()}@no-message-id.invalid>`;
  const messageId = await insertIncoming(trx, {
    conversationId,
    rawMailId: entry.rawMailId,
    messageId: headerId,
    mail,
    at,
  });
  if (returned && mail.bounce && isFailure(mail.bounce)) await noteBounce(trx, returned, mail.bounce, now());
  return { thread, messageId, conversationId };
}

const ofReport = (conversationId: number): Thread => ({
  conversationId,
  relatedId: null,
  reason: `it reports on a mail of conversation ${conversationId}`,
});

async function begin(
  trx: Trx,
  mailbox: Mailbox,
  mail: ParsedMail,
  relatedId: number | null,
  at: Date,
): Promise<number> {
  const { id } = await createConversation(trx, {
    mailboxId: mailbox.id,
    customer: mail.from ?? { address: 'unknown@sender.invalid', name: '' },
    subject: mail.subject,
    automated: mail.automated.kind !== 'none',
    at,
    relatedId,
  });
  return id;
}

function dispositionOf(mail: ParsedMail, threaded: boolean): Disposition {
  switch (mail.automated.kind) {
    case 'auto-reply':
      return 'auto-reply';
    case 'bounce':
    case 'delivery-report':
    case 'read-receipt':
      return 'bounce';
    case 'list':
    case 'bulk':
      return 'list';
    default:
      return threaded ? 'threaded' : 'new';
  }
}

const isFrom = (mail: ParsedMail, address: string) => mail.from?.address.toLowerCase() === address;
