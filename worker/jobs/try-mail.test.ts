import { beforeAll, describe, expect, test } from 'vitest';

import { putOrder } from '../../db/orders.ts';
import { findTrial, startTrial, type TrialInput } from '../../db/trials.ts';
import { useJobDesk } from '../../test/job-desk.ts';
import { letter } from '../../test/mail-desk.ts';
import { order } from '../../test/order.ts';
import { storeConversation } from '../../test/stored.ts';
import { triageMail } from './triage-mail.ts';
import { tryMail } from './try-mail.ts';

const desk = useJobDesk();
const by = 'mia@shop.test';
const eva = 'eva@customer.test';

beforeAll(async () => {
  await putOrder(desk.test.db, order({ number: '10-4471', customerEmail: eva }));
});

async function tried(input: TrialInput, source: Buffer | null = null) {
  const id = await startTrial(desk.test.db, { by, input, source, now: new Date() });
  await tryMail.run(desk.context, { trialId: id });
  const trial = await findTrial(desk.test.db, id, by);
  if (!trial) throw new Error('It is gone');
  return trial;
}

const typed = (text: string, assumed: TrialInput['assumed'] = 'pass'): TrialInput => ({
  kind: 'fields',
  ...{ assumed, text },
  from: eva,
  name: 'Eva Nováková',
  subject: 'Where is it? The chair for our café should have come yesterday, naïvely',
});

const stored = async () => {
  const tables = ['message', 'conversation', 'decision', 'outbox', 'understanding'] as const;
  const counts = tables.map(
    async (table) => (await desk.test.db.selectFrom(table).selectAll().execute()).length,
  );
  return await Promise.all(counts);
};

describe('a mail that is tried', () => {
  test('shows every step to the reply, with real orders, and leaves nothing behind', async () => {
    const before = await stored();
    const trial = await tried(typed('Where is my order 10-4471?\n\nOn Monday you wrote:\n> Hello\n> there'));
    expect(trial).toMatchObject({ state: 'done', failure: null });
    expect(trial.result).toMatchObject({
      mail: {
        from: { address: eva, name: 'Eva Nováková' },
        subject: 'Where is it? The chair for our café should have come yesterday, naïvely',
        reply: 'Where is my order 10-4471?',
        automated: { kind: 'none' },
      },
      authenticity: { verdict: 'pass', assumed: true },
      understanding: { intent: 'order_status', language: 'en' },
      facts: expect.arrayContaining([{ name: 'Order', value: '10-4471', source: 'order 10-4471' }]),
      decision: { do: 'reply', template: 'order-status.en', otherwise: expect.any(Array) },
      slots: expect.arrayContaining([
        { name: 'order.number', value: '10-4471', source: 'order lookup (10-4471)' },
      ]),
      traced: expect.arrayContaining([{ text: '10-4471', source: 'order' }]),
      reply: {
        to: eva,
        text: expect.stringContaining('10-4471'),
        html: expect.stringContaining('<html lang="en">'),
      },
    });
    expect(trial.result?.mail.quoted).toContain('> Hello');
    expect(await stored()).toEqual(before);
  });

  test('tells nothing of an order where the sender is not proven', async () => {
    for (const assumed of ['none', 'fail'] as const) {
      const { result } = await tried(typed('Where is my order 10-4471?', assumed));
      expect(result?.decision).toMatchObject({ do: 'escalate', reasons: ['sender_not_authentic'] });
      expect(result?.reply?.text ?? '').not.toContain('DHL');
    }
  });

  test('may be pasted as it came, and proves what its own header proves', async () => {
    const source = letter({
      from: eva,
      subject: 'Hours',
      text: 'When are you open?',
      headers: ['Authentication-Results: mx.shop.test; dmarc=pass header.from=customer.test'],
    });
    const { result } = await tried({ kind: 'source', assumed: null }, source);
    expect(result).toMatchObject({
      authenticity: { verdict: 'pass', assumed: false },
      decision: { do: 'reply', parts: ['opening-hours.en'] },
    });
  });

  test('may be one that came once, and is decided as it was', async () => {
    const reply = 'When are you open?';
    const { messageId } = await storeConversation(desk.test.db, { reply, text: reply, subject: 'Hours' });
    const source = letter({ from: eva, subject: 'Hours', text: reply });
    await desk.test.db
      .updateTable('raw_mail')
      .set({ source })
      .where('id', 'in', (query) =>
        query
          .selectFrom('message')
          .select((of) => of.fn.coalesce('raw_mail_id').as('id'))
          .where('id', '=', messageId),
      )
      .execute();
    await triageMail.run(desk.context, { messageId });
    const trial = await tried({ kind: 'message', assumed: null, messageId });
    expect(trial.result).toMatchObject({
      authenticity: { verdict: 'pass', assumed: false },
      decision: { do: 'reply', parts: ['opening-hours.en'] },
    });
  });

  test('says in words why it cannot be tried', async () => {
    const trial = await tried({ kind: 'message', assumed: null, messageId: 999_999 });
    expect(trial).toMatchObject({
      state: 'failed',
      result: null,
      failure: 'There is no such mail, or its original is not kept.',
    });
  });

  test('belongs to who tried it, gives way to their next one, and is forgotten', async () => {
    const first = await tried(typed('When are you open?'));
    expect(await findTrial(desk.test.db, first.id, 'tom@shop.test')).toBeNull();
    const second = await tried(typed('When are you open?'));
    expect(await findTrial(desk.test.db, first.id, by)).toBeNull();
    await tryMail.run(desk.context, { trialId: second.id, forget: true });
    expect(await findTrial(desk.test.db, second.id, by)).toBeNull();
  });
});
