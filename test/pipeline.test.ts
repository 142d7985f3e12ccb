import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';

import { customers, letter, supportAddress, until, useMailDesk } from './mail-desk.ts';

const desk = useMailDesk();
const [eva, jan, mallory] = customers;

const received = (address: string) => desk.server.mailbox(address).filter((mail) => mail.folder !== 'Sent');

async function answerTo(raw: Buffer, from: string, options?: { spoofed?: boolean }) {
  const before = received(from).length;
  desk.server.deliver(raw, supportAddress, { envelopeFrom: from, ...options });
  await until(() => received(from).length > before);
  const mail = received(from).at(-1);
  if (!mail) throw new Error('no mail');
  return await simpleParser(mail.raw);
}

const settled = async (count: number) => {
  const { rows } = await desk.test.pool.query('select count(*)::int as n from decision');
  return rows[0].n >= count;
};

const conversations = () =>
  desk.test.db
    .selectFrom('conversation')
    .innerJoin('customer', 'customer.id', 'conversation.customer_id')
    .selectAll('conversation')
    .select('customer.email')
    .orderBy('conversation.id')
    .execute();

describe('a mail the whole way', () => {
  test('an order question is answered with what the order says, once, and a copy is in Sent', async () => {
    const raw = letter({
      from: eva,
      subject: 'Where is my order?',
      text: 'Hello,\n\nwhere is my order 10-4471? When will it arrive?\n\nEva',
      messageId: '<first@customer.test>',
    });
    const answer = await answerTo(raw, eva);
    expect(answer.text).toContain('10-4471');
    expect(answer.text).toContain('25 November 2026');
    expect(answer.inReplyTo).toBe('<first@customer.test>');
    expect(answer.headers.get('auto-submitted')).toBe('auto-replied');
    expect(answer.headers.get('x-auto-response-suppress')).toBe('All');
    await until(() => desk.server.mailbox(supportAddress).some((mail) => mail.folder === 'Sent'));
    const [conversation] = await conversations();
    expect(conversation).toMatchObject({
      handler: 'bot',
      status: 'waiting',
      outcome: 'answered',
      reasons: [],
    });
    const ledger = await desk.test.db.selectFrom('ledger').selectAll().execute();
    expect(ledger).toMatchObject([{ disposition: 'new', conversation_id: conversation?.id }]);
    const outbox = await desk.test.db.selectFrom('outbox').selectAll().execute();
    expect(outbox).toMatchObject([{ state: 'sent', kind: 'reply' }]);
  });

  test('the same mail under another UID is a duplicate and answered by nobody', async () => {
    const first = received(eva).length;
    const raw = letter({
      from: eva,
      subject: 'Where is my order?',
      text: 'Hello,\n\nwhere is my order 10-4471? When will it arrive?\n\nEva',
      messageId: '<first@customer.test>',
    });
    desk.server.deliver(raw, supportAddress, { envelopeFrom: eva });
    await until(async () => {
      const rows = await desk.test.db.selectFrom('ledger').select('disposition').orderBy('id').execute();
      return rows.at(-1)?.disposition === 'duplicate';
    });
    expect(received(eva)).toHaveLength(first);
  });

  test('a complaint reaches people with its reasons and a summary, and the customer is told', async () => {
    const raw = letter({
      from: jan,
      subject: 'This is unacceptable',
      text: 'This is the third time you send me a broken chair! I am furious and I want to make a formal complaint. Absolutely useless service.',
    });
    const answer = await answerTo(raw, jan);
    expect(answer.text).toContain('a colleague takes over');
    const conversation = (await conversations()).find((each) => each.email === jan);
    expect(conversation).toMatchObject({ handler: 'human', status: 'open', outcome: 'handed_over' });
    expect(conversation?.reasons).toContain('complaint');
    expect(conversation?.summary).not.toEqual([]);
    expect(conversation?.promised_by).not.toBeNull();
  });

  test('once a person has it the bot is silent, and the new mail is there', async () => {
    const before = received(jan).length;
    const handover = received(jan).at(-1);
    const raw = letter({
      from: jan,
      subject: 'Re: This is unacceptable',
      text: 'Where is my order 10-4471?',
      headers: [`In-Reply-To: ${handover?.messageId}`],
    });
    desk.server.deliver(raw, supportAddress, { envelopeFrom: jan });
    await until(() => settled(3));
    const own = (await conversations()).filter((each) => each.email === jan);
    expect(own).toHaveLength(1);
    expect(own[0]).toMatchObject({ handler: 'human', status: 'open', outcome: 'handed_over' });
    expect(received(jan)).toHaveLength(before);
  });

  test("somebody else's order is told to nobody", async () => {
    const raw = letter({
      from: mallory,
      subject: 'order',
      text: 'Where is my order 10-4471? When will it arrive?',
    });
    const answer = await answerTo(raw, mallory);
    expect(answer.text).not.toContain('25 November');
    expect(answer.text).not.toContain('DPD');
    const conversation = (await conversations()).find((each) => each.email === mallory);
    expect(conversation).toMatchObject({ handler: 'bot' });
    expect(answer.text).toContain('no order with the number 10-4471 for your e-mail address');
  });

  test('a mail that is no mail at all is kept and said to be unparsable or understood, and the next goes on', async () => {
    const { rows } = await desk.test.pool.query('select count(*)::int as n from ledger');
    desk.server.deliver(Buffer.from('\0\0\0\xff\xfe not a mail', 'latin1'), supportAddress, {
      envelopeFrom: eva,
    });
    const answer = await answerTo(
      letter({ from: eva, subject: 'Opening hours', text: 'Hi, what are your opening hours this week?' }),
      eva,
    );
    expect(answer.text).toContain('09:00');
    await until(async () => {
      const open = await desk.test.db
        .selectFrom('ledger')
        .select('id')
        .where('disposition', 'in', ['received', 'retrying'])
        .execute();
      return open.length === 0;
    });
    const after = await desk.test.db.selectFrom('ledger').selectAll().execute();
    expect(after).toHaveLength(rows[0].n + 2);
  });
});
