import { describe, expect, test } from 'vitest';

import { listMailboxHealth } from '../db/health.ts';
import { ensureMailbox } from '../db/mailboxes.ts';
import { createLog } from '../log.ts';
import { useJobDesk } from '../test/job-desk.ts';
import { raiseAlarms } from './alarm.ts';
import type { WorkerContext } from './context.ts';

const desk = useJobDesk();
const operator = 'jan@customer.test';
const lines: { level: number; msg: string; mailbox?: string }[] = [];

const context = (): WorkerContext => ({
  ...desk.context,
  log: createLog('info', 'worker', (line) => lines.push(JSON.parse(line))),
  config: { ...desk.context.config, operatorEmail: operator },
});

const readMinutesAgo = (minutes: number) =>
  desk.test.pool.query('update mailbox set last_read_at = now() - make_interval(mins => $1) where id = $2', [
    minutes,
    desk.mailboxId,
  ]);
const mails = () => desk.received(operator).map(({ raw }) => raw.toString());
const subjects = () => mails().map((raw) => /^Subject: (.*)$/m.exec(raw)?.[1]?.trim());
const told = (level: number) => lines.filter((line) => line.level === level).map((line) => line.msg);

describe('a mailbox that stands still', () => {
  test('is nobody’s business for the first five minutes', async () => {
    await readMinutesAgo(5);
    await raiseAlarms(context());
    expect([lines, mails()]).toEqual([[], []]);
  });

  test('is told of once, whoever finds it and however often', async () => {
    await readMinutesAgo(6);
    expect(await listMailboxHealth(desk.test.db)).toMatchObject([{ overdue: true }]);
    await Promise.all([raiseAlarms(context()), raiseAlarms({ ...context(), config: desk.context.config })]);
    await raiseAlarms(context());
    expect(told(50)).toEqual(['mailbox is not being read']);
    expect(subjects()).toEqual(['Baton cannot read support@shop.test']);
    expect(mails()[0]).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  });

  test('and once more when it is read again', async () => {
    await readMinutesAgo(0);
    await raiseAlarms(context());
    await raiseAlarms(context());
    expect(told(40)).toEqual(['mailbox is read again']);
    expect(subjects()).toEqual([
      'Baton cannot read support@shop.test',
      'Baton reads support@shop.test again',
    ]);
  });

  test('whose server takes no mail either is told of by way of another, and else as soon as one can send', async () => {
    await readMinutesAgo(30);
    const before = mails().length;
    desk.fault = { at: 'mail', code: 450, action: 'reply' };
    await raiseAlarms(context());
    expect(mails()).toHaveLength(before);
    desk.fault = null;
    const { mailbox } = desk.context.config;
    if (!mailbox) throw new Error('no mailbox');
    const other = await ensureMailbox(desk.test.db, { ...mailbox, address: 'sales@shop.test' });
    const unreachable = { ...mailbox, smtp: { ...mailbox.smtp, port: 1 }, address: 'dead@shop.test' };
    await raiseAlarms({ ...context(), mailboxConfig: (id) => (id === other ? mailbox : unreachable) });
    expect(mails()).toHaveLength(before + 1);
  });
});
