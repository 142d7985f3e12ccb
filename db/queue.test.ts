import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { storeConversation } from '../test/stored.ts';
import { type Agent, addAgent } from './agents.ts';
import { listPage } from './conversation-pages.ts';
import { actOnQueue, type QueueAct } from './queue-actions.ts';
import { wakeConversation } from './reminders.ts';
import { countViews } from './view-counts.ts';

const test = useTestDatabase();
const returns = { key: 'returns', name: 'Returns', members: [], autoAssign: false };
let agent: Agent;
let ids: number[];

beforeEach(async () => {
  await sql`truncate conversation, agent cascade`.execute(test.db);
  const added = await addAgent(test.db, {
    email: 'mia@shop.test',
    name: 'Mia',
    role: 'agent',
    password: 'correct horse battery',
  });
  if (!added) throw new Error('no agent');
  agent = added;
  ids = [];
  for (const subject of ['One', 'Two', 'Three'])
    ids.push((await storeConversation(test.db, { subject })).conversationId);
  await test.db.updateTable('conversation').set({ handler: 'human', outcome: 'handed_over' }).execute();
});

const act = (what: QueueAct, of: readonly number[] = ids) =>
  actOnQueue(test.db, { agentId: agent.id, ids: of, act: what, now: new Date() });
const rowOf = (id: number | undefined) =>
  test.db
    .selectFrom('conversation')
    .selectAll()
    .where('id', '=', id ?? 0)
    .executeTakeFirstOrThrow();

describe('the queue', () => {
  it('is changed in one stroke, and says how many that changed', async () => {
    expect(await act({ kind: 'assign', assigneeId: agent.id }, ids.slice(0, 1))).toMatchObject({
      changed: 1,
    });
    expect(await act({ kind: 'assign', assigneeId: agent.id })).toMatchObject({ found: 3, changed: 2 });
    expect(await act({ kind: 'assign', assigneeId: agent.id })).toEqual({
      actionId: null,
      found: 3,
      changed: 0,
    });
    expect(await act({ kind: 'team', team: returns }, [...ids, 999_999])).toMatchObject({ found: 3 });
    expect(await rowOf(ids[2])).toMatchObject({ assignee_id: agent.id, team: 'returns' });
  });

  it('is given to nobody who does not exist', async () => {
    expect(await act({ kind: 'assign', assigneeId: 999_999 })).toBeNull();
    expect(await act({ kind: 'resolve' }, [999_999])).toEqual({ actionId: null, found: 0, changed: 0 });
  });

  it('counts what is mine, what is nobody’s, and what sleeps', async () => {
    await act({ kind: 'assign', assigneeId: agent.id }, ids.slice(0, 1));
    await act({ kind: 'snooze', until: new Date(Date.now() + 60_000) }, ids.slice(1, 2));
    expect(await countViews(test.db, agent.id)).toEqual({
      person: 2,
      teams: 0,
      mine: 1,
      unassigned: 1,
      bot: 0,
      waiting: 0,
      snoozed: 1,
    });
  });

  it('shows an agent what the teams have that they are in', async () => {
    await act({ kind: 'team', team: returns }, ids.slice(0, 2));
    expect(await countViews(test.db, agent.id)).toMatchObject({ teams: 0 });
    await test.db.insertInto('agent_team').values({ agent_id: agent.id, team: 'returns' }).execute();
    expect(await countViews(test.db, agent.id)).toMatchObject({ teams: 2 });
    const { rows } = await listPage(test.db, { teamsOf: agent.id }, { sort: 'oldest', limit: 5 });
    expect(rows.map((row) => row.id)).toEqual(ids.slice(0, 2));
  });

  it('gives a snoozed conversation back when its time has come, and not before', async () => {
    const until = new Date(Date.now() + 60_000);
    await act({ kind: 'snooze', until }, ids.slice(0, 1));
    const jobs = await sql<{ run_at: Date }>`select run_at from graphile_worker.jobs
      where task_identifier = 'wake-conversation' order by id desc limit 1`.execute(test.db);
    expect(jobs.rows.map((job) => job.run_at)).toEqual([until]);
    await wakeConversation(test.db, ids[0] ?? 0, new Date());
    expect(await rowOf(ids[0])).toMatchObject({ status: 'snoozed', assignee_id: agent.id });
    await wakeConversation(test.db, ids[0] ?? 0, new Date(Date.now() + 120_000));
    expect(await rowOf(ids[0])).toMatchObject({ status: 'open', snoozed_until: null });
  });

  it('has what is opened again with a person, waiting since the customer’s last unanswered mail', async () => {
    await act({ kind: 'resolve' });
    expect(await rowOf(ids[0])).toMatchObject({ status: 'resolved', waiting_since: null });
    await test.db.updateTable('conversation').set({ handler: 'bot' }).execute();
    await act({ kind: 'reopen' });
    const { at } = await test.db
      .selectFrom('message')
      .select('at')
      .where('conversation_id', '=', ids[0] ?? 0)
      .executeTakeFirstOrThrow();
    expect(await rowOf(ids[0])).toMatchObject({
      status: 'open',
      handler: 'human',
      assignee_id: agent.id,
      waiting_since: at,
    });
  });
});
