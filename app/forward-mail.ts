// Mails of a conversation on their way to somebody outside: chosen by an agent, below the agent's own words.

import { findSignature } from '../db/agent-signature.ts';
import type { Agent } from '../db/agents.ts';
import { findAttachment } from '../db/conversation-thread.ts';
import { findConversation } from '../db/conversations.ts';
import { listForwardable, queueForward } from '../db/forward.ts';
import { getMailbox } from '../db/mailboxes.ts';
import { getPolicy } from '../db/policies.ts';
import type { OutgoingFile } from '../db/write-mail.ts';
import { composeReply } from '../triage/compose/reply-body.ts';
import type { Address } from '../triage/mail.ts';
import { makeMessageId } from '../triage/thread/message-id.ts';
import { stripSubject } from '../triage/thread/subject.ts';
import { attachmentBytes } from './attachment-bytes.ts';
import type { AppContext } from './context.ts';
import { safeName, tooMuch } from './reply-files.ts';
import { toSay } from './words/say.ts';

export type ForwardInput = Readonly<{
  key: string;
  to: readonly Address[];
  text: string;
  messages: readonly number[];
  files: boolean;
}>;

/** What to say where it was not sent; null where it is on its way. */
export async function forwardMail(
  app: AppContext,
  agent: Agent,
  conversationId: number,
  { key, to, text, messages, files }: ForwardInput,
): Promise<string | null> {
  const { db, config } = app;
  const conversation = await findConversation(db, conversationId);
  const [first, ...others] = to;
  if (!conversation || !first) return toSay('This conversation is no longer there.');
  const chosen = await listForwardable(db, conversationId, messages);
  if (chosen.length === 0) return toSay('Choose at least one mail.');
  const attached = files
    ? await readAttachments(
        app,
        chosen.flatMap(({ attachmentIds }) => attachmentIds),
      )
    : [];
  if (!attached)
    return toSay(
      'A file cannot be taken out of its mail. Forward it without files, or save the mail’s source.',
    );
  const fault = tooMuch(attached.map(({ content }) => content.length));
  if (fault) return fault;
  const [{ policy }, mailbox, signature] = await Promise.all([
    getPolicy(db),
    getMailbox(db, conversation.mailbox_id),
    findSignature(db, agent.id),
  ]);
  const body = composeReply({
    text: [text, ...chosen.map((each) => original(each, policy.hours.timeZone))].filter(Boolean).join('\n\n'),
    ...{ signature: '', quote: null, images: [] },
  });
  const sign = (signature || mailbox.signature).trim();
  const domain = conversation.mailbox_address.split('@').at(-1) ?? '';
  const done = await queueForward(db, {
    ...{ conversationId, agent, to: first, cc: others, files: attached, now: new Date() },
    from: {
      address: conversation.mailbox_address,
      name: [agent.name, conversation.mailbox_name].filter(Boolean).join(', '),
    },
    subject: `Fwd: ${stripSubject(conversation.subject)}`,
    reply: text,
    text: sign ? `${body.text}\n\n-- \n${sign}` : body.text,
    html: body.html,
    messageId: makeMessageId({
      conversationNumber: conversationId,
      messageId: `f-${key}`,
      domain,
      key: config.secret,
    }),
    undoSeconds: policy.replyUndoSeconds,
  });
  return done === 'to-customer'
    ? toSay('The customer is among them. Write to the customer with an answer instead.')
    : null;
}

type Chosen = Awaited<ReturnType<typeof listForwardable>>[number];

/** As mail programs write it, so that the one who reads it knows what is whose. */
function original(
  { from_name, from_address, subject, at, text, reply, direction }: Chosen,
  timeZone: string,
) {
  const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
    at,
  );
  const head = [
    '---------- Forwarded message ----------',
    `From: ${from_name ? `${from_name} <${from_address}>` : from_address}`,
    `Date: ${when}`,
    `Subject: ${subject}`,
  ];
  // Of our own mails the new words: what they quote stands here already.
  return `${head.join('\n')}\n\n${(direction === 'in' ? text : reply).trim()}`;
}

/** Null where one of them cannot be taken out of its mail: a forward without it would say otherwise. */
async function readAttachments(app: AppContext, ids: readonly number[]) {
  const files: OutgoingFile[] = [];
  for (const id of ids) {
    const found = await findAttachment(app.db, id);
    if (!found) continue;
    // Only its name is kept.
    if (!found.content && !found.source) continue;
    const content =
      found.content ?? (found.source && (await attachmentBytes(app, found.source, found.position)));
    if (!content) return null;
    const { filename, content_type: contentType } = found;
    files.push({ filename: safeName(filename), contentType, contentId: null, content });
  }
  return files;
}
