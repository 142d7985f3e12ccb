// Second stage: from a ledger row to a message in a conversation, or to the reason why it is none.

import { randomUUID } from 'node:crypto';

import type { Trx } from '../../db/database.ts';
import { conversationQueue, enqueue, type JobPayload } from '../../db/jobs.ts';
import { type Disposition, findTwin, getLedgerEntry, type LedgerEntry, settle } from '../../db/ledger.ts';
import { getMailbox, type Mailbox } from '../../db/mailboxes.ts';
import { clearBounced, createConversation, insertIncoming } from '../../db/messages.ts';
import type { ParsedMail } from '../../triage/mail.ts';
import { hasTrustedResults } from '../../triage/parse/authenticity.ts';
import { readHeaderBlock } from '../../triage/parse/header-block.ts';
import { parseMail } from '../../triage/parse/parse-mail.ts';
import type { Thread } from '../../triage/thread/choose.ts';
import { dedupeKey } from '../../triage/thread/dedupe-key.ts';
import { judgeByDkim } from '../authenticity/dkim.ts';
import type { WorkerContext } from '../context.ts';
import { GiveUp, messageOf } from '../errors.ts';
import { findThread } from '../find-thread.ts';
import { findReported, isFailure, noteBounce } from '../note-bounce.ts';
import { showUnparsable } from '../show-unparsable.ts';
import type { Job } from './job.ts';

type Payload = JobPayload<'receive-mail'>;

export const receiveMail: Job<Payload> = {
  run: async (context, { ledgerId }) => {
    const entry = await getLedgerEntry(context.db, ledgerId);
    if (entry.disposition !== 'received' && entry.disposition !== 'retrying') return;
    const mailbox = await getMailbox(context.db, entry.mailboxId);
    const mail = await proveSender(context, entry, mailbox, await parse(entry, mailbox));
    await context.db.transaction().execute((trx) => place(context, trx, entry, mailbox, mail));
  },
  giveUp: async ({ db, now }, { ledgerId }, error) => {
    const reason = messageOf(error);
    const entry = await getLedgerEntry(db, ledgerId);
    await db.transaction().execute(async (trx) => {
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

/** A person's mail about which the mailbox's own server says nothing may still be signed. */
async function proveSender(
  { resolveTxt }: WorkerContext,
  { source }: LedgerEntry,
  { authservId }: Mailbox,
  mail: ParsedMail,
): Promise<ParsedMail> {
  if (mail.automated.kind !== 'none' || mail.authenticity !== 'none' || !mail.from) return mail;
  const { fields, bodyStart } = readHeaderBlock(source);
  if (hasTrustedResults(fields, authservId)) return mail;
  const { verdict, reason } = await judgeByDkim(
    { raw: source, fields, bodyStart, from: mail.from },
    resolveTxt,
  );
  return { ...mail, authenticity: verdict, authenticityReason: `${mail.authenticityReason}; ${reason}` };
}

async function place(
  context: WorkerContext,
  trx: Trx,
  entry: LedgerEntry,
  mailbox: Mailbox,
  mail: ParsedMail,
): Promise<void> {
  const key = dedupeKey(entry.source);
  const known = { messageId: mail.messageId, dedupeKey: key };
  const twin = await findTwin(trx, mailbox.id, key);
  if (twin) {
    const conversation = twin.conversationId ? { conversationId: twin.conversationId } : {};
    const reason = 'this very mail is here already';
    return await settle(trx, entry.id, { disposition: 'duplicate', reason, ...known, ...conversation });
  }
  if (mail.automated.kind === 'loop' || isFrom(mail, mailbox.address)) {
    const reason = mail.automated.reason || 'it comes from the mailbox itself';
    return await settle(trx, entry.id, { disposition: 'own', reason, ...known });
  }
  const at = entry.internalDate ?? context.now();
  const where = { mailboxId: mailbox.id, secret: context.config.secret, at };
  const returned = await findReported(trx, mail, where);
  const thread = returned ? ofReport(returned.conversationId) : await findThread(trx, mail, where);
  if (thread.conversationId && mail.from && mail.automated.kind === 'none') {
    await clearBounced(trx, mail.from.address);
  }
  const conversationId = thread.conversationId ?? (await begin(trx, mailbox, mail, thread.relatedId, at));
  const messageId = mail.messageId ?? `<${randomUUID()}@no-message-id.invalid>`;
  const ref = await insertIncoming(trx, { conversationId, rawMailId: entry.rawMailId, messageId, mail, at });
  await settle(trx, entry.id, {
    ...known,
    disposition: dispositionOf(mail, thread.conversationId !== null),
    reason: mail.automated.kind === 'none' ? thread.reason : mail.automated.reason,
    messageRef: ref,
    conversationId,
  });
  if (returned && mail.bounce && isFailure(mail.bounce)) {
    await noteBounce(trx, returned, mail.bounce, context.now());
  }
  await enqueue(trx, 'triage-mail', { messageId: ref }, { queue: conversationQueue(conversationId) });
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
