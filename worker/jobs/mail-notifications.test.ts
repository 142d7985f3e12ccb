import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { readUnsubscription } from '../../db/notification-mails.ts';
import { notifyAgents } from '../../db/notifications.ts';
import { useJobDesk } from '../../test/job-desk.ts';
import { storeConversation } from '../../test/stored.ts';
import { storeTeam } from '../../test/team.ts';
import { mailNotifications } from './mail-notifications.ts';

const colleague = 'jan@customer.test';
const desk = useJobDesk();
let team: Record<'Mia' | 'Tom', number>;
let conversationId = 0;

beforeAll(async () => {
  team = await storeTeam(desk.test.db, ['Mia', 'Tom']);
  await desk.test.pool.query('update agent set email = $1 where id = $2', [colleague, team.Tom]);
  ({ conversationId } = await storeConversation(desk.test.db));
});
beforeEach(async () => {
  await desk.test.pool.query('delete from notification; update agent set seen_at = null');
  await desk.test.pool.query('delete from graphile_worker._private_jobs');
});

const notify = (kind: 'mention' | 'assigned') =>
  desk.test.db
    .transaction()
    .execute((trx) => notifyAgents(trx, [{ agentId: team.Tom, kind, conversationId, byAgentId: team.Mia }]));
const run = () => mailNotifications.run(desk.context, { agentId: team.Tom });
const mails = () => desk.received(colleague).map(({ raw }) => raw.toString());
const jobs = async () =>
  (
    await desk.test.pool.query(
      `select extract(epoch from run_at - now())::int8 as seconds from graphile_worker.jobs where key = $1`,
      [`mail-notifications:${team.Tom}`],
    )
  ).rows;
/** Quoted-printable, as far as it matters here. */
const plain = (raw: string) => raw.replaceAll('=\r\n', '').replaceAll('=3D', '=');

describe('an agent who is away', () => {
  test('is told of all that happened in one mail, with a link to each and a way to hear no more of it', async () => {
    await notify('mention');
    await notify('assigned');
    await run();
    await run();
    expect(mails()).toHaveLength(1);
    const mail = plain(mails()[0] ?? '');
    expect(mail).toMatch(/^Subject: 2 things wait for you in Baton\r$/m);
    expect(mail).toContain(`/inbox/${conversationId}`);
    expect(mail).toContain('Mia mentioned you in');
    expect(mail).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(mail).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    const tokens = [...mail.matchAll(/unsubscribe\?token=([\w.-]+)/g)].map((match) => match[1] ?? '');
    const kinds = tokens.map((token) => readUnsubscription(token, desk.context.config.secret)?.kind);
    expect(kinds.sort()).toEqual(['all', 'assigned', 'mention']);
    expect(readUnsubscription(`${tokens[0]}x`, desk.context.config.secret)).toBeNull();
  });

  test('is not written to again within ten minutes', async () => {
    const before = mails().length;
    await notify('mention');
    await run();
    await notify('mention');
    await run();
    expect(mails()).toHaveLength(before + 1);
    const [job] = await jobs();
    expect(job.seconds).toBeGreaterThan(590);
  });

  test('is written to in the language that they read', async () => {
    await desk.test.pool.query("update agent set language = 'de' where id = $1", [team.Tom]);
    await notify('mention');
    await run();
    expect(plain(mails().at(-1) ?? '')).toContain('Hallo Tom,');
  });
});

describe('an agent at the page', () => {
  test('gets no mail, and gets it later where they have still not read it', async () => {
    const before = mails().length;
    await desk.test.pool.query('update agent set seen_at = now() where id = $1', [team.Tom]);
    await notify('mention');
    await desk.test.pool.query('delete from graphile_worker._private_jobs');
    await run();
    expect(mails()).toHaveLength(before);
    expect(await jobs()).toHaveLength(1);
    await desk.test.pool.query('update notification set read_at = now(); update agent set seen_at = null');
    await run();
    expect(mails()).toHaveLength(before);
  });
});
