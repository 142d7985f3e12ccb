// The source of a seeded mail, as its mailbox would have given it: with its files and a word on its sender.

import MailComposer from 'nodemailer/lib/mail-composer/index.js';

import type { Address } from '../../triage/mail.ts';

export type SeedFile = Readonly<{ filename: string; type: string; content: Buffer }>;

type Head = Readonly<{
  from: Address;
  to: Address;
  at: Date;
  messageId: string;
  subject: string;
  text: string;
}>;

type Rest = Readonly<{
  html?: string;
  authenticity?: 'pass' | 'fail' | 'none';
  attachments?: readonly SeedFile[];
}>;

export async function seedSource(
  { from, to, at, messageId, subject, text }: Head,
  { html, authenticity = 'none', attachments = [] }: Rest,
): Promise<Buffer> {
  const domain = from.address.split('@')[1] ?? '';
  const composer = new MailComposer({
    ...{ from, to, subject, messageId, text, date: at, newline: 'windows' },
    ...(html ? { html } : {}),
    headers: {
      'Authentication-Results': `mx.shop.example; dmarc=${authenticity} header.from=${domain}`,
    },
    attachments: attachments.map(({ filename, type, content }) => ({ filename, content, contentType: type })),
    baseBoundary: 'seed',
  });
  return await composer.compile().build();
}
