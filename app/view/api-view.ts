// Conversations as the API answers them. Its shapes are a promise: add to them, never change them.

import { z } from 'zod';

import type { Thread, ThreadDecision, ThreadMessage } from '../../db/conversation-thread.ts';
import type { ConversationRow, Cursor } from '../../db/conversations.ts';
import type { StoredDecision } from '../../db/decisions.ts';
import type { StoredNote } from '../../db/notes.ts';
import type { StoredReply } from '../../db/replies.ts';

export function toApiConversation(row: ConversationRow) {
  return {
    id: String(row.id),
    number: row.id,
    subject: row.subject,
    customer: { email: row.customer_email, name: row.customer_name },
    mailbox: row.mailbox_address,
    status: row.status,
    handler: row.handler,
    assignee: row.assignee_email ? { email: row.assignee_email, name: row.assignee_name } : null,
    intent: row.intent,
    confidence: row.confidence,
    tone: { anger: row.anger, sarcasm: row.sarcasm, negative: row.negative },
    reasons: row.reasons,
    tags: row.tags,
    team: row.team,
    priority: row.priority,
    outcome: row.outcome,
    createdAt: row.created_at.toISOString(),
    lastMessageAt: row.last_message_at.toISOString(),
    waitingSince: row.waiting_since?.toISOString() ?? null,
    scheduledFor: row.scheduled_for?.toISOString() ?? null,
    promisedBy: row.promised_by?.toISOString() ?? null,
  };
}

export function toApiThread({ conversation, messages, decisions }: Thread) {
  const names = new Map(messages.map((row) => [row.id, row.message_id]));
  return {
    ...toApiConversation(conversation),
    summary: toApiSummary(conversation.summary),
    messages: messages.map(toApiMessage),
    decisions: decisions.map((row) => toApiDecision(row, names.get(row.message_id) ?? null)),
  };
}

/** As it was made, in English; how the desk says it in other languages is its own business. */
const toApiSummary = (summary: unknown) =>
  Array.isArray(summary) ? summary.map(({ text, messageId }) => ({ text, messageId })) : [];

function toApiMessage(row: ThreadMessage) {
  return {
    id: String(row.id),
    direction: row.direction,
    author: row.author,
    from: { address: row.from_address, name: row.from_name },
    to: row.to_addresses,
    cc: row.cc_addresses,
    subject: row.subject,
    text: row.text,
    at: row.at.toISOString(),
    messageId: row.message_id,
    automated: { kind: row.automated_kind, reason: row.automated_reason },
    delivery: row.outbox_state
      ? {
          state: row.outbox_state,
          reason: row.outbox_reason,
          attempts: row.outbox_attempts,
          sentAt: row.outbox_sent_at?.toISOString() ?? null,
        }
      : null,
  };
}

export const toApiNote = (row: StoredNote) => ({
  id: String(row.id),
  conversationId: String(row.conversation_id),
  author: row.agent_email
    ? { email: row.agent_email, name: row.agent_name }
    : { email: null, name: row.from_name },
  text: row.text,
  at: row.at.toISOString(),
});

/** `id` as in `messages`, where how its delivery goes on is told. */
export function toApiReply(row: StoredReply) {
  return {
    id: String(row.id),
    conversationId: String(row.conversation_id),
    messageId: row.message_id,
    text: row.reply,
    state: row.state,
    at: row.at.toISOString(),
    sendAt: (row.due_at > row.at ? row.due_at : row.at).toISOString(),
  };
}

/** `messageId` as in `messages`: the Message-ID of the mail that was decided on. */
function toApiDecision(row: ThreadDecision, messageId: string | null) {
  return {
    id: String(row.id),
    messageId,
    do: row.action,
    reasons: row.reasons,
    intent: row.intent,
    confidence: row.confidence,
    threshold: row.threshold,
    template: row.template,
    slots: row.slots,
    missing: row.missing,
    facts: row.facts,
    at: row.created_at.toISOString(),
  };
}

/** All that led to it, as it was stored at the time. */
export function toApiStoredDecision(row: StoredDecision) {
  return {
    id: String(row.id),
    conversationId: String(row.conversation_id),
    messageId: row.header_message_id,
    do: row.action,
    reasons: row.reasons,
    otherwise: row.otherwise,
    intent: row.intent,
    confidence: row.confidence,
    threshold: row.threshold,
    template: row.template,
    parts: row.parts,
    templateVersion: row.template_version,
    slots: row.slots,
    missing: row.missing,
    about: row.about,
    team: row.team,
    draft: row.draft,
    facts: row.facts,
    traced: row.traced,
    policyVersion: row.policy_version,
    authenticity: {
      verdict: storedProof(row.situation) ?? row.authenticity,
      reason: row.authenticity_reason,
    },
    situation: row.situation,
    understanding: row.understanding,
    timings: row.timings,
    at: row.created_at.toISOString(),
  };
}

/** As it was decided on: a mail that is read once more may prove something else. */
function storedProof(situation: StoredDecision['situation']): string | null {
  return decidedOn.safeParse(situation).data?.mail.authenticity ?? null;
}
const decidedOn = z.object({ mail: z.object({ authenticity: z.string() }) });

export const writeCursor = (cursor: Cursor | null): string | null =>
  cursor && Buffer.from(`${cursor.micros}.${cursor.id}`).toString('base64url');

/** Null where it is not one of ours. */
export function readCursor(text: string): Cursor | null {
  const match = /^(\d{1,17})\.(\d{1,15})$/.exec(Buffer.from(text, 'base64url').toString());
  return match ? { micros: Number(match[1]), id: Number(match[2]) } : null;
}
