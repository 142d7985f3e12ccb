// Beside the jobs: from time to time one of the workers looks after what no mail and no page sets going.

import { setTimeout as sleep } from 'node:timers/promises';

import { forgetActions } from '../db/kept-actions.ts';
import { forgetNotifications } from '../db/notification-list.ts';
import { forgetOldReading } from '../db/reading.ts';
import { raiseAlarms } from './alarm.ts';
import type { WorkerContext } from './context.ts';
import type { Presence } from './presence.ts';
import { repair } from './repair.ts';
import { raiseShopAlarm } from './shop-alarm.ts';
import { lookAfterHooks } from './webhooks/look-after-hooks.ts';

const roundMs = 60_000;
/** A mail to the operator may be under way to a server that does not answer; nothing is lost when it is cut off. */
const stopMs = 1_000;

export type Upkeep = Readonly<{ stop: () => Promise<void> }>;

/** The first round comes after a minute: by then the mailboxes have been read, and the queue has been looked through. */
export function startUpkeep(context: WorkerContext, presence: Presence): Upkeep {
  let round: Promise<void> | null = null;
  const timer = setInterval(() => {
    // One that takes longer than a minute is not overtaken by the next.
    round ??= runRound(context, presence).finally(() => {
      round = null;
    });
  }, roundMs);
  return {
    stop: async () => {
      clearInterval(timer);
      if (round) await Promise.race([round, sleep(stopMs, undefined, { ref: false })]);
    },
  };
}

async function runRound(context: WorkerContext, presence: Presence): Promise<void> {
  try {
    if (!(await presence.takeUpkeep())) return;
    await repair(context);
    await raiseAlarms(context);
    await raiseShopAlarm(context);
    await lookAfterHooks(context);
    await forgetNotifications(context.db, context.now());
    await forgetOldReading(context.db);
    await forgetActions(context.db, context.now());
  } catch (error) {
    // The next round is a minute away; a database that is gone ends the worker by way of `presence.lost`.
    context.log.warn({ error }, 'a round of upkeep failed');
  }
}
