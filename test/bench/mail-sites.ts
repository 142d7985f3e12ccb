// The two mail servers that latency is measured on, alike from outside: the practice server, and a real Dovecot.

import { randomBytes } from 'node:crypto';

import { receiveAtBorder } from '../../sandbox/border.ts';
import { startPracticeServer } from '../../sandbox/practice-server.ts';
import { startSmtpSide } from '../../sandbox/smtp-side.ts';
import { account, createDovecot } from '../dovecot/dovecot.ts';
import { type ExistsProxy, startExistsProxy } from './exists-proxy.ts';

export type SiteOptions = Readonly<{
  supportAddress: string;
  customers: readonly string[];
  authservId: string;
}>;

export type MailSite = Readonly<{
  imapUrl: string;
  smtpUrl: string;
  proxy: ExistsProxy;
  deliver: (raw: Buffer, from: string) => void;
  /** Called when SMTP takes a mail for somebody, before the server says so. */
  onAccepted: (listener: (to: string) => void) => void;
  stop: () => Promise<void>;
}>;

export async function practiceSite(options: SiteOptions): Promise<MailSite> {
  const { supportAddress, customers, authservId } = options;
  const supportPassword = randomBytes(9).toString('hex');
  const server = await startPracticeServer({ supportAddress, supportPassword, customers, authservId });
  const proxy = await startExistsProxy(Number(new URL(server.imapUrl).port));
  return {
    imapUrl: through(proxy, server.imapUrl),
    smtpUrl: server.smtpUrl,
    proxy,
    deliver: (raw, from) => server.deliver(raw, supportAddress, { envelopeFrom: from }),
    onAccepted: (listener) => {
      server.onMail((mail) => {
        if (mail.mailbox !== supportAddress && mail.folder !== 'Sent') listener(mail.mailbox);
      });
    },
    stop: async () => {
      proxy.stop();
      await server.stop();
    },
  };
}

export async function dovecotSite({ supportAddress, authservId }: SiteOptions): Promise<MailSite> {
  const dovecot = await createDovecot();
  await dovecot.start();
  const proxy = await startExistsProxy(dovecot.port);
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
    imapUrl: through(proxy, dovecot.imapUrl()),
    smtpUrl: `smtp://${login}@127.0.0.1:${smtp.port}`,
    proxy,
    deliver: (raw, from) => {
      const arrival = { to: supportAddress, host: authservId, via: `mail.${from.split('@')[1]}` };
      const now = { at: new Date(), dmarc: 'pass' } as const;
      dovecot.drop(receiveAtBorder(raw, { ...arrival, ...now, envelopeFrom: from }));
    },
    onAccepted: (listener) => listeners.push(listener),
    stop: async () => {
      proxy.stop();
      await smtp.stop();
      await dovecot.remove();
    },
  };
}

function through(proxy: ExistsProxy, url: string): string {
  const changed = new URL(url);
  changed.port = String(proxy.port);
  return changed.href;
}
