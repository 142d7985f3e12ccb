// The connections to the SMTP servers, one pool for each mailbox; how a mail goes over them is in `send-once.ts`.

import type { Transporter } from 'nodemailer';

import type { MailboxConfig, MailServer } from '../../config.ts';
import { type Envelope, holdMails, type SendResult, sendOnce } from './send-once.ts';
import { createTransport } from './transport.ts';

export type Mailer = Readonly<{
  send: (mailbox: MailboxConfig, raw: Buffer, envelope: Envelope) => Promise<SendResult>;
  close: () => void;
}>;

type Kept = Readonly<{ server: MailServer; transport: Transporter }>;

export function createMailer(): Mailer {
  const transports = new Map<string, Kept>();
  const transportOf = ({ address, smtp }: MailboxConfig): Transporter => {
    const known = transports.get(address);
    if (known?.server === smtp) return known.transport;
    // Other settings: mails under way still end on the old connections.
    known?.transport.close();
    const transport = createTransport(smtp);
    holdMails(transport);
    transports.set(address, { server: smtp, transport });
    return transport;
  };
  return {
    send: (mailbox, raw, envelope) => sendOnce(transportOf(mailbox), raw, envelope),
    close: () => {
      for (const { transport } of transports.values()) transport.close();
    },
  };
}
