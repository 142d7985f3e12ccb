// A mail that cannot be read still reaches a person: what its header says in plain sight, and that the rest is kept.

import { randomUUID } from 'node:crypto';

import type { Trx } from '../db/database.ts';
import { handToPerson } from '../db/handover.ts';
import type { LedgerEntry } from '../db/ledger.ts';
import { createConversation, insertIncoming } from '../db/messages.ts';
import { insertDecision } from '../db/record-decisions.ts';
import type { ParsedMail } from '../triage/mail.ts';
import { firstField, readHeaderBlock } from '../triage/parse/header-block.ts';
import { storable } from '../triage/parse/storable.ts';
import { nothingKnown, withoutUnderstanding } from './without-understanding.ts';

export type Shown = Readonly<{ conversationId: number; messageRef: number }>;

export async function showUnparsable(
  trx: Trx,
  entry: LedgerEntry,
  reason: string,
  now: Date,
): Promise<Shown> {
  const { fields } = readHeaderBlock(entry.source);
  const from = /[^\s<>"@]{1,64}@[^\s<>"@]{1,250}/.exec(firstField(fields, 'from') ?? '')?.[0] ?? null;
  const subject = (firstField(fields, 'subject') ?? '').slice(0, 300);
  const text = `This mail could not be read (${reason}). Its original is kept in full.`;
  const mail = storable<ParsedMail>({
    messageId: null,
    inReplyTo: null,
    references: [],
    from: from ? { address: from, name: '' } : null,
    replyTo: [],
    to: [],
    cc: [],
    subject,
    date: null,
    text,
    html: null,
    reply: text,
    signature: '',
    quoted: '',
    attachments: [],
    automated: { kind: 'none', reason: 'it could not be read' },
    bounce: null,
    authenticity: 'none',
    authenticityReason: 'it could not be read',
  });
  const at = entry.internalDate ?? now;
  const { mailboxId, rawMailId } = entry;
  const { id: conversationId } = await createConversation(trx, {
    mailboxId,
    customer: mail.from ?? { address: 'unknown@sender.invalid', name: '' },
    subject: mail.subject,
    resolved: false,
    at,
  });
  const messageId = `<${randomUUID()}@no-message-id.invalid>`;
  const messageRef = await insertIncoming(trx, { conversationId, rawMailId, messageId, mail, at });
  await insertDecision(trx, {
    ...nothingKnown,
    messageId: messageRef,
    conversationId,
    decision: withoutUnderstanding('escalate', 'engine_error'),
    facts: [{ name: 'Failure', value: reason, source: 'receive' }],
  });
  await handToPerson(trx, conversationId, ['engine_error'], now);
  return { conversationId, messageRef };
}
