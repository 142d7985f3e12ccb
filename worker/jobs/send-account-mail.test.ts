import { beforeEach, describe, expect, test } from 'vitest';

import { findTokenAgent } from '../../db/account-tokens.ts';
import { addAgent } from '../../db/agents.ts';
import { invitePerson } from '../../db/people.ts';
import { useJobDesk } from '../../test/job-desk.ts';
import { sendAccountMail } from './send-account-mail.ts';

const eva = 'eva@customer.test';
const desk = useJobDesk({ customers: [eva] });
const now = new Date('2026-11-22T12:00:00Z');
const context = () => ({ ...desk.context, now: () => now });
const lastMail = () => desk.received(eva).at(-1)?.raw.toString() ?? '';
const decoded = (raw: string) =>
  raw
    .replace(/=\r\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString());
const tokenIn = (raw: string) => /\?token=([\w-]+)/.exec(decoded(raw).replaceAll('=3D', '='))?.[1] ?? '';
const tokens = async () =>
  (await desk.test.db.selectFrom('account_token').select('kind').execute()).map((row) => row.kind);

beforeEach(async () => {
  await desk.test.pool.query('delete from agent');
});

async function admin() {
  const agent = await addAgent(desk.test.db, {
    ...{ email: 'ada@desk.test', name: 'Ada', role: 'admin', password: 'long enough' },
  });
  if (!agent) throw new Error('no admin');
  return agent;
}

const invite = async (language: string) =>
  invitePerson(
    desk.test.db,
    { email: eva, name: 'Eva', role: 'agent', teams: [], language, mail: true },
    await admin(),
  );

describe('an invitation', () => {
  test('is written in the language of whoever invites, with a link that opens it', async () => {
    const id = await invite('de');
    await sendAccountMail.run(context(), { kind: 'invitation', email: eva, inviter: 'Ada' });
    const mail = decoded(lastMail());
    expect(mail).toContain('Ada hat dich zu Baton eingeladen');
    expect(mail).toContain('bis Sonntag, 29. November um 12:00 UTC');
    expect(mail).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(await findTokenAgent(desk.test.db, 'invitation', tokenIn(lastMail()), now)).toMatchObject({ id });
  });

  test('is queued with it, and holds no link', async () => {
    await invite('en');
    const { rows } = await desk.test.pool.query(
      `select payload from graphile_worker._private_jobs order by id desc limit 1`,
    );
    expect(rows[0]?.payload).toEqual({ kind: 'invitation', email: eva, inviter: 'Ada' });
  });

  test('that cannot be sent leaves no link behind, and is tried again', async () => {
    await invite('en');
    desk.fault = { at: 'mail', code: 450, action: 'reply' };
    const sending = sendAccountMail.run(context(), { kind: 'invitation', email: eva });
    await expect(sending).rejects.toThrow('no mailbox can send');
    desk.fault = null;
    expect(await tokens()).toEqual([]);
  });
});

describe('a new password', () => {
  test('is written about to who is active, by the clock of their own zone', async () => {
    const agent = await addAgent(desk.test.db, {
      ...{ email: eva, name: 'Eva', role: 'agent', password: 'long enough' },
    });
    await desk.test.pool.query(`update agent set time_zone = 'Europe/Berlin'`);
    await sendAccountMail.run(context(), { kind: 'reset', email: eva });
    expect(decoded(lastMail())).toMatch(/until Sunday,? 22 November at 14:00 CET/);
    expect(await findTokenAgent(desk.test.db, 'reset', tokenIn(lastMail()), now)).toMatchObject({
      id: agent?.id,
    });
  });

  test('of who has not joined yet is the invitation once more', async () => {
    await invite('en');
    await sendAccountMail.run(context(), { kind: 'reset', email: eva });
    expect(decoded(lastMail())).toContain('/invitation?token=');
  });

  test('is written about to nobody else', async () => {
    const before = desk.received(eva).length;
    await sendAccountMail.run(context(), { kind: 'reset', email: eva });
    await addAgent(desk.test.db, {
      ...{ email: eva, name: 'Eva', role: 'agent', password: 'long enough' },
    });
    await desk.test.pool.query(`update agent set state = 'deactivated'`);
    await sendAccountMail.run(context(), { kind: 'reset', email: eva });
    expect([desk.received(eva).length, await tokens()]).toEqual([before, []]);
  });
});
