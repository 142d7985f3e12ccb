import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../test/database.ts';
import { botMail, type Stored, storeConversation } from '../test/stored.ts';
import { storeTeam } from '../test/team.ts';
import { defaultPolicy } from '../triage/policy.ts';
import { saveNotificationChoices, usualWays } from './notification-choices.ts';
import { forgetNotifications } from './notification-list.ts';
import {
  mailPauseSeconds,
  notifyAgents,
  notifyMailFailed,
  notifyOfMails,
  notifyResponsible,
} from './notifications.ts';
import { queueBotMails } from './outbox.ts';
import { savePolicy } from './policies.ts';
import { assignConversation } from './queue.ts';

const test = useTestDatabase();
let team: Record<'Mia' | 'Tom' | 'Ann', number>;
let stored: Stored;
let count = 0;

beforeAll(async () => {
  team = await storeTeam(test.db, ['Mia', 'Tom', 'Ann']);
  const returns = { key: 'returns', name: 'Returns', hours: null, members: ['tom@desk.test'] };
  await savePolicy(test.db, { ...defaultPolicy, teams: [...defaultPolicy.teams, returns] }, 'test');
});
beforeEach(async () => {
  await test.pool.query('delete from notification; delete from notification_choice');
  await test.pool.query(`delete from graphile_worker._private_jobs`);
  count++;
  stored = await storeConversation(test.db, { messageId: `<${count}@customer.test>` });
});

const told = async () =>
  (await test.db.selectFrom('notification').selectAll().orderBy('agent_id').execute()).map(
    ({ agent_id, kind }) => [agent_id, kind],
  );
const jobs = async () =>
  (
    await test.pool.query<{ key: string; seconds: number }>(
      `select key, extract(epoch from run_at - now())::int8 as seconds from graphile_worker.jobs order by key`,
    )
  ).rows;
const inTransaction = <T>(work: Parameters<ReturnType<typeof test.db.transaction>['execute']>[0]) =>
  test.db.transaction().execute(work) as Promise<T>;

describe('a conversation that is given to somebody', () => {
  it('is told to them, but not where they took it, or had it', async () => {
    const { conversationId } = stored;
    await assignConversation(test.db, conversationId, team.Tom, team.Mia);
    await assignConversation(test.db, conversationId, team.Tom, team.Ann);
    expect(await told()).toEqual([[team.Tom, 'assigned']]);
    await assignConversation(test.db, conversationId, team.Ann, team.Ann);
    expect(await told()).toEqual([[team.Tom, 'assigned']]);
  });

  it('queues one mail for several causes, not sooner than ten minutes after the last', async () => {
    await assignConversation(test.db, stored.conversationId, team.Tom, team.Mia);
    const [job] = await jobs();
    expect(job?.key).toBe(`mail-notifications:${team.Tom}`);
    expect(job?.seconds).toBeLessThanOrEqual(120);
    await test.pool.query('update notification set mailed_at = now()');
    await test.pool.query(`delete from graphile_worker._private_jobs`);
    const notice = { agentId: team.Tom, kind: 'mention', conversationId: stored.conversationId } as const;
    await inTransaction((trx) => notifyAgents(trx, [notice]));
    const [first] = await jobs();
    await inTransaction((trx) => notifyAgents(trx, [notice]));
    const second = await jobs();
    expect(first?.seconds).toBeGreaterThan(mailPauseSeconds - 10);
    expect(second.map(({ key }) => key)).toEqual([first?.key]);
  });
});

describe('what an agent chose', () => {
  it('decides by which ways they hear of it, and whether at all', async () => {
    const nothing = { page: false, browser: false, mail: false };
    await saveNotificationChoices(test.db, team.Tom, {
      ...usualWays,
      mention: nothing,
      assigned: { page: true, browser: false, mail: false },
    });
    const { conversationId } = stored;
    await inTransaction((trx) =>
      notifyAgents(trx, [
        { agentId: team.Tom, kind: 'mention', conversationId },
        { agentId: team.Tom, kind: 'assigned', conversationId },
      ]),
    );
    const rows = await test.db.selectFrom('notification').selectAll().execute();
    expect(rows).toMatchObject([{ kind: 'assigned', in_page: true, by_browser: false, by_mail: false }]);
    expect(await jobs()).toEqual([]);
  });
});

