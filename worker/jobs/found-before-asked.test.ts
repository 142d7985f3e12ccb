import { beforeAll, describe, expect, test } from 'vitest';

import { putOrder } from '../../db/orders.ts';
import { useJobDesk } from '../../test/job-desk.ts';
import { order } from '../../test/order.ts';
import { storePolicy } from '../../test/store-policy.ts';
import { storeConversation, storeMessage } from '../../test/stored.ts';
import type { ParsedMail } from '../../triage/mail.ts';
import type { Understanding } from '../../triage/understanding.ts';
import { triageMail } from './triage-mail.ts';

const desk = useJobDesk();

beforeAll(async () => {
  const { db } = desk.test;
  await storePolicy(db, {
    botMailsPerHour: 1000,
    orderNumberFormats: [{ team: null, pattern: 'kx[0-9]{3}[.][a-z]{2}' }],
    invoiceNumberFormats: [{ team: null, pattern: 'r~[0-9]{3}' }],
  });
  const customerEmail = 'eva@customer.test';
  // With two orders on their way nobody can tell which one is meant.
  await putOrder(
    db,
    order({ number: 'KX771.QD', customerEmail, items: [{ name: 'Oslo lamp', quantity: 1 }] }),
  );
  await putOrder(
    db,
    order({ number: 'KX772.QE', customerEmail, items: [{ name: 'Bergen chair', quantity: 1 }] }),
  );
});

const plain = 'Hello, where is my order? Please tell me when it comes.';

async function decided(conversationId: number, messageId: number) {
  await triageMail.run(desk.context, { messageId });
  const row = await desk.test.db
    .selectFrom('decision')
    .innerJoin('understanding', 'understanding.id', 'decision.understanding_id')
    .select(['decision.action', 'decision.missing', 'decision.facts', 'understanding.body'])
    .where('decision.conversation_id', '=', conversationId)
    .where('decision.message_id', '=', messageId)
    .executeTakeFirstOrThrow();
  const facts = row.facts as { name: string; value: string }[];
  return {
    action: row.action,
    missing: row.missing,
    orders: facts.filter(({ name }) => name === 'Order').map(({ value }) => value),
    entities: (row.body as unknown as Understanding).entities,
  };
}

const first = async (changes: Partial<ParsedMail>) => {
  const stored = await storeConversation(desk.test.db, {
    subject: 'Question',
    reply: plain,
    text: plain,
    ...changes,
  });
  return await decided(stored.conversationId, stored.messageId);
};

describe("the team's own order number", () => {
  test('is asked for where it is nowhere', async () => {
    expect(await first({})).toMatchObject({ action: 'ask', missing: ['order_number'], orders: [] });
  });

  test.each<[string, Partial<ParsedMail>]>([
    ['the new words', { reply: `${plain} It is kx771.qd.`, text: `${plain} It is kx771.qd.` }],
    ['the subject', { subject: 'About KX771.QD' }],
    ['the quoted mail', { text: `${plain}\n\n> Thank you for your order KX771.QD.` }],
  ])('is not asked for where it stands in %s', async (_, changes) => {
    expect(await first(changes)).toMatchObject({ action: 'reply', missing: [], orders: ['KX771.QD'] });
  });

  test('is not asked for where it is the name of an attachment', async () => {
    const file = { contentType: 'application/pdf', size: 900, contentId: null, inline: false };
    const found = await first({ attachments: [{ ...file, filename: 'confirmation_KX771.QD.pdf' }] });
    // A person looks at the file, and has the order already.
    expect(found).toMatchObject({ action: 'escalate', missing: [], orders: ['KX771.QD'] });
  });

  test('is not asked for where an earlier mail of the thread has it', async () => {
    const { db } = desk.test;
    const words = 'Thanks for the nice shop! I ordered under KX771.QD last week.';
    const stored = await storeConversation(db, { subject: 'Hello', reply: words, text: words });
    await triageMail.run(desk.context, { messageId: stored.messageId });
    await db
      .updateTable('conversation')
      .set({ handler: 'none' })
      .where('id', '=', stored.conversationId)
      .execute();
    const again = { messageId: '<second@customer.test>', subject: 'Re: Hello', reply: plain, text: plain };
    const messageId = await db
      .transaction()
      .execute((trx) => storeMessage(trx, stored.conversationId, again));
    const found = await decided(stored.conversationId, messageId);
    expect(found).toMatchObject({ missing: [], orders: ['KX771.QD'] });
  });
});

test("the team's own invoice number is not asked for where it stands in the quoted mail", async () => {
  const words = 'Please send me the invoice again with our VAT number on it.';
  const asked = await first({ reply: words, text: words });
  expect(asked).toMatchObject({ action: 'ask', missing: ['invoice_number'] });
  const found = await first({ reply: words, text: `${words}\n\n> Your invoice r~201 is due.` });
  expect(found).toMatchObject({ action: 'escalate', missing: [] });
  expect(found.entities.invoiceNumbers.map(({ value }) => value)).toEqual(['R~201']);
});

test("a product of the customer's orders is marked where the mail names it, and nobody else's is", async () => {
  await putOrder(
    desk.test.db,
    order({
      number: 'KX900.ZZ',
      customerEmail: 'jan@customer.test',
      items: [{ name: 'Velvet sofa', quantity: 1 }],
    }),
  );
  const words = 'Where is my order? The Oslo lamp has not come yet, nor the velvet sofa.';
  const { entities } = await first({ reply: words, text: words });
  expect(entities.products).toMatchObject([{ text: 'Oslo lamp', value: 'Oslo lamp', field: 'text' }]);
});
