// The most memory that a process ever had in hand, as the kernel counts it.

import { readFileSync, writeFileSync } from 'node:fs';

/** Peak resident set size in megabytes (Linux, VmHWM of /proc/PID/status); null where the process has ended. */
export function peakMegabytes(pid: number): number | null {
  try {
    const found = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found ? Math.round(Number(found[1]) / 102.4) / 10 : null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return null;
    throw error;
  }
}

/** From now on the peak is counted anew (Linux, /proc/PID/clear_refs). */
export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}
