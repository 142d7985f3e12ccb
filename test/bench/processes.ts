// What the processes of a running Baton take, as the kernel counts it.

import { readdirSync, readFileSync } from 'node:fs';

export type Memory = Readonly<{ megabytes: number; processes: readonly Share[] }>;
export type Share = Readonly<{ name: string; count: number; megabytes: number }>;

/**
 * Proportional set size (Linux, /proc/PID/smaps_rollup) of `pid` and all that descend from it: a page that several
 * processes share counts once. Grouped by what the processes are.
 */
export function measureMemory(pid: number): Memory {
  const groups = new Map<string, { count: number; kilobytes: number }>();
  for (const each of familyOf(pid)) {
    const kilobytes = proportionalKilobytes(each);
    if (kilobytes === null) continue;
    const name = nameOf(each);
    const group = groups.get(name) ?? { count: 0, kilobytes: 0 };
    groups.set(name, { count: group.count + 1, kilobytes: group.kilobytes + kilobytes });
  }
  const all = [...groups.values()].reduce((sum, { kilobytes }) => sum + kilobytes, 0);
  const processes = [...groups].map(([name, { count, kilobytes }]) => ({
    name,
    count,
    megabytes: megabytes(kilobytes),
  }));
  return { megabytes: megabytes(all), processes };
}

/** PostgreSQL is a child too, though in a process group of its own. */
export function familyOf(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = parentOf(Number(name));
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const family: number[] = [];
  const next = [pid];
  for (let each = next.pop(); each !== undefined; each = next.pop()) {
    family.push(each);
    next.push(...(children.get(each) ?? []));
  }
  return family;
}

export function parentOf(pid: number): number | null {
  const stat = readProc(`/proc/${pid}/stat`);
  // The name stands in brackets and may hold any sign, brackets too.
  return stat === null ? null : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

function proportionalKilobytes(pid: number): number | null {
  const found = /^Pss:\s+(\d+) kB/m.exec(readProc(`/proc/${pid}/smaps_rollup`) ?? '');
  return found ? Number(found[1]) : null;
}

function nameOf(pid: number): string {
  const words = (readProc(`/proc/${pid}/cmdline`) ?? '').split('\0').filter((word) => word !== '');
  const role = words.findIndex((word) => word.endsWith('baton.ts'));
  if (role >= 0) return words[role + 1] ?? 'baton';
  return /postgres/.test(words[0] ?? '') ? 'postgres' : (words[0] ?? 'unknown');
}

/** Null where the process ended meanwhile. */
export function readProc(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return null;
    throw error;
  }
}

const megabytes = (kilobytes: number): number => Math.round(kilobytes / 102.4) / 10;
