import { sql } from 'kysely';
import { expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { storeConversation } from '../test/stored.ts';
import { storeTeam } from '../test/team.ts';
import { blockUndoably } from './beside-actions.ts';
import { findLastAction, undoAction } from './undo-actions.ts';

const test = useTestDatabase();

/** Whoever takes in a mail of a customer has the customer first and then the conversation; `beside` wants both meanwhile. */
async function takeInBeside<Answer>(conversationId: number, beside: () => Promise<Answer>): Promise<Answer> {
  const { answer } = await test.db.transaction().execute(async (trx) => {
    await sql`select from customer for update`.execute(trx);
    const waiting = beside();
    // What it answers is waited for once this has let go.
    const answer = { answer: waiting };
    await untilSomebodyWaits();
    await sql`select from conversation where id = ${conversationId} for update nowait`.execute(trx);
    return answer;
  });
  return await answer;
}

/** Asked on another connection: within a transaction PostgreSQL answers what it answered before. */
async function untilSomebodyWaits(): Promise<void> {
  await expect
    .poll(async () => {
      const { rows } = await test.pool.query(`select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`);
      return rows.length;
    })
    .toBeGreaterThan(0);
}

it('a block, and its undoing, wait for the customer without having the conversation', async () => {
  const { Mia } = await storeTeam(test.db, ['Mia']);
  const { conversationId } = await storeConversation(test.db, { messageId: '<block@customer.test>' });
  const { email } = await test.db.selectFrom('customer').select('email').executeTakeFirstOrThrow();
  const block = { pattern: email, agentId: Mia, conversationId };
  expect(await takeInBeside(conversationId, () => blockUndoably(test.db, block))).toBeNull();
  const action = await findLastAction(test.db, Mia, new Date(0));
  const undone = await takeInBeside(conversationId, () =>
    undoAction(test.db, { agentId: Mia, actionId: action?.id ?? 0, now: new Date() }),
  );
  expect(undone).toMatchObject({ kind: 'block', restored: 1 });
});
