import { simpleParser } from 'mailparser';
import { beforeAll, expect, test } from 'vitest';

import { arrived, customer, orderQuestion, useDovecotDesk } from './dovecot-desk.ts';

const desk = useDovecotDesk();

beforeAll(async () => {
  await desk.startWorker();
  await desk.untilMailbox('watching');
});

async function answer(count: number) {
  const mail = await desk.untilSent(count);
  expect(mail.to).toEqual([customer]);
  return await simpleParser(mail.raw);
}

async function append(raw: Buffer): Promise<void> {
  const client = await desk.dovecot.connect();
  await client.append('INBOX', raw);
  await client.logout();
}

test('a mail that an MTA puts into the mailbox is answered', async () => {
  desk.dovecot.drop(orderQuestion('<dropped@customer.test>'));
  const mail = await answer(1);
  expect(mail.inReplyTo).toBe('<dropped@customer.test>');
  expect(mail.text).toContain('25 November 2026');
});

test('a mail that a client puts there is answered too', async () => {
  await append(orderQuestion('<appended@customer.test>'));
  expect((await answer(2)).inReplyTo).toBe('<appended@customer.test>');
});

test('a reply to the answer comes into the same conversation', async () => {
  const first = desk.sent[0];
  if (!first) throw new Error('no mail was sent');
  const { messageId } = await simpleParser(first.raw);
  const raw = arrived({
    from: customer,
    subject: 'Re: Where is my order?',
    text: 'Thank you. And what are your opening hours?',
    headers: [`In-Reply-To: ${messageId}`],
  });
  desk.dovecot.drop(raw);
  const ledger = await desk.settledLedger(3);
  expect(ledger[2]).toMatchObject({ disposition: 'threaded', conversation_id: ledger[0]?.conversation_id });
  await desk.untilQuiet();
});

test('a copy of each answer is in the folder that the server calls Sent, and seen', async () => {
  const copies = desk.dovecot.files('Sent');
  expect(copies).toHaveLength(desk.sent.length);
  const ids = async (mails: readonly { raw: Buffer }[]) =>
    (await Promise.all(mails.map(async (mail) => (await simpleParser(mail.raw)).messageId))).sort();
  expect(await ids(copies)).toEqual(await ids(desk.sent));
  expect(copies.map((copy) => copy.flags)).toEqual(copies.map(() => 'S'));
});

test('no mail is deleted and none has a flag that it had not', () => {
  const mails = desk.dovecot.files();
  expect(mails).toHaveLength(3);
  expect(mails.map((mail) => mail.flags)).toEqual(['', '', '']);
});
