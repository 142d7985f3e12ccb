import { afterEach, expect, test } from 'vitest';
import { mailboxDefaults } from '../../config/mailbox.ts';
import type { MailServer } from '../../config.ts';
import { makeCertificate } from '../../test/certificate.ts';
import { type SmtpStandIn, type SmtpStandInOptions, startSmtpStandIn } from '../../test/smtp-stand-in.ts';
import { createMailer } from './mailer.ts';

const certificate = makeCertificate();
const servers: SmtpStandIn[] = [];
let mailer = createMailer();

afterEach(async () => {
  mailer.close();
  mailer = createMailer();
  await Promise.all(servers.splice(0).map((each) => each.stop()));
});

type Asked = Pick<MailServer, 'plaintextAllowed'> & Pick<SmtpStandInOptions, 'accepts'>;

async function send({ plaintextAllowed, accepts }: Asked) {
  const server = await startSmtpStandIn({ tls: 'none', certificate, accepts });
  servers.push(server);
  const smtp: MailServer = {
    host: '127.0.0.1',
    port: server.port,
    secure: false,
    plaintextAllowed,
    user: 'support',
    password: 'correct horse',
    pin: null,
    tokens: null,
  };
  const mailbox = {
    ...mailboxDefaults,
    address: 'support@shop.test',
    name: '',
    imap: smtp,
    smtp,
    folders: ['INBOX'],
    authservId: null,
  };
  const raw = Buffer.from('Subject: Hello\r\n\r\nHello\r\n');
  const envelope = { from: mailbox.address, to: ['eva@customer.test'], mayGo: async () => true };
  return { server, result: await mailer.send(mailbox, raw, envelope) };
}

test('a password that is refused holds the mail back and does not fail it', async () => {
  const { result } = await send({ plaintextAllowed: true, accepts: () => false });
  expect(result).toMatchObject({ kind: 'later', reason: expect.stringContaining('Authentication failed') });
});

test('a server that has no TLS holds the mail back and does not fail it', async () => {
  const { result } = await send({ plaintextAllowed: false, accepts: () => true });
  expect(result).toMatchObject({ kind: 'later', reason: expect.stringContaining('STARTTLS') });
});

test('other settings of the same mailbox are used at once', async () => {
  const first = await send({ plaintextAllowed: true, accepts: () => true });
  const second = await send({ plaintextAllowed: true, accepts: () => true });
  expect([first.server.mails, second.server.mails].map((mails) => mails.length)).toEqual([1, 1]);
});
