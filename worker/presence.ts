// That a worker is alive, and what it alone may do, told by advisory locks: they go with its connection.

import { createHash } from 'node:crypto';
import pg from 'pg';

import type { Log } from '../log.ts';

/** First half of the lock's key: what the lock is about. */
const mailboxLease = 1651;
const workerAlive = 1652;
const upkeepLease = 1653;

export type Presence = Readonly<{
  /** Says that jobs taken under this name are in living hands. */
  announce: (workerName: string) => Promise<void>;
  /** Tries to become the one worker that watches the mailbox. */
  takeMailbox: (mailboxId: number) => Promise<boolean>;
  giveMailboxBack: (mailboxId: number) => Promise<void>;
  /** Tries to become, or says that it is, the one worker that looks after what no mail sets going. */
  takeUpkeep: () => Promise<boolean>;
  /** Gives jobs of workers that died back to the queue; answers how many workers. */
  rescueJobs: () => Promise<number>;
  /** Resolves when the connection is lost, and all locks with it. */
  lost: Promise<Error>;
  close: () => Promise<void>;
}>;

/** A worker takes a job before its name is announced: within this time it is not taken for dead. */
const announceGrace = '10 seconds';

export async function joinWorkers(databaseUrl: string, log: Log): Promise<Presence> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'baton presence',
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  const lost = new Promise<Error>((resolve) => {
    client.on('error', resolve);
    client.on('end', () => resolve(new Error('The connection to the database ended')));
  });
  await client.connect();
  // One connection takes one question at a time.
  let last: Promise<unknown> = Promise.resolve();
  const query = <Row extends pg.QueryResultRow>(sql: string, values: unknown[]) => {
    const next = last.then(() => client.query<Row>(sql, values));
    last = next.catch(() => {});
    return next;
  };
  const locked = async (kind: number, key: number): Promise<boolean> => {
    const { rows } = await query<{ got: boolean }>('select pg_try_advisory_lock($1, $2) as got', [kind, key]);
    return rows[0]?.got ?? false;
  };
  let upkeep = false;
  return {
    announce: async (workerName) => {
      if (!(await locked(workerAlive, nameKey(workerName)))) log.warn({ workerName }, 'worker name is taken');
    },
    takeMailbox: (mailboxId) => locked(mailboxLease, mailboxId),
    giveMailboxBack: async (mailboxId) => {
      await query('select pg_advisory_unlock($1, $2)', [mailboxLease, mailboxId]);
    },
    takeUpkeep: async () => {
      upkeep ||= await locked(upkeepLease, 0);
      return upkeep;
    },
    rescueJobs: async () => {
      const { rows } = await query<{ name: string }>(
        `select distinct locked_by as name from graphile_worker.jobs
         where locked_by is not null and locked_at < now() - $1::interval`,
        [announceGrace],
      );
      const alive = await query<{ objid: number }>(
        `select objid::int8 as objid from pg_locks where locktype = 'advisory' and classid = $1 and granted
         and database = (select oid from pg_database where datname = current_database())`,
        [workerAlive],
      );
      const keys = new Set(alive.rows.map((row) => row.objid | 0));
      const dead = rows.map((row) => row.name).filter((name) => !keys.has(nameKey(name)));
      if (dead.length > 0) await query('select graphile_worker.force_unlock_workers($1)', [dead]);
      return dead.length;
    },
    lost,
    close: () => client.end(),
  };
}

/** Advisory locks are named by numbers: 32 bits of a hash, signed as PostgreSQL's int4. */
function nameKey(name: string): number {
  return createHash('sha256').update(name).digest().readInt32BE(0);
}
