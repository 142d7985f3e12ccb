// Connections of a pool that several ask on at once. The database answers in the order in which it was asked, and neither side
// waits for the other in between: most of what a short statement costs is the waking up of who waits for it.

import type pg from 'pg';

/** Statements that one connection is asked before another is shared too: so nobody waits long behind a slow one. */
const mostAsked = 40;
/** The others are for those who need one to themselves. */
const mostShared = 3;

export type SharedClient = Readonly<{
  client: pg.PoolClient;
  /** To be called once; the last one gives the connection back to the pool. */
  release: () => void;
  /** Nobody else gets it, and it is closed when all have released it. */
  giveUp: () => void;
}>;

type Shared = {
  readonly client: Promise<pg.PoolClient>;
  readonly giveUp: () => void;
  users: number;
  givenUp: boolean;
};

/** Of a pool that was opened with `pipeline`. What it answers is to be called for each statement. */
export function shareClients(pool: pg.Pool): () => Promise<SharedClient> {
  const open = new Set<Shared>();
  return async () => {
    const shared = choose([...open]) ?? begin(pool, open);
    shared.users++;
    const client = await shared.client;
    const release = () => {
      shared.users--;
      if (shared.users > 0) return;
      open.delete(shared);
      client.off('end', shared.giveUp);
      client.release(shared.givenUp);
    };
    return { client, release, giveUp: shared.giveUp };
  };
}

/** Null: another one is to be shared. */
function choose(open: readonly Shared[]): Shared | null {
  const free = open.find(({ users }) => users < mostAsked);
  if (free || open.length < mostShared) return free ?? null;
  return open.reduce((least, each) => (each.users < least.users ? each : least));
}

function begin(pool: pg.Pool, open: Set<Shared>): Shared {
  const shared: Shared = {
    client: pool.connect(),
    giveUp: () => {
      shared.givenUp = true;
      open.delete(shared);
    },
    users: 0,
    givenUp: false,
  };
  open.add(shared);
  shared.client.then((client) => client.once('end', shared.giveUp), shared.giveUp);
  return shared;
}
