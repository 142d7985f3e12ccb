// How long mail lies unread after the worker that watched the mailbox was killed and another one is there.

import { setTimeout as sleep } from 'node:timers/promises';

import type { Delivery } from './delivery.ts';
import type { World } from './world.ts';

/** A mail delivered right after the kill; it is looked up in the ledger once all is quiet. */
export type Takeover = Readonly<{ killedAt: number; messageId: string }>;

const settleMs = 400;
const limitMs = 15_000;
/** The survivor must have its 30 seconds before it is killed itself. */
const takeoverLimitMs = 40_000;

/** Kills the one that watches while another worker is up; null where it does not come to that, and one is killed all the same. */
export async function measureTakeover(
  { workers, database }: World,
  delivery: Delivery,
): Promise<Takeover | null> {
  const end = Date.now() + limitMs;
  const up = () => workers.alive().filter(({ state }) => state.ready);
  while (up().length < 2 || !up().some(({ state }) => state.watching)) {
    if (Date.now() > end) break;
    await sleep(20);
  }
  const watcher = up().find(({ state }) => state.watching) ?? workers.alive()[0];
  if (!watcher) throw new Error('there is no worker to kill');
  const measurable = up().length >= 2 && watcher.state.watching;
  if (measurable) workers.keep(1);
  const killedAt = await workers.kill(watcher);
  const mail = measurable ? delivery.deliver(1)[0] : undefined;
  if (!mail) return null;
  const seen = Date.now() + takeoverLimitMs;
  while (!(await isInLedger(database, killedAt))) {
    if (Date.now() > seen) break;
    await sleep(100);
  }
  await sleep(settleMs);
  return { killedAt, messageId: mail.messageId };
}

async function isInLedger(database: World['database'], since: number): Promise<boolean> {
  const [row] = await database.query<{ n: number }>(
    'select count(*)::int as n from ledger where created_at > $1',
    [new Date(since + 50)],
  );
  return (row?.n ?? 0) > 0;
}
