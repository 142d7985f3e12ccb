// An agent's answer on its way from the form to the outbox.

import { findSignature } from '../db/agent-signature.ts';
import { findConversation } from '../db/conversations.ts';
import { getMailbox } from '../db/mailboxes.ts';
import { getPolicy } from '../db/policies.ts';
import { queueReply, type Reply, type ReplyResult } from '../db/replies.ts';
import type { OutgoingFile } from '../db/write-mail.ts';
import { quoteMail } from '../triage/compose/quote.ts';
import { composeReply } from '../triage/compose/reply-body.ts';
import { richToText } from '../triage/compose/rich-text.ts';
import { textToHtml } from '../triage/compose/text-html.ts';
import type { Address } from '../triage/mail.ts';
import { makeMessageId } from '../triage/thread/message-id.ts';
import { stripSubject } from '../triage/thread/subject.ts';
import type { AppContext } from './context.ts';
import type { Faults } from './form.ts';
import { readReplyFiles } from './reply-files.ts';
import { cleanReplyHtml, openSlots, placePictures } from './reply-html.ts';
import { slotPattern } from './view/reply-slots.ts';
import { toSay } from './words/say.ts';

export type ReplyForm = Readonly<{
  text: string;
  /** What the editor made; empty: `text` holds the words; absent: a program writes, not a page. */
  html?: string;
  subject?: string;
  cc?: readonly Address[];
  bcc?: readonly Address[];
  key: string;
  seen: number;
  /** The newest message when the agent began; 0: not known. */
  begun?: number;
  /** A colleague's answer that the agent has read. */
  over?: number;
  draft: number;
  resolve: boolean;
  later?: Date | null;
  /** Default: what the policy says. */
  undoSeconds?: number | undefined;
}>;

/** Another agent's answer that stops this one until it has been looked at. */
export type Colleague = Readonly<{ messageId: number; name: string; at: string }>;

/** `faults` stand beside their fields, `fault` above the whole form. */
export type ReplyFault = Readonly<{ faults: Faults; fault: string | null; colleague?: Colleague | null }>;

export type SendResult =
  /** `outboxId` is null where this very form was sent before; `until`: so long it may be taken back. */
  | Readonly<{ kind: 'sent'; outboxId: number | null; until: string | null; messageId: string }>
  | Readonly<{ kind: 'not-found' }>
  | Readonly<{ kind: 'refused'; fault: ReplyFault }>;

/** An hour's clock may be wrong by this much. Milliseconds. */
const clockMs = 60_000;
/** Whoever plans further ahead had better write it down. Milliseconds. */
const longestAheadMs = 366 * 86_400_000;

export async function sendReply(
  { db, config }: Pick<AppContext, 'db' | 'config'>,
  agent: Reply['agent'],
  conversationId: number,
  reply: ReplyForm,
  form: FormData,
): Promise<SendResult> {
  const conversation = await findConversation(db, conversationId);
  if (!conversation) return { kind: 'not-found' };
  const now = new Date();
  const domain = conversation.mailbox_address.split('@').at(-1) ?? '';
  const { subject = '', cc = [], bcc = [], begun = 0, over = 0, later = null } = reply;
  const html = reply.html ? cleanReplyHtml(reply.html) : '';
  const written = html === '' ? reply.text : richToText(html);
  const fault = faultOf(written, html, later, now);
  if (fault) return { kind: 'refused', fault };
  // A program has no draft, and leaves that of the agent in whose name it writes alone.
  const draftOf =
    agent.id === null || reply.html === undefined ? null : { conversationId, agentId: agent.id };
  const { files, ofDraft, ...read } = {
    ofDraft: new Map(),
    ...(await readReplyFiles(db, { form, text: written, html, draftOf, domain })),
  };
  if (files === null) return { kind: 'refused', fault: { faults: {}, fault: read.fault } };
  const [{ policy }, mailbox, signature] = await Promise.all([
    getPolicy(db),
    getMailbox(db, conversation.mailbox_id),
    agent.id === null ? '' : findSignature(db, agent.id),
  ]);
  const messageId = makeMessageId({
    conversationNumber: conversationId,
    messageId: `a-${reply.key}`,
    domain,
    key: config.secret,
  });
  const result = await queueReply(db, {
    conversationId,
    agent,
    subject: subject || `Re: ${stripSubject(conversation.subject)}`,
    text: written,
    compose: (answered) =>
      composeReply({
        text: written,
        html: html === '' ? null : placePictures(html, ofDraft),
        signature: signature || (mailbox.signature ?? ''),
        quote: answered ? quoteMail(answered, conversation.language ?? 'en', policy.hours.timeZone) : null,
        images: files.flatMap(({ filename, contentId }: OutgoingFile) =>
          contentId ? [{ filename, contentId }] : [],
        ),
      }),
    files,
    messageId,
    seenMessageId: reply.seen,
    ...(begun > 0 ? { begunMessageId: begun } : {}),
    overMessageId: over,
    cc,
    bcc,
    resolve: reply.resolve,
    draftOf: reply.draft === 0 ? null : reply.draft,
    // As it goes out, so that its pictures are found again by their Content-ID.
    ...(draftOf === null
      ? {}
      : {
          draft: {
            html: html === '' ? textToHtml(written) : placePictures(html, ofDraft),
            subject: subject || null,
            cc,
            bcc,
            decisionId: reply.draft === 0 ? null : reply.draft,
          },
        }),
    now,
    undoSeconds: reply.undoSeconds ?? policy.replyUndoSeconds,
    scheduledFor: later,
  });
  return toSendResult(result, messageId);
}

function faultOf(written: string, html: string, later: Date | null, now: Date): ReplyFault | null {
  if (written.trim() === '') return { faults: { text: toSay('Write something first.') }, fault: null };
  if (openSlots(html).length > 0 || slotPattern.test(written))
    return { faults: { text: toSay('Fill in what is marked in the text first.') }, fault: null };
  if (later === null) return null;
  const ahead = later.getTime() - now.getTime();
  if (ahead > longestAheadMs) return { faults: {}, fault: toSay('That is too far ahead.') };
  return ahead < -clockMs ? { faults: {}, fault: toSay('That time is over: choose a later one.') } : null;
}

function toSendResult(result: ReplyResult, messageId: string): SendResult {
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
      const fault = toSay('The customer wrote again while you were writing. Read the new mail, then send.');
      return { kind: 'refused', fault: { faults: {}, fault } };
    }
    case 'colleague-sent': {
      const { messageId, name, at } = result;
      const colleague = { messageId, name, at: at.toISOString() };
      return { kind: 'refused', fault: { faults: {}, fault: null, colleague } };
    }
    default:
      return result satisfies never;
  }
}
