// The two mail servers that latency is measured on, alike from outside: the practice server, and a real Dovecot.

import { randomBytes } from 'node:crypto';
import { ImapFlow } from 'imapflow';

import { receiveAtBorder } from '../../sandbox/border.ts';
import { startPracticeServer } from '../../sandbox/practice-server.ts';
import { startSmtpSide } from '../../sandbox/smtp-side.ts';
import { account, createDovecot, type Dovecot } from '../dovecot/dovecot.ts';

export type SiteOptions = Readonly<{
  supportAddress: string;
  customers: readonly string[];
  authservId: string;
}>;

export type MailSite = Readonly<{
  imapUrl: string;
  smtpUrl: string;
  /** Answers when the news of the mail went to those who IDLE, in milliseconds of `performance.now()`. */
  deliver: (raw: Buffer, from: string) => Promise<number>;
  /** Called when SMTP takes a mail for somebody, before the server says so. */
  onAccepted: (listener: (to: string) => void) => void;
  stop: () => Promise<void>;
}>;

export async function practiceSite(options: SiteOptions): Promise<MailSite> {
  const { supportAddress, customers, authservId } = options;
  const supportPassword = randomBytes(9).toString('hex');
  const server = await startPracticeServer({ supportAddress, supportPassword, customers, authservId });
  return {
    imapUrl: server.imapUrl,
    smtpUrl: server.smtpUrl,
    deliver: async (raw, from) => {
      // It pushes EXISTS to whoever is in IDLE before the call comes back.
      const pushed = performance.now();
      server.deliver(raw, supportAddress, { envelopeFrom: from });
      return pushed;
    },
    onAccepted: (listener) => {
      server.onMail((mail) => {
        if (mail.mailbox !== supportAddress && mail.folder !== 'Sent') listener(mail.mailbox);
      });
    },
    stop: server.stop,
  };
}

export async function dovecotSite({ supportAddress, authservId }: SiteOptions): Promise<MailSite> {
  const dovecot = await createDovecot();
  await dovecot.start();
  const watcher = await secondClient(dovecot);
  const listeners: ((to: string) => void)[] = [];
  const smtp = await startSmtpSide({
    user: supportAddress,
    password: account.password,
    port: 0,
    faults: () => null,
    onMail: ({ to }) => {
      for (const recipient of to) for (const listener of listeners) listener(recipient);
    },
    onFault: (error) => {
      throw error;
    },
  });
  const login = `${encodeURIComponent(supportAddress)}:${encodeURIComponent(account.password)}`;
  return {
    imapUrl: dovecot.imapUrl(),
    smtpUrl: `smtp://${login}@127.0.0.1:${smtp.port}`,
    deliver: async (raw, from) => {
      const told = watcher.nextExists();
      dovecot.drop(
        receiveAtBorder(raw, {
          envelopeFrom: from,
          to: supportAddress,
          host: authservId,
          via: `mail.${from.split('@')[1]}`,
          at: new Date(),
          dmarc: 'pass',
        }),
      );
      return await told;
    },
    onAccepted: (listener) => listeners.push(listener),
    stop: async () => {
      await watcher.stop();
      await smtp.stop();
      await dovecot.remove();
    },
  };
}

/** Dovecot collects its news for half a second: what is ours begins when another client in IDLE has heard of the mail. */
async function secondClient(dovecot: Dovecot) {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: dovecot.port,
    secure: false,
    doSTARTTLS: false,
    auth: { user: account.user, pass: account.password },
    logger: false,
  });
  await client.connect();
  await client.mailboxOpen('INBOX', { readOnly: true });
  void client.idle();
  return {
    nextExists: () =>
      new Promise<number>((resolve) => client.once('exists', () => resolve(performance.now()))),
    stop: () => client.logout(),
  };
}
