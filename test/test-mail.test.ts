import { describe, expect, test } from 'vitest';

import { addAgent } from '../db/agents.ts';
import { countBotMails } from '../db/bot-mail-count.ts';
import { countOutcomes } from '../db/figures.ts';
import { queueTestMail } from '../db/test-mail.ts';
import { sendMail } from '../worker/jobs/send-mail.ts';
import { useJobDesk } from './job-desk.ts';

const ada = 'ada@shop.test';
const desk = useJobDesk({ customers: [ada, 'eva@customer.test'] });

const mailTo = (agentId: number) => ({
  agentId,
  subject: 'Opening hours',
  body: { text: 'We are open.', html: '<p>We are open.</p>' },
  messageId: () => `<test.${Math.random().toString(36).slice(2)}@shop.test>`,
  now: new Date(),
});

describe('a template that its author sends to themselves', () => {
  test('goes to their own address, marked as a test and as written by a machine, and counts nowhere', async () => {
    const { db } = desk.test;
    const agent = await addAgent(db, { email: ada, name: 'Ada', role: 'admin', password: 'a long password' });
    for (let times = 0; times < 4; times += 1)
      expect(await queueTestMail(db, mailTo(agent?.id ?? 0))).toEqual({ to: ada });
    const rows = await db.selectFrom('outbox').select(['id', 'conversation_id', 'kind']).execute();
    expect(new Set(rows.map((row) => row.conversation_id)).size).toBe(1);
    for (const { id } of rows) await sendMail.run(desk.context, { outboxId: id });
    const received = desk.received(ada).map(({ raw }) => raw.toString());
    // More than the brake on loops lets the bot write to one address: it does not hold here.
    expect(received).toHaveLength(4);
    expect(received[0]).toMatch(/^Subject: \[Test\] Opening hours\r$/m);
    expect(received[0]).toMatch(/^Auto-Submitted: auto-replied\r$/m);
    expect(received[0]).toMatch(/^To: "?Ada"? <ada@shop\.test>\r$/m);
    expect(desk.received('eva@customer.test')).toEqual([]);
    const now = new Date();
    const conversationId = rows[0]?.conversation_id ?? 0;
    expect(await countBotMails(db, [{ address: ada, conversationId }], { now })).toEqual([
      { inLastHour: 0, inARow: 0 },
    ]);
    const day = now.toISOString().slice(0, 10);
    expect(await countOutcomes(db, { from: day, to: day, timeZone: 'UTC' })).toEqual([]);
  });

  test('stays where it is while there is no mailbox', async () => {
    const { db } = desk.test;
    await db.updateTable('mailbox').set({ enabled: false }).execute();
    const agent = await db.selectFrom('agent').select('id').executeTakeFirstOrThrow();
    expect(await queueTestMail(db, mailTo(agent.id))).toBeNull();
    await db.updateTable('mailbox').set({ enabled: true }).execute();
  });
});
