import { beforeEach, describe, expect, test } from 'vitest';

import { getOutboxEntry, getSendState, queueBotMails } from '../db/outbox.ts';
import { composeBounce } from '../sandbox/bounce.ts';
import { useReceiving } from '../test/receiving.ts';
import { botMail } from '../test/stored.ts';
import { makeMessageId } from '../triage/thread/message-id.ts';
import { buildMail } from './smtp/build-mail.ts';

const desk = useReceiving();
const eva = 'eva@customer.test';
let count = 0;
let conversationId = 0;
let outboxId = 0;

/** A customer's mail and our answer to it, which has left. */
beforeEach(async () => {
  count++;
  const first = await desk.receiveLetter({ from: eva, subject: `Matter ${count}`, text: 'Where is it?' });
  conversationId = first.conversation_id ?? 0;
  const messageId = first.message_ref ?? 0;
  const own = makeMessageId({
    conversationNumber: conversationId,
    messageId: `answer-${count}`,
    domain: 'shop.test',
    key: desk.context.config.secret,
  });
  const answer = botMail(
    { mailboxId: desk.mailboxId, customerId: 0, conversationId, messageId },
    { messageId: own },
  );
  await desk.test.db.transaction().execute((trx) => queueBotMails(trx, [answer]));
  const row = await desk.test.db
    .updateTable('outbox')
    .set({ state: 'sent' })
    .where('in_answer_to', '=', messageId)
    .returning('id')
    .executeTakeFirstOrThrow();
  outboxId = row.id;
});

const entry = () => getOutboxEntry(desk.test.db, outboxId, { lock: false });
const customer = () =>
  desk.test.db.selectFrom('customer').selectAll().where('email', '=', eva).executeTakeFirstOrThrow();
const conversation = () =>
  desk.test.db
    .selectFrom('conversation')
    .selectAll()
    .where('id', '=', conversationId)
    .executeTakeFirstOrThrow();

async function bounce(change: (text: string) => string = (text) => text) {
  const original = await buildMail(await entry());
  const report = composeBounce({
    to: 'support@shop.test',
    recipient: eva,
    original,
    host: 'mx.shop.test',
    id: `report-${count}`,
    at: new Date(),
  });
  return await desk.receive(Buffer.from(change(report.toString('latin1')), 'latin1'));
}

describe('our own mail that comes back', () => {
  test('is marked as failed, its address is flagged, and its conversation goes to a person', async () => {
    const row = await bounce();
    expect(row).toMatchObject({ disposition: 'bounce', conversation_id: conversationId });
    expect(await entry()).toMatchObject({ state: 'failed' });
    expect(await conversation()).toMatchObject({
      handler: 'human',
      status: 'open',
      reasons: ['delivery_failed'],
    });
    expect(await customer()).toMatchObject({
      bounced_at: expect.any(Date),
      bounce_reason: expect.stringContaining('no such mailbox'),
    });
    // What a machine wrote is no newer mail of the customer.
    const state = await desk.test.db.transaction().execute(async (trx) => getSendState(trx, await entry()));
    expect(state.newerMail).toBe('none');
  });

  test('no longer counts against the address once the customer writes from it', async () => {
    await bounce();
    await desk.receiveLetter({ from: eva, subject: 'Something else', text: 'Hello?' });
    expect(await customer()).toMatchObject({ bounced_at: null, bounce_reason: null });
  });

  test('is known by our id in the words of a report that returns no header', async () => {
    const { message } = await entry();
    const row = await desk.receive(
      Buffer.from(
        [
          'From: MAILER-DAEMON@mx.elsewhere.test',
          'To: support@shop.test',
          'Subject: failure notice',
          '',
          'Hi. This is the qmail-send program at mx.elsewhere.test.',
          "I'm afraid I wasn't able to deliver your message to the following addresses.",
          '<forwarded@elsewhere.test>:',
          '550 5.1.1 No mailbox here by that name.',
          `The message was ${message.messageId.toUpperCase()}`,
        ].join('\r\n'),
      ),
    );
    expect(row).toMatchObject({ disposition: 'bounce', conversation_id: conversationId });
    expect(await entry()).toMatchObject({ state: 'failed' });
    // It went to Eva, whatever her server made of the address.
    expect(await customer()).toMatchObject({ bounced_at: expect.any(Date) });
  });

  test('is the last mail to that address where a report names none', async () => {
    const row = await bounce((text) =>
      text.replace(/^(?:Message-ID|In-Reply-To|References): <(?!report).*\r\n/gim, ''),
    );
    expect(row).toMatchObject({ disposition: 'bounce', conversation_id: conversationId });
    expect(await entry()).toMatchObject({ state: 'failed' });
  });

  test('is not failed while its server goes on trying', async () => {
    const row = await bounce((text) =>
      text.replace('Action: failed', 'Action: delayed').replaceAll('5.1.1', '4.4.1').replaceAll('550', '450'),
    );
    expect(row).toMatchObject({ disposition: 'bounce', conversation_id: conversationId });
    expect(await entry()).toMatchObject({ state: 'sent' });
    expect(await conversation()).toMatchObject({ handler: 'none' });
  });

  test('of another mailbox’s, or of nobody’s, changes nothing here', async () => {
    const row = await bounce((text) => text.replace(/<baton\.[^>]+>/g, '<unknown@shop.test>'));
    expect(row.conversation_id).not.toBe(conversationId);
    expect(await entry()).toMatchObject({ state: 'sent' });
  });
});
