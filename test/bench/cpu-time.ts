// How long processors were busy for somebody: unlike the time on the clock it says the same on a machine with much to do.

import { familyOf, readProc } from './processes.ts';

/** The kernel counts in hundredths of a second (USER_HZ), whatever its own clock does. */
const ticksPerSecond = 100;

/** Milliseconds, in user and kernel mode, of one process (Linux, /proc/PID/stat). */
export function processMilliseconds(pid: number): number {
  const [user = 0, system = 0] = times(pid);
  return ((user + system) / ticksPerSecond) * 1000;
}

/** The same of `pid`, of all that descend from it, and of those of its children that have ended. */
export function familyMilliseconds(pid: number): number {
  const [, , endedUser = 0, endedSystem = 0] = times(pid);
  const ended = ((endedUser + endedSystem) / ticksPerSecond) * 1000;
  return familyOf(pid).reduce((sum, each) => sum + processMilliseconds(each), ended);
}

/** User and kernel mode, then the same of children that have ended; all zeros where the process has. */
function times(pid: number): number[] {
  const stat = readProc(`/proc/${pid}/stat`);
  if (stat === null) return [];
  // The name stands in brackets and may hold any sign; state and ten numbers come before the times.
  return stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 15)
    .map(Number);
}
