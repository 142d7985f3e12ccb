import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { type Database, openPool } from './database.ts';
import { keepPlans } from './kept-plans.ts';

const test = useTestDatabase();
let pool: ReturnType<typeof openPool>;
let planned: Database;

beforeAll(() => {
  // One of the tests breaks a connection: whoever asks on it hears of it.
  const onError = () => {};
  pool = openPool(test.url, { max: 1, role: 'test', onError, pipeline: true });
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

  it('goes behind others on one connection, and each has its own answer', async () => {
    const ask = (number: number) =>
      sql<{ number: number; connection: number }>`select ${number}::int as number,
        pg_backend_pid() as connection`.execute(planned);
    const asked = [1, 2, 3, 4];
    const answers = await Promise.all([
      ...asked.map(ask),
      // Between them one that fails: the others know nothing of it.
      sql`select 1 / 0`.execute(planned).catch(() => ({ rows: [] })),
      ...asked.map(ask),
    ]);
    const rows = answers.flatMap((answer) => answer.rows as { number: number; connection: number }[]);
    expect(rows.map(({ number }) => number)).toEqual([...asked, ...asked]);
    expect(new Set(rows.map(({ connection }) => connection)).size).toBe(1);
  });

  it('is asked on a new connection where the old one has broken', async () => {
    const [broken] = (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(planned)).rows;
    const cut = Promise.allSettled([sql`select pg_sleep(10)`.execute(planned), countAgents()]);
    await test.pool.query('select pg_terminate_backend($1)', [broken?.pid]);
    expect((await cut).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await countAgents()).toEqual([]);
  });

  it('is in no transaction, for others would be in it too', async () => {
    await expect(planned.transaction().execute(() => countAgents())).rejects.toThrow('share a connection');
    expect(await countAgents()).toEqual([]);
  });
});
