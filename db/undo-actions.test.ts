import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { storeConversation } from '../test/stored.ts';
import { storeTeam } from '../test/team.ts';
import { actOnQueue, type QueueAct } from './queue-actions.ts';
import { addTag } from './tags.ts';
import { findLastAction, undoAction } from './undo-actions.ts';

const test = useTestDatabase();
const returns = { key: 'returns', name: 'Returns', members: [], autoAssign: false };
let mia: number;
let tom: number;
let ids: number[];

beforeEach(async () => {
  await sql`truncate conversation, agent cascade`.execute(test.db);
  ({ Mia: mia, Tom: tom } = await storeTeam(test.db, ['Mia', 'Tom']));
  ids = [];
  for (const subject of ['One', 'Two', 'Three'])
    ids.push((await storeConversation(test.db, { subject })).conversationId);
  await sql`update conversation set handler = 'human', waiting_since = now() - interval '1 hour' - id * interval '1 microsecond',
    promised_by = now() + interval '1 hour'`.execute(test.db);
});

const act = async (agent: number, what: QueueAct, of: readonly number[] = ids) => {
  const done = await actOnQueue(test.db, { agentId: agent, ids: of, act: what, now: new Date() });
  return done?.actionId ?? 0;
};
const undo = (agent: number, actionId: number) =>
  undoAction(test.db, { agentId: agent, actionId, now: new Date() });
const everything = async () => {
  const { rows } = await sql`select * from conversation order by id`.execute(test.db);
  return JSON.stringify(rows);
};

describe('what was done', () => {
  it('is undone to the microsecond, whatever it was', async () => {
    await act(tom, { kind: 'assign', assigneeId: tom }, ids.slice(0, 1));
    const exact = async () => {
      const { rows } = await sql<{ of: string }>`select waiting_since::text as of from conversation
        order by id`.execute(test.db);
      return rows;
    };
    const [before, times] = [await everything(), await exact()];
    const acts: QueueAct[] = [
      { kind: 'assign', assigneeId: mia },
      { kind: 'team', team: returns },
      { kind: 'priority', priority: 'urgent' },
      { kind: 'snooze', until: new Date(Date.now() + 60_000) },
      { kind: 'resolve' },
      { kind: 'spam' },
      { kind: 'hand-back' },
    ];
    for (const each of acts) {
      const actionId = await act(mia, each);
      expect(await everything()).not.toBe(before);
      expect(await undo(mia, actionId)).toEqual({ kind: each.kind, restored: 3, changedSince: [] });
      expect(await everything()).toBe(before);
    }
    expect(await exact()).toEqual(times);
  });

  it('stays where somebody has changed the same since, and says which', async () => {
    const [one = 0, two = 0, three = 0] = ids;
    const actionId = await act(mia, { kind: 'resolve' });
    await act(tom, { kind: 'reopen' }, [one]);
    // Changed and changed back: Tom has resolved this one of his own will.
    await act(tom, { kind: 'reopen' }, [two]);
    await act(tom, { kind: 'resolve' }, [two]);
    await act(tom, { kind: 'team', team: returns }, [three]);
    expect(await undo(mia, actionId)).toEqual({ kind: 'resolve', restored: 1, changedSince: [one, two] });
    const rows = await test.db.selectFrom('conversation').select(['status', 'team']).orderBy('id').execute();
    expect(rows).toEqual([
      { status: 'open', team: null },
      { status: 'resolved', team: null },
      { status: 'open', team: 'returns' },
    ]);
  });

  it('stays where the customer has written since', async () => {
    const actionId = await act(
      mia,
      { kind: 'snooze', until: new Date(Date.now() + 60_000) },
      ids.slice(0, 1),
    );
    await sql`update conversation set status = 'open', snoozed_until = null where id = ${ids[0]}`.execute(
      test.db,
    );
    expect(await undo(mia, actionId)).toMatchObject({ restored: 0, changedSince: [ids[0]] });
  });

  it('gives and takes the tags that it took and gave, and no others', async () => {
    const [one = 0, two = 0] = ids;
    await addTag(test.db, [one], 'vip', tom);
    const tags = async () => {
      const { rows } = await sql<{ tags: string }>`select conversation_id || ' ' || tag as tags
        from conversation_tag order by conversation_id, tag`.execute(test.db);
      return rows.map((row) => row.tags);
    };
    const tagged = await act(mia, { kind: 'tag', tag: 'VIP' });
    expect(await tags()).toHaveLength(3);
    await addTag(test.db, ids, 'chair', tom);
    expect(await undo(mia, tagged)).toEqual({ kind: 'tag', restored: 2, changedSince: [] });
    expect(await tags()).toEqual([`${one} chair`, `${one} vip`, `${two} chair`, `${ids[2]} chair`]);
    const untagged = await act(mia, { kind: 'untag', tag: 'chair' });
    await addTag(test.db, [two], 'chair', tom);
    expect(await undo(mia, untagged)).toEqual({ kind: 'untag', restored: 2, changedSince: [two] });
    expect(await tags()).toContain(`${one} chair`);
  });

  it('is undone once, and only by the one who did it', async () => {
    const actionId = await act(mia, { kind: 'spam' });
    expect(await undo(tom, actionId)).toBeNull();
    expect(await undo(mia, actionId)).toMatchObject({ restored: 3 });
    expect(await undo(mia, actionId)).toBeNull();
  });

  it('wakes what sleeps again, also where its time went by meanwhile', async () => {
    await act(mia, { kind: 'snooze', until: new Date(Date.now() + 60_000) }, ids.slice(0, 1));
    const actionId = await act(mia, { kind: 'reopen' }, ids.slice(0, 1));
    await sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`.execute(
      test.db,
    );
    await undo(mia, actionId);
    const { rows } = await sql`select 1 from graphile_worker.jobs
      where task_identifier = 'wake-conversation'`.execute(test.db);
    expect(rows).toHaveLength(1);
  });

  it('is told in the agent’s own notice: the newest, how many, and whose they are now', async () => {
    const since = new Date(Date.now() - 30_000);
    expect(await findLastAction(test.db, mia, since)).toBeNull();
    await act(mia, { kind: 'resolve' }, ids.slice(0, 1));
    const actionId = await act(mia, { kind: 'assign', assigneeId: tom });
    expect(await findLastAction(test.db, mia, since)).toMatchObject({
      id: actionId,
      kind: 'assign',
      count: 3,
      conversationId: ids[0],
      assignee: 'Tom',
    });
    expect(await findLastAction(test.db, tom, since)).toBeNull();
    expect(await findLastAction(test.db, mia, new Date(Date.now() + 1_000))).toBeNull();
  });
});
