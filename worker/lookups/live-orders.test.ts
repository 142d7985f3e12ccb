import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { putOrder } from '../../db/orders.ts';
import { findShop } from '../../db/shop.ts';
import { useJobDesk } from '../../test/job-desk.ts';
import { order } from '../../test/order.ts';
import { setShop, shopOrder, useShopStandIn } from '../../test/shop-stand-in.ts';
import { storePolicy } from '../../test/store-policy.ts';
import { storeConversation } from '../../test/stored.ts';
import type { ParsedMail } from '../../triage/mail.ts';
import { triageMail } from '../jobs/triage-mail.ts';
import { raiseShopAlarm } from '../shop-alarm.ts';
import { createShop } from './shop.ts';

const desk = useJobDesk();
const shop = useShopStandIn();
const ask = (number: string) => `Hello,\n\nwhere is my order ${number}? When will it arrive?\n\nEva`;

beforeAll(() => storePolicy(desk.test.db, { botMailsPerHour: 100 }));
beforeEach(() =>
  setShop(desk.test.db, desk.context.config.secret, { urlTemplate: `${shop.url}/orders/{number}` }),
);

async function triaged(reply: string, changes: Partial<ParsedMail> = {}) {
  const { db, secret, log, now } = { ...desk.context, secret: desk.context.config.secret };
  const context = { ...desk.context, shop: createShop({ db, secret, log, now, limitMs: 300 }) };
  const subject = 'Where is my order?';
  const { conversationId, messageId } = await storeConversation(db, {
    subject,
    reply,
    text: reply,
    ...changes,
  });
  await triageMail.run(context, { messageId });
  const { rows } = await desk.test.pool.query(
    `select conversation.handler, conversation.reasons, message.reply as text, message.to_addresses as to from conversation
     left join outbox on outbox.conversation_id = conversation.id left join message on message.id = outbox.message_id
     where conversation.id = $1`,
    [conversationId],
  );
  return rows[0];
}

describe('an order of the live shop', () => {
  test('is told as the shop has it now, whatever was imported once', async () => {
    await putOrder(
      desk.test.db,
      order({ number: '20-1000', customerEmail: 'eva@customer.test', status: 'processing' }),
    );
    shop.orders.set('20-1000', shopOrder('20-1000', 'eva@customer.test', { state: 'done' }));
    const { handler, text } = await triaged(ask('20-1000'));
    expect(handler).toBe('bot');
    expect(text).toContain('was delivered');
  });

  test('that the shop does not know is looked for among those that were imported', async () => {
    await putOrder(desk.test.db, order({ number: '20-1001', customerEmail: 'eva@customer.test' }));
    expect((await triaged(ask('20-1001'))).text).toContain('on its way with DPD');
  });

  test('that belongs to somebody else is told to nobody', async () => {
    shop.orders.set('20-1002', shopOrder('20-1002', 'jan@customer.test'));
    const { reasons, text } = await triaged(ask('20-1002'));
    expect(reasons).toEqual([]);
    expect(text).toContain('no order with the number 20-1002 for your e-mail address');
    expect(text).not.toMatch(/DPD|25 November/);
  });

  test('is found without its number among the own ones, as it stands now', async () => {
    const from = { address: 'jan@customer.test', name: 'Jan' };
    await putOrder(
      desk.test.db,
      order({ number: '20-1003', customerEmail: from.address, status: 'processing' }),
    );
    shop.orders.set('20-1003', shopOrder('20-1003', from.address));
    const { text } = await triaged('Hello, where is my order? When will it arrive?', { from });
    expect(text).toContain('on its way with DPD');
  });
});

describe('a shop that cannot say', () => {
  test.each<[string, NonNullable<typeof shop.misbehave>]>([
    ['answers 500', (response) => response.writeHead(500).end()],
    ['answers HTML', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>')],
    ['answers 10 MB', (response) => response.writeHead(200).end('x'.repeat(10_000_000))],
    ['answers nothing', (response) => response.writeHead(200).end()],
    ['never answers', () => {}],
  ])('because it %s leaves the mail to a person, who is told why', async (words, misbehave) => {
    shop.misbehave = misbehave;
    // A customer of their own each: who has one conversation with a person is not answered in a second one.
    const from = { address: `${words.replaceAll(' ', '-')}@customer.test`, name: 'Ann' };
    await putOrder(desk.test.db, order({ number: '20-1004', customerEmail: from.address }));
    const { handler, reasons, text } = await triaged(ask('20-1004'), { from });
    expect([handler, reasons]).toEqual(['human', ['lookup_failed']]);
    expect(text).not.toMatch(/DPD|processing/);
    expect((await findShop(desk.test.db))?.fault).toBeTruthy();
  });

  test('for five minutes is told to the operator, once', async () => {
    shop.misbehave = (response) => response.writeHead(500).end();
    await triaged(ask('20-1000'));
    const operatorEmail = 'jan@customer.test';
    const context = { ...desk.context, config: { ...desk.context.config, operatorEmail } };
    await raiseShopAlarm(context);
    expect(desk.received(operatorEmail)).toHaveLength(0);
    const later = { ...context, now: () => new Date(Date.now() + 6 * 60_000) };
    await raiseShopAlarm(later);
    await raiseShopAlarm(later);
    expect(desk.received(operatorEmail).map(({ raw }) => raw.toString())).toEqual([
      expect.stringContaining('it answers 500'),
    ]);
  });
});
