// From a row of the outbox to the bytes on the wire: the same bytes at every try.

import MailComposer from 'nodemailer/lib/mail-composer/index.js';

import type { OutboxEntry } from '../../db/outbox.ts';

export async function buildMail({ message, kind }: OutboxEntry): Promise<Buffer> {
  const automatic = kind !== 'agent';
  const composer = new MailComposer({
    from: message.from,
    to: message.to.map(({ address, name }) => ({ address, name })),
    cc: message.cc.map(({ address, name }) => ({ address, name })),
    subject: message.subject,
    messageId: message.messageId,
    date: message.at,
    ...(message.inReplyTo ? { inReplyTo: message.inReplyTo } : {}),
    references: [...message.references],
    text: message.text,
    ...(message.html ? { html: message.html } : {}),
    headers: automatic
      ? // RFC 3834, section 5, and its kin at Microsoft: other machines do not answer a mail that says this.
        { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' }
      : {},
    // What is in a row is content. It never makes this process read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
  });
  return await composer.compile().build();
}
