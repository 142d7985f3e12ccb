// Used by `receive-mail`: one mail, read and checked, gets its place: a conversation, or the reason why it has none.

import { randomUUID } from 'node:crypto';

import type { Trx } from '../db/database.ts';
import { endHistory } from '../db/history.ts';
import { type Disposition, findTwin, type LedgerEntry, settle, type Twin } from '../db/ledger.ts';
import type { Mailbox } from '../db/mailboxes.ts';
import { clearBounced, createConversation, insertIncoming } from '../db/messages.ts';
import type { ParsedMail } from '../triage/mail.ts';
import type { Thread } from '../triage/thread/choose.ts';
import { dedupeKey } from '../triage/thread/dedupe-key.ts';
import type { WorkerContext } from './context.ts';
import { findThread } from './find-thread.ts';
import { findReported, isFailure, noteBounce } from './note-bounce.ts';
import { readAgain } from './read-again.ts';
import { setAside, setAsideAs } from './set-aside.ts';

export type Arrival = Readonly<{ entry: LedgerEntry; mailbox: Mailbox; mail: ParsedMail }>;

/** A message that is to be judged next; `again` where it was judged before. */
export type Placed = Readonly<{ messageId: number; conversationId: number; again?: boolean }>;

/** Settles the mail's ledger row; answers null where nothing is to be judged. */
export async function placeMail(context: WorkerContext, trx: Trx, arrival: Arrival): Promise<Placed | null> {
  const { entry, mailbox, mail } = arrival;
  const key = dedupeKey(entry.source);
  if (entry.messageRef && entry.conversationId) {
    const placed = { messageId: entry.messageRef, conversationId: entry.conversationId };
    const read = {
      dedupeKey: key,
      dispositionOf: (threaded: boolean) => setAsideAs(entry) ?? dispositionOf(mail, threaded),
    };
    const toJudge = await readAgain(trx, entry, placed, mail, read);
    // What was over before Baton came stays over.
    return toJudge && !entry.history ? { ...placed, again: true } : null;
  }
  const known = { messageId: mail.messageId, dedupeKey: key };
  const twin = await findTwin(trx, mailbox.id, key);
  if (twin) {
    await settle(trx, entry.id, { disposition: 'duplicate', ...known, ...referenceTo(twin, mailbox) });
    return null;
  }
  if (mail.automated.kind === 'loop' || isOurs(mail, mailbox)) {
    const reason = mail.automated.reason || 'it comes from a mailbox of ours';
    await settle(trx, entry.id, { disposition: 'own', reason, ...known });
    return null;
  }
  const { thread, ...placed } = await store(context, trx, arrival);
  await settle(trx, entry.id, {
    ...known,
    disposition: setAsideAs(entry) ?? dispositionOf(mail, thread.conversationId !== null),
    reason: mail.automated.kind === 'none' ? thread.reason : mail.automated.reason,
    messageRef: placed.messageId,
    conversationId: placed.conversationId,
  });
  if (setAsideAs(entry)) {
    await setAside(trx, entry, { ...placed, begins: thread.conversationId === null }, context.now());
    return null;
  }
  if (mail.automated.kind === 'none') await endHistory(trx, placed.conversationId, context.now());
  return placed;
}

function referenceTo({ conversationId, messageRef, ...twin }: Twin, mailbox: Mailbox) {
  const elsewhere = twin.mailboxId === mailbox.id ? '' : `, by way of ${twin.mailbox}`;
  return {
    reason: `this very mail is here already${elsewhere}`,
    ...(conversationId ? { conversationId } : {}),
    ...(messageRef ? { messageRef } : {}),
  };
}

async function store({ config, now }: WorkerContext, trx: Trx, { entry, mailbox, mail }: Arrival) {
  const at = entry.internalDate;
  const where = { mailboxId: mailbox.id, secret: config.secret, at };
  const returned = await findReported(trx, mail, where);
  const thread = returned ? ofReport(returned.conversationId) : await findThread(trx, mail, where);
  const conversationId =
    thread.conversationId ?? (await begin(trx, { entry, mailbox, mail }, thread.relatedId));
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

async function begin(trx: Trx, { entry, mailbox, mail }: Arrival, relatedId: number | null): Promise<number> {
  const { id } = await createConversation(trx, {
    mailboxId: mailbox.id,
    customer: mail.from ?? { address: 'unknown@sender.invalid', name: '' },
    subject: mail.subject,
    resolved: mail.automated.kind !== 'none' || entry.history,
    at: entry.internalDate,
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

const isOurs = (mail: ParsedMail, { ownAddresses }: Mailbox) =>
  mail.from !== null && ownAddresses.includes(mail.from.address.toLowerCase());
