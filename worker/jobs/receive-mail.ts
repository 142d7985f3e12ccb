// Second stage: from a ledger row to a message in a conversation, or to the reason why it is none.

import { randomUUID } from 'node:crypto';

import type { Trx } from '../../db/database.ts';
import { handToPerson } from '../../db/handover.ts';
import { endHistory } from '../../db/history.ts';
import { conversationQueue, enqueue, type JobPayload } from '../../db/jobs.ts';
import {
  type Disposition,
  findTwin,
  getLedgerEntry,
  type LedgerEntry,
  settle,
  type Twin,
} from '../../db/ledger.ts';
import { getMailbox, type Mailbox } from '../../db/mailboxes.ts';
import {
  createConversation,
  ensureCustomer,
  findConversationByMessageIds,
  insertIncoming,
  isParticipant,
} from '../../db/messages.ts';
import { findOutboxByMessageId, setOutboxState } from '../../db/outbox.ts';
import type { ParsedMail } from '../../triage/mail.ts';
import { parseMail } from '../../triage/parse/parse-mail.ts';
import { threadCandidates } from '../../triage/thread/candidates.ts';
import { dedupeKey } from '../../triage/thread/dedupe-key.ts';
import { readMessageId } from '../../triage/thread/message-id.ts';
import type { WorkerContext } from '../context.ts';
import { GiveUp, messageOf } from '../errors.ts';
import { readAgain } from '../read-again.ts';
import { asShown, setAside, setAsideAs } from '../set-aside.ts';
import { showUnparsable } from '../show-unparsable.ts';
import type { Job } from './job.ts';

type Payload = JobPayload<'receive-mail'>;

export const receiveMail: Job<Payload> = {
  run: async (context, { ledgerId }) => {
    const entry = await getLedgerEntry(context.db, ledgerId);
    if (entry.settledAt) return;
    const mailbox = await getMailbox(context.db, entry.mailboxId);
    const mail = asShown(entry, await parse(entry, mailbox));
    await context.db.transaction().execute((trx) => place(context, trx, entry, mailbox, mail));
  },
  giveUp: async ({ db, now }, { ledgerId }, error) => {
    const reason = messageOf(error);
    const entry = await getLedgerEntry(db, ledgerId);
    await db.transaction().execute(async (trx) => {
      // Read once more in vain: it is shown already.
      if (entry.messageRef) return await settle(trx, ledgerId, { disposition: 'unparsable', reason });
      const shown = await showUnparsable(trx, entry, reason, now());
      await settle(trx, ledgerId, { disposition: 'unparsable', reason, ...shown });
    });
  },
};

async function parse(entry: LedgerEntry, mailbox: Mailbox): Promise<ParsedMail> {
  try {
    return await parseMail(entry.source, {
      authservId: mailbox.authservId,
      ownAddresses: [mailbox.address],
    });
  } catch (cause) {
    // The same bytes will not parse better next time.
    throw new GiveUp(messageOf(cause), { cause });
  }
}

