// Where many mails are worked through one after another: what else waits gets its turn in between.

import { setImmediate as nextTurn } from 'node:timers/promises';

/** Shorter than anybody notices, and long enough that the turns themselves cost little. */
const stretchMs = 3;

/** To be awaited after each piece of work: others have their turn once such a stretch has passed. */
export function takeTurns(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < stretchMs) return;
    await nextTurn();
    since = performance.now();
  };
}
