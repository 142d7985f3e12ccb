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

/**
 * A worker whose machine or network is gone, or that hangs, does not close its connection: the server ends it, and gives
 * its locks to others, when nothing has been heard for this long. With the pause between two tries for a lease (5 s) a
 * mailbox is watched again within 30 s.
 */
const silence = '20s';
const beatMs = 4_000;
/** Without an answer for this long the worker takes its locks for lost, before the server gives them to another. */
const patienceMs = 12_000;

/** A worker takes a job before its name is announced: within this time it is not taken for dead. */
const announceGrace = '10 seconds';

export async function joinWorkers(databaseUrl: string, log: Log): Promise<Presence> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'baton presence',
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  let lose = (_error: Error) => {};
  const lost = new Promise<Error>((resolve) => {
    lose = resolve;
    client.on('error', resolve);
    client.on('end', () => resolve(new Error('The connection to the database ended')));
  });
  await client.connect();
  await client.query(`set idle_session_timeout = '${silence}'`);
  // One connection takes one question at a time.
  let last: Promise<unknown> = Promise.resolve();
  const query = <Row extends pg.QueryResultRow>(sql: string, values: unknown[]) => {
    const next = last.then(() => client.query<Row>(sql, values));
    last = next.catch(() => {});
    return next;
  };
  const beat = setInterval(() => {
    let answered = false;
    // This process may have been busy itself: an answer that lies there already is read before the immediate comes.
    const late = setTimeout(() => {
      setImmediate(() => {
        if (!answered) lose(new Error(`The database has not answered for ${patienceMs / 1_000} s`));
      });
    }, patienceMs);
    // That the connection broke is told by its own events.
    query('select 1', [])
      .catch(() => {})
      .finally(() => {
        answered = true;
        clearTimeout(late);
      });
  }, beatMs);
  void lost.then(() => clearInterval(beat));
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
    close: async () => {
      clearInterval(beat);
      await client.end();
    },
  };
}

/** Advisory locks are named by numbers: 32 bits of a hash, signed as PostgreSQL's int4. */
function nameKey(name: string): number {
  return createHash('sha256').update(name).digest().readInt32BE(0);
}
