import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { type Database, openPool } from './database.ts';
import { keepPlans } from './kept-plans.ts';

const test = useTestDatabase();
let pool: ReturnType<typeof openPool>;
let planned: Database;

beforeAll(() => {
  const onError = (error: Error) => {
    throw error;
  };
  pool = openPool(test.url, { max: 1, role: 'test', onError });
  planned = keepPlans(pool);
});
afterAll(() => pool.end());

const countAgents = () => planned.selectFrom('agent').select('id').where('id', '=', 0).execute();
const kept = async () =>
  (await pool.query('select 1 from pg_prepared_statements where statement like \'%from "agent"%\'')).rowCount;

describe('a statement whose plan is kept', () => {
  it('is planned once for a connection, however often it is asked', async () => {
    await countAgents();
    await countAgents();
    expect(await kept()).toBe(1);
  });

  it('is asked once more where the database was migrated meanwhile', async () => {
    await test.pool.query('create table shelf (id int); insert into shelf values (1)');
    const read = async () => (await sql`select * from shelf`.execute(planned)).rows;
    expect(await read()).toEqual([{ id: 1 }]);
    await test.pool.query('alter table shelf add column name text');
    expect(await read()).toEqual([{ id: 1, name: null }]);
    // The connection that had the old plan is given up.
    expect(await kept()).toBe(0);
    expect(await read()).toEqual([{ id: 1, name: null }]);
  });

  it('tells of its own faults as any other', async () => {
    await expect(sql`select 1 / 0`.execute(planned)).rejects.toThrow('division by zero');
  });

  it('takes part in a transaction', async () => {
    await planned
      .transaction()
      .execute(async (trx) => {
        await sql`insert into shelf values (2)`.execute(trx);
        throw new Error('taken back');
      })
      .catch(() => {});
    expect((await sql`select id from shelf`.execute(planned)).rows).toEqual([{ id: 1 }]);
  });
});
