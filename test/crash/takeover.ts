// How long mail lies unread after the worker that watched the mailbox was killed and another one is there.

import { setTimeout as sleep } from 'node:timers/promises';

import type { Delivery } from './delivery.ts';
import type { World } from './world.ts';

/** Dovecot tells of a mail half a second late; what the dead worker had under way is through by then. */
const underWayMs = 50;
const bothUpMs = 15_000;
/** The survivor must have its 30 seconds, and more, before it is killed itself. */
const limitMs = 60_000;

/**
 * Kills the one that watches while another worker is up, delivers a mail, and answers the milliseconds from the kill to
 * the first mail in the ledger. Null where it does not come to that; one is killed all the same.
 */
export async function measureTakeover(world: World, delivery: Delivery): Promise<number | null> {
  const { workers, database } = world;
  const up = () => workers.alive().filter(({ state }) => state.ready);
  const watcher = () => up().find(({ state }) => state.watching);
  const end = Date.now() + bothUpMs;
  while ((up().length < 2 || !watcher()) && Date.now() < end) await sleep(20);
  const isMeasurable = up().length >= 2 && watcher() !== undefined;
  const victim = watcher() ?? workers.alive()[0];
  if (!victim) throw new Error('there is no worker to kill');
  // Nobody new comes to help.
  if (isMeasurable) workers.keep(1);
  const killedAt = await workers.kill(victim);
  if (!isMeasurable || delivery.deliver(1).length === 0) return null;
  const last = Date.now() + limitMs;
  while (Date.now() < last) {
    const [row] = await database.query<{ at: Date | null }>(
      'select min(created_at) as at from ledger where created_at > $1',
      [new Date(killedAt + underWayMs)],
    );
    if (row?.at) return row.at.getTime() - killedAt;
    await sleep(100);
  }
  return limitMs;
}

/** Within this time of a worker's death another one reads its mailbox. */
const mostMs = 30_000;

/** `takeovers` in milliseconds; answers what is wrong with them. */
export function judgeTakeovers(takeovers: readonly number[]): string[] {
  return takeovers
    .filter((milliseconds) => milliseconds > mostMs)
    .map(
      (milliseconds) =>
        `a mailbox was taken over after ${Math.round(milliseconds / 1_000)} s, not within 30 s`,
    );
}
