// An agent's answer on its way from the form to the outbox.

import { findConversation } from '../db/conversations.ts';
import { getMailbox } from '../db/mailboxes.ts';
import { getPolicy } from '../db/policies.ts';
import { queueReply, type Reply } from '../db/replies.ts';
import type { OutgoingFile } from '../db/write-mail.ts';
import { quoteMail } from '../triage/compose/quote.ts';
import { composeReply } from '../triage/compose/reply-body.ts';
import { makeMessageId } from '../triage/thread/message-id.ts';
import { stripSubject } from '../triage/thread/subject.ts';
import type { AppContext } from './context.ts';
import type { Faults } from './form.ts';
import { readReplyFiles } from './reply-files.ts';

export type ReplyForm = Readonly<{
  text: string;
  key: string;
  seen: number;
  filesOf: number;
  draft: number;
  resolve: boolean;
  /** Default: what the policy says. */
  undoSeconds?: number | undefined;
}>;

/** `faults` stand beside their fields, `fault` above the whole form. */
export type ReplyFault = Readonly<{ faults: Faults; fault: string | null }>;

export type SendResult =
  /** `outboxId` is null where this very form was sent before; `until`: so long it may be taken back. */
  | Readonly<{ kind: 'sent'; outboxId: number | null; until: string | null; messageId: string }>
  | Readonly<{ kind: 'not-found' }>
  | Readonly<{ kind: 'refused'; fault: ReplyFault }>;

export async function sendReply(
  { db, config }: Pick<AppContext, 'db' | 'config'>,
  agent: Reply['agent'],
  conversationId: number,
  reply: ReplyForm,
  form: FormData,
): Promise<SendResult> {
  const conversation = await findConversation(db, conversationId);
  if (!conversation) return { kind: 'not-found' };
  const { text, key, seen, resolve, filesOf } = reply;
  const domain = conversation.mailbox_address.split('@').at(-1) ?? '';
  const { files, fault } = await readReplyFiles(db, { form, text, conversationId, filesOf, domain });
  if (fault !== null) return { kind: 'refused', fault: { faults: {}, fault } };
  const [{ policy }, mailbox] = await Promise.all([getPolicy(db), getMailbox(db, conversation.mailbox_id)]);
  const messageId = makeMessageId({
    conversationNumber: conversationId,
    messageId: `a-${key}`,
    domain,
    key: config.secret,
  });
  const result = await queueReply(db, {
    conversationId,
    agent,
    subject: `Re: ${stripSubject(conversation.subject)}`,
    text,
    compose: (answered) =>
      composeReply({
        text,
        signature: mailbox.signature ?? '',
        quote: answered ? quoteMail(answered, conversation.language ?? 'en', policy.hours.timeZone) : null,
        images: files.flatMap(({ filename, contentId }: OutgoingFile) =>
          contentId ? [{ filename, contentId }] : [],
        ),
      }),
    files,
    messageId,
    seenMessageId: seen,
    resolve,
    draftOf: reply.draft === 0 ? null : reply.draft,
    now: new Date(),
    undoSeconds: reply.undoSeconds ?? policy.replyUndoSeconds,
  });
  switch (result.kind) {
    case 'queued':
      return {
        ...{ kind: 'sent', outboxId: result.outboxId, messageId },
        until: result.dueAt?.toISOString() ?? null,
      };
    case 'repeated':
      return { kind: 'sent', outboxId: null, until: null, messageId };
    case 'not-found':
      return result;
    case 'newer-mail': {
      const fault = 'The customer wrote again while you were writing. Read the new mail, then send.';
      return { kind: 'refused', fault: { faults: {}, fault } };
    }
    default:
      return result satisfies never;
  }
}
