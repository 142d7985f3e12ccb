import { type ParsedMail, simpleParser } from 'mailparser';
import nodemailer from 'nodemailer';
import { afterEach, describe, expect, it } from 'vitest';

import { authservId, company, supportAddress } from './company.ts';
import { customers } from './customers.ts';
import { mails } from './mails.ts';
import { startPeople } from './people.ts';
import { type PracticeMail, type PracticeServer, startPracticeServer } from './practice-server.ts';

const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** The practice world at a hundred times its speed, with a support that answers every person in the same words. */
async function live(
  words: string,
): Promise<{ server: PracticeServer; arrived: ParsedMail[]; settle(): Promise<void> }> {
  const server = await startPracticeServer({
    supportAddress,
    supportPassword: 'x',
    customers: customers.map((customer) => customer.email),
    authservId,
  });
  closers.push(server.stop);
  const port = Number(new URL(server.smtpUrl).port);
  const auth = { user: supportAddress, pass: 'x' };
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    pool: true,
    auth,
  });
  closers.push(() => transport.close());
  const faults: unknown[] = [];
  const arrived: ParsedMail[] = [];
  let last = Date.now();
  const answer = async (mail: PracticeMail) => {
    last = Date.now();
    if (mail.mailbox !== supportAddress) return;
    const parsed = await simpleParser(mail.raw);
    arrived.push(parsed);
    if (parsed.headers.has('auto-submitted') || parsed.headers.has('list')) return;
    await transport.sendMail({
      from: { name: company.name, address: supportAddress },
      to: parsed.from?.value[0]?.address,
      subject: `Re: ${parsed.subject}`,
      inReplyTo: parsed.messageId,
      references: parsed.messageId,
      headers: { 'Auto-Submitted': 'auto-replied' },
      text: words,
    });
  };
  server.onMail((mail) => void answer(mail).catch((error: unknown) => faults.push(error)));
  const people = startPeople(server, (error) => faults.push(error), 10);
  closers.push(people.stop);
  people.begin();
  people.begin();
  return {
    server,
    arrived,
    settle: async () => {
      while (Date.now() - last < 400) await new Promise((resolve) => setTimeout(resolve, 50));
      expect(faults).toEqual([]);
    },
  };
}

const from = (mail: ParsedMail) => mail.from?.value[0]?.address;

describe('the practice people', () => {
  it('send some twenty mails within the first minute, the first within two seconds', () => {
    expect(mails.length).toBeGreaterThanOrEqual(18);
    expect(mails[0]?.after).toBeLessThanOrEqual(2);
    expect(mails.at(-1)?.after).toBeLessThan(60);
    expect(new Set(mails.map((mail) => mail.key)).size).toBe(mails.length);
  });

  it('write each of their mails once, as mail programs do, and only one of them is forged', async () => {
    const { arrived, settle, server } = await live('We will look into it.');
    await settle();
    const ids = arrived.map((mail) => mail.messageId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const mail of mails) expect(arrived.filter((one) => one.subject === mail.subject)).toHaveLength(1);
    const forged = server.mailbox(supportAddress).filter((mail) => mail.raw.includes('dmarc=fail'));
    expect(forged).toHaveLength(1);
    expect(arrived.some((mail) => mail.html)).toBe(true);
    expect(arrived.some((mail) => !mail.html)).toBe(true);
    expect(
      arrived.find((mail) => from(mail) === 'mira.kolarova@schranka.example')?.from?.value[0]?.name,
    ).toBe('Mira Kolářová');
  });

  it("answer support's mails, each with what it was asked, in the thread and with the mail quoted", async () => {
    const words = `Which order number is it? HH-20417? Or see ${company.passwordResetUrl}`;
    const { arrived, server, settle } = await live(words);
    await settle();
    const replies = arrived.filter((mail) => mail.inReplyTo && !mail.headers.has('auto-submitted'));
    expect(replies.map(from).sort()).toEqual([
      'aoife.brennan@postbox.example',
      'luca.ferrante@casella.example',
      'priya.raman@brievenbus.example',
    ]);
    const luca = replies.find((mail) => from(mail)?.startsWith('luca'));
    const question = server.mailbox('luca.ferrante@casella.example').find((mail) => mail.folder === 'INBOX');
    expect(luca?.inReplyTo).toBe(question?.messageId);
    expect(luca?.references).toHaveLength(2);
    expect(luca?.text).toMatch(
      /HH-20422[\s\S]*Halden & Home <support@halden\.example> wrote:\n\n> Which order/,
    );
    expect(luca?.subject).toBe('Re: my parcel');
  });

  it('are away in one case: that mailbox answers by itself, once, whatever comes', async () => {
    const { arrived, settle } = await live('Thank you.');
    await settle();
    const automatic = arrived.filter((mail) => mail.headers.get('auto-submitted') === 'auto-replied');
    const away = automatic.filter((mail) => from(mail) === 'tomasz.zielinski@poczta.example');
    expect(away).toHaveLength(1);
    expect(away[0]?.headers.get('return-path')).toMatchObject({ value: [{ address: '' }] });
    expect(away[0]?.text).not.toContain('>');
    const bounces = automatic.filter((mail) => mail.subject === 'Undelivered Mail Returned to Sender');
    expect(bounces.some((mail) => mail.text?.includes('julien.petit@courrier.example'))).toBe(true);
  });
});
