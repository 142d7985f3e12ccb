// From words to the raw MIME mail that a customer's mail program would hand to its server.

import MailComposer from 'nodemailer/lib/mail-composer';
import type { Options } from 'nodemailer/lib/mailer';

import type { Customer } from './customers.ts';
import { dress, type Quoted } from './mail-programs.ts';

export type Letter = Readonly<{
  from: Customer;
  to: Readonly<{ name: string; address: string }>;
  subject: string;
  words: string;
  /** The mail below it. */
  quoted?: Quoted;
  /** The Message-IDs of the thread, the mail that is answered last (RFC 5322, section 3.6.4). */
  thread?: readonly string[];
  headers?: Readonly<Record<string, string>>;
  /** Unique; with its angle brackets. */
  messageId: string;
  at: Date;
}>;

export async function composeLetter(letter: Letter): Promise<Buffer> {
  const { from, thread = [] } = letter;
  const dressed = dress(letter.words, letter.quoted ?? null, {
    program: from.program,
    language: from.programLanguage,
    timeZone: from.timeZone,
  });
  return composeMail({
    from: { name: from.name, address: from.email },
    to: letter.to,
    subject: letter.subject,
    text: dressed.text,
    ...(dressed.html === undefined ? {} : { html: dressed.html }),
    textEncoding: from.program === 'gmail' ? 'base64' : 'quoted-printable',
    ...(thread.length === 0 ? {} : { inReplyTo: thread.at(-1), references: [...thread] }),
    headers: { ...dressed.headers, ...letter.headers },
    messageId: letter.messageId,
    date: letter.at,
  });
}

/** Any mail, from nodemailer's own fields. */
export function composeMail(fields: Options): Promise<Buffer> {
  return new MailComposer({ newline: 'windows', ...fields }).compile().build();
}