async function place(
  context: WorkerContext,
  trx: Trx,
  entry: LedgerEntry,
  mailbox: Mailbox,
  mail: ParsedMail,
): Promise<void> {
  const key = dedupeKey(entry.source);
  if (entry.messageRef && entry.conversationId) {
    const placed = { messageRef: entry.messageRef, conversationId: entry.conversationId };
    const read = { dedupeKey: key, dispositionOf: (threaded: boolean) => dispositionOf(mail, threaded) };
    return await readAgain(trx, entry, placed, mail, read);
  }
  const known = { messageId: mail.messageId, dedupeKey: key };
  const twin = await findTwin(trx, mailbox.id, key);
  if (twin) {
    return await settle(trx, entry.id, { disposition: 'duplicate', ...known, ...referenceTo(twin, mailbox) });
  }
  if (mail.automated.kind === 'loop' || isFrom(mail, mailbox.address)) {
    const reason = mail.automated.reason || 'it comes from the mailbox itself';
    return await settle(trx, entry.id, { disposition: 'own', reason, ...known });
  }
  const automated = mail.automated.kind !== 'none';
  const at = entry.internalDate ?? context.now();
  const thread = await findThread(context, trx, mailbox, mail);
  const resolved = automated || entry.history;
  const conversationId = thread.conversationId ?? (await begin(trx, mailbox, mail, resolved, at));
  const messageId = mail.messageId ?? `<${randomUUID()}@no-message-id.invalid>`;
  const ref = await insertIncoming(trx, { conversationId, rawMailId: entry.rawMailId, messageId, mail, at });
  await settle(trx, entry.id, {
    ...known,
    disposition: setAsideAs(entry) ?? dispositionOf(mail, thread.conversationId !== null),
    reason: automated ? mail.automated.reason : thread.reason,
    messageRef: ref,
    conversationId,
  });
  if (setAsideAs(entry)) {
    const stored = { messageId: ref, conversationId, begins: thread.conversationId === null };
    return await setAside(trx, entry, stored, context.now());
  }
  if (!automated) await endHistory(trx, conversationId, context.now());
  if (mail.bounce) await noteBounce(context, trx, mail);
  await enqueue(trx, 'triage-mail', { messageId: ref }, { queue: conversationQueue(conversationId) });
}

function referenceTo({ conversationId, messageRef, ...twin }: Twin, mailbox: Mailbox) {
  const elsewhere = twin.mailboxId === mailbox.id ? '' : `, by way of ${twin.mailbox}`;
  return {
    reason: `this very mail is here already${elsewhere}`,
    ...(conversationId ? { conversationId } : {}),
    ...(messageRef ? { messageRef } : {}),
  };
}

type Thread = Readonly<{ conversationId: number | null; reason: string }>;

/** Our own signed id first, then In-Reply-To, then References from the newest; and only for somebody who takes part. */
async function findThread(
  { config }: WorkerContext,
  trx: Trx,
  mailbox: Mailbox,
  mail: ParsedMail,
): Promise<Thread> {
  const { ids } = threadCandidates(mail);
  const reported = mail.bounce?.originalMessageId ? [mail.bounce.originalMessageId] : [];
  const all = [...reported, ...ids];
  const signed = all.filter((id) => readMessageId(id, config.secret) !== null);
  const ordered = [...new Set([...reported, ...signed, ...ids])];
  const match = await findConversationByMessageIds(trx, mailbox.id, ordered);
  if (!match) return { conversationId: null, reason: 'it answers no mail that is here' };
  // A machine reports from an address of its own; it adds a line to the conversation and nothing else.
  const from = mail.from?.address ?? '';
  if (mail.automated.kind === 'none' && !(await isParticipant(trx, match.conversationId, from))) {
    return {
      conversationId: null,
      reason: `it answers conversation ${match.conversationId}, in which ${from || 'its sender'} has no part`,
    };
  }
  return {
    conversationId: match.conversationId,
    reason: `it answers a mail of conversation ${match.conversationId}`,
  };
}

async function begin(
  trx: Trx,
  mailbox: Mailbox,
  mail: ParsedMail,
  automated: boolean,
  at: Date,
): Promise<number> {
  const from = mail.from ?? { address: 'unknown@sender.invalid', name: '' };
  const customerId = await ensureCustomer(trx, from.address, from.name);
  return await createConversation(trx, {
    mailboxId: mailbox.id,
    customerId,
    subject: mail.subject,
    automated,
    at,
  });
}

/** Our own mail did not arrive: its row says so, and a person takes the conversation, since the customer heard nothing. */
async function noteBounce({ now }: WorkerContext, trx: Trx, { bounce }: ParsedMail): Promise<void> {
  const failed = bounce?.action === null || bounce?.action === 'failed';
  if (!bounce?.originalMessageId || !failed) return;
  const outgoing = await findOutboxByMessageId(trx, bounce.originalMessageId);
  if (!outgoing) return;
  const reason = `it came back: ${bounce.diagnostic ?? bounce.status ?? 'undeliverable'}`;
  await setOutboxState(trx, outgoing.outboxId, 'failed', { reason });
  await handToPerson(trx, outgoing.conversationId, ['engine_error'], now());
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
