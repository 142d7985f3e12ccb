// The practice customers at their desks: they write what is scripted, and answer what they get from support.

import { randomUUID } from 'node:crypto';

import { company, supportAddress } from './company.ts';
import { composeLetter, composeMail } from './compose.ts';
import { type Customer, requireCustomer } from './customers.ts';
import { mails } from './mails.ts';
import type { PracticeMail, PracticeServer } from './practice-server.ts';
import { type Reaction, reactions } from './reactions.ts';
import { type ReadMail, readMail } from './read-mail.ts';
import { isCustomersMail, type ScriptedMail } from './scripted-mail.ts';

export type NewMail = Readonly<{
  from: Customer;
  subject: string;
  words: string;
  /** A mail in the customer's own mailbox. */
  answers: ReadMail | null;
  /** Somebody else writes in the customer's name. */
  spoofed: boolean;
  automatic: boolean;
}>;

export type People = Readonly<{
  /** Begins the scripted mails; a second call does nothing. */
  begin(): void;
  stop(): void;
}>;

const support = { name: company.name, address: supportAddress };

/** Sends a customer's mail to support and answers its Message-ID. */
export async function writeMail(server: PracticeServer, mail: NewMail): Promise<string> {
  const { from, answers } = mail;
  const messageId = newMessageId(from.email);
  const raw = await composeLetter({
    from,
    to: support,
    subject: mail.subject,
    words: mail.words,
    ...(answers && !mail.automatic ? { quoted: answers } : {}),
    ...(answers?.messageId ? { thread: [...answers.references, answers.messageId] } : {}),
    ...(mail.automatic ? { headers: { 'Auto-Submitted': 'auto-replied', 'X-Autoreply': 'yes' } } : {}),
    messageId,
    at: new Date(),
  });
  if (mail.spoofed) {
    server.deliver(raw, supportAddress, { spoofed: true, envelopeFrom: 'bulk-77@cheap-relay.example' });
  } else {
    server.write(raw, from.email, supportAddress, mail.automatic ? { envelopeFrom: '' } : {});
  }
  return messageId;
}

/** `secondMs`: how long a scripted second lasts, in milliseconds; tests live faster. */
export function startPeople(
  server: PracticeServer,
  onFault: (error: unknown) => void,
  secondMs = 1000,
): People {
  const timers = new Set<NodeJS.Timeout>();
  /** Message-ID of each scripted mail that was sent, by its key. */
  const sent = new Map<string, string>();
  const done = new Set<Reaction>();
  let begun = false;

  const later = (seconds: number, task: () => Promise<unknown>) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      task().catch(onFault);
    }, seconds * secondMs);
    timers.add(timer);
  };

  const react = async (mail: PracticeMail) => {
    const answer = await readMail(mail);
    if (answer.from.address !== supportAddress) return;
    for (const reaction of reactions) {
      const thread = reaction.to === null ? null : sent.get(reaction.to);
      const meant = thread === null || (thread !== undefined && answer.inReplyTo === thread);
      if (reaction.customer !== mail.mailbox || done.has(reaction) || !meant || !reaction.when(answer))
        continue;
      done.add(reaction);
      later(reaction.after, () => writeMail(server, reactionMail(reaction, answer)));
    }
  };

  const forget = server.onMail((mail) => {
    if (mail.folder === 'INBOX' && mail.mailbox !== supportAddress) react(mail).catch(onFault);
  });
  return {
    begin: () => {
      if (begun) return;
      begun = true;
      for (const mail of mails) {
        later(mail.after, async () => sent.set(mail.key, await sendScripted(server, mail)));
      }
    },
    stop: () => {
      forget();
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

async function sendScripted(server: PracticeServer, mail: ScriptedMail): Promise<string> {
  if (isCustomersMail(mail)) {
    const from = requireCustomer(mail.from);
    return writeMail(server, { ...mail, from, answers: null, spoofed: false, automatic: false });
  }
  const messageId = newMessageId(mail.envelopeFrom);
  const raw = await composeMail({
    from: mail.from,
    to: support,
    subject: mail.subject,
    text: mail.words,
    ...(mail.html === undefined ? {} : { html: mail.html }),
    headers: { ...mail.headers },
    messageId,
    date: new Date(),
  });
  server.deliver(raw, supportAddress, { spoofed: mail.spoofed, envelopeFrom: mail.envelopeFrom });
  return messageId;
}

const reactionMail = (reaction: Reaction, answer: ReadMail): NewMail => ({
  from: requireCustomer(reaction.customer),
  subject: reaction.subject?.(answer) ?? replySubject(answer.subject),
  words: reaction.words,
  answers: answer,
  spoofed: false,
  automatic: reaction.automatic,
});

export const replySubject = (subject: string): string =>
  /^(re|aw)\s*:/i.test(subject) ? subject : `Re: ${subject}`;

/** A Message-ID under the sender's own domain (RFC 5322, section 3.6.4). */
const newMessageId = (email: string): string =>
  `<${randomUUID()}@${email.slice(email.lastIndexOf('@') + 1)}>`;
