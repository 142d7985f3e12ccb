import { beforeEach, describe, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { openAnother, storeConversation } from '../test/stored.ts';
import { addAgent } from './agents.ts';
import { type HandoverTo, handToPerson } from './handover.ts';
import { markSeen, setAway } from './presence.ts';
import { putTeams } from './teams.ts';

const test = useTestDatabase();
const now = new Date();
const ids: Record<string, number> = {};

beforeEach(async () => {
  await test.pool.query('update conversation set assignee_id = null');
  await test.pool.query('delete from agent');
  for (const name of ['ann', 'bob', 'cid']) {
    const agent = await addAgent(test.db, {
      email: `${name}@desk.test`,
      name,
      role: 'agent',
      password: 'password',
    });
    ids[name] = agent?.id ?? 0;
    await markSeen(test.db, agent?.id ?? 0, now);
  }
});

const to = (members: readonly string[] | null): HandoverTo => ({
  team: 'support',
  promise: null,
  urgency: 50,
  assign: members,
});
const everybody: readonly string[] = [];
let stored = 0;

async function handOver(members: readonly string[] | null, db = test.db): Promise<string | null> {
  stored++;
  const { conversationId } = await storeConversation(test.db, {
    messageId: `<load-${stored}@customer.test>`,
  });
  await db.transaction().execute((trx) => handToPerson(trx, conversationId, ['anger'], now, to(members)));
  const row = await test.db
    .selectFrom('conversation')
    .select('assignee_id')
    .where('id', '=', conversationId)
    .executeTakeFirstOrThrow();
  return Object.keys(ids).find((name) => ids[name] === row.assignee_id) ?? null;
}

describe('a handover to a team that assigns by itself', () => {
  it('goes to the one with the least to do, always the same one of several', async () => {
    expect([
      await handOver(everybody),
      await handOver(everybody),
      await handOver(everybody),
      await handOver(everybody),
    ]).toEqual(['ann', 'bob', 'cid', 'ann']);
  });

  it('goes to nobody who is away, or who has not been seen lately, or who is of another team', async () => {
    await setAway(test.db, ids.ann ?? 0, true);
    await test.pool.query(`update agent set seen_at = now() - interval '20 minutes' where name = 'bob'`);
    expect(await handOver(everybody)).toBe('cid');
    expect(await handOver(['bob@desk.test', 'ann@desk.test'])).toBeNull();
    await setAway(test.db, ids.ann ?? 0, false);
    expect(await handOver(['bob@desk.test', 'ann@desk.test'])).toBe('ann');
  });

  it('goes to those who are in the team, and to everybody again where nobody is', async () => {
    const join = (teams: string[]) =>
      test.db.transaction().execute((trx) => putTeams(trx, ids.bob ?? 0, teams));
    await join(['support', 'returns']);
    expect([await handOver(everybody), await handOver(everybody)]).toEqual(['bob', 'bob']);
    expect(await handOver(['cid@desk.test'])).toBe('cid');
    await test.pool.query(`update agent set state = 'deactivated' where name = 'bob'`);
    expect(await handOver(everybody)).toBe('ann');
    await test.pool.query(`update agent set state = 'active' where name = 'bob'`);
    await join([]);
    expect(await handOver(everybody)).toBe('ann');
  });

  it('is nobody’s where the team does not', async () => {
    expect(await handOver(null)).toBeNull();
  });

  it('keeps the one who has it already', async () => {
    const { conversationId } = await storeConversation(test.db, { messageId: '<taken@customer.test>' });
    await test.db
      .updateTable('conversation')
      .set({ assignee_id: ids.cid ?? 0 })
      .where('id', '=', conversationId)
      .execute();
    await test.db
      .transaction()
      .execute((trx) => handToPerson(trx, conversationId, ['anger'], now, to(everybody)));
    const row = await test.db
      .selectFrom('conversation')
      .select('assignee_id')
      .where('id', '=', conversationId)
      .executeTakeFirst();
    expect(row?.assignee_id).toBe(ids.cid);
  });

  it('is shared out evenly by two workers at once', async () => {
    const other = openAnother(test.url);
    try {
      const given = await Promise.all(
        Array.from({ length: 12 }, (_, at) => handOver(everybody, at % 2 ? other : test.db)),
      );
      const shares = ['ann', 'bob', 'cid'].map((name) => given.filter((each) => each === name).length);
      expect(shares).toEqual([4, 4, 4]);
    } finally {
      await other.destroy();
    }
  });
});