describe('a customer’s mail', () => {
  const wantTeams = (agentId: number) =>
    saveNotificationChoices(test.db, agentId, {
      ...usualWays,
      new_in_team: { page: true, browser: false, mail: false },
    });

  it('is told to whoever has the conversation', async () => {
    await test.db
      .updateTable('conversation')
      .set({ assignee_id: team.Ann })
      .where('id', '=', stored.conversationId)
      .execute();
    await inTransaction((trx) => notifyOfMails(trx, [stored]));
    expect(await told()).toEqual([[team.Ann, 'customer_replied']]);
  });

  it('in nobody’s conversation is told to those of its team who want that', async () => {
    await wantTeams(team.Tom);
    await wantTeams(team.Mia);
    await test.db
      .updateTable('conversation')
      .set({ team: 'returns' })
      .where('id', '=', stored.conversationId)
      .execute();
    await inTransaction((trx) => notifyOfMails(trx, [stored]));
    expect(await told()).toEqual([[team.Tom, 'new_in_team']]);
  });

  it('in a conversation that was given to somebody by the same mail is told once', async () => {
    await inTransaction(async (trx) => {
      await trx
        .updateTable('conversation')
        .set({ assignee_id: team.Ann })
        .where('id', '=', stored.conversationId)
        .execute();
      await notifyAgents(trx, [
        { agentId: team.Ann, kind: 'assigned', conversationId: stored.conversationId },
      ]);
      await notifyOfMails(trx, [stored]);
    });
    expect(await told()).toEqual([[team.Ann, 'assigned']]);
  });
});

describe('what concerns whoever is responsible', () => {
  it('goes to the whole team where the conversation is nobody’s', async () => {
    await test.db
      .updateTable('conversation')
      .set({ team: 'support' })
      .where('id', '=', stored.conversationId)
      .execute();
    await inTransaction((trx) => notifyResponsible(trx, 'promise_due', stored.conversationId));
    expect(await told()).toEqual([team.Mia, team.Tom, team.Ann].map((id) => [id, 'promise_due']));
  });

  it('is, of a mail that did not arrive, its author, else who has the conversation', async () => {
    await inTransaction((trx) => queueBotMails(trx, [botMail(stored)]));
    const { id } = await test.db
      .selectFrom('outbox')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    await inTransaction((trx) => notifyMailFailed(trx, id));
    expect(await told()).toEqual([]);
    await test.db
      .updateTable('conversation')
      .set({ assignee_id: team.Ann })
      .where('id', '=', stored.conversationId)
      .execute();
    await inTransaction((trx) => notifyMailFailed(trx, id));
    expect(await told()).toEqual([[team.Ann, 'mail_failed']]);
  });
});

it('notifications are forgotten three months after they came where they were read, and a year after where not', async () => {
  const now = new Date();
  const came = async (days: number, read: boolean) => {
    const at = new Date(now.getTime() - days * 86_400_000);
    const ways = { in_page: true, by_browser: false, by_mail: false };
    const of = { agent_id: team.Mia, kind: 'assigned', conversation_id: stored.conversationId };
    await test.db
      .insertInto('notification')
      .values({ ...of, ...ways, at, read_at: read ? at : null })
      .execute();
  };
  for (const days of [1, 89, 91, 364, 366]) for (const read of [true, false]) await came(days, read);
  expect(await forgetNotifications(test.db, now)).toBe(4);
  const left = await test.db.selectFrom('notification').select(['at', 'read_at']).orderBy('at').execute();
  const days = left.map(({ at, read_at }) => [
    Math.round((now.getTime() - at.getTime()) / 86_400_000),
    read_at !== null,
  ]);
  expect(days.filter(([, read]) => read)).toEqual([
    [89, true],
    [1, true],
  ]);
  expect(days.filter(([, read]) => !read).map(([of]) => of)).toEqual([364, 91, 89, 1]);
  expect(await forgetNotifications(test.db, now)).toBe(0);
});
