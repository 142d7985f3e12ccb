// Gives memory back as soon as nobody needs it, and not when V8 gets to it: around work on large mail, and after much work.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options: { type: 'minor' | 'major'; flavor?: 'last-resort' }) => void;

/** Long enough that looking costs some hundredths of the work, short enough that little comes together meanwhile. */
const lookMs = 25;
/** A smaller mail is not worth the tens of milliseconds for which everything else waits. */
const largeBytes = 8 * 1024 * 1024;
/** Once so much has outlived the quick look at what is young, everything is looked at: some ten milliseconds. */
const mostLeftBytes = 12 * 1024 * 1024;

/** To be called once. */
export type End = () => void;

let collect: Collect | null = null;
let atWork = 0;
let timer: NodeJS.Timeout | undefined;
let floor = 0;

/**
 * The buffers that a large mail comes in, is stored by and is read from lie outside of the heap, where V8 lets a hundred
 * megabytes of them pile up before it looks. So it is told to look: at everything before such work begins, and at what is
 * young every now and then while it goes on. And the room for what is young stays as small as it was, instead of growing to
 * the three times sixteen megabytes that a backlog of small mails is worth. Measured with mails of 50 MB: at most 300 MB
 * one after another and 330 two at once, instead of 320 and 340.
 */
export function keepMemorySmall(mailBytes: number): End {
  if (mailBytes < largeBytes) return () => {};
  if (atWork === 0) begin();
  else collectAll();
  atWork++;
  return () => {
    atWork--;
    if (atWork === 0) end();
  };
}

function begin(): void {
  giveMemoryBack();
  floor = bytesInUse();
  setFlagsFromString(youngGrowsBy(1));
  timer = setInterval(look, lookMs);
}

function end(): void {
  clearInterval(timer);
  setFlagsFromString(youngGrowsBy(2));
}

/** By how much V8 multiplies the room for what is young when much of it lives on; two unless told. */
const youngGrowsBy = (factor: 1 | 2) => `--semi-space-growth-factor=${factor}`;

/**
 * Once a process is up, or a backlog is worked off: V8 lets go of all that it kept to be faster, the room for young objects
 * and compiled code that has not run of late among it. Measured on the worker after its start: 131 MB become 85 MB; it
 * takes 50 to 100 ms, and the mail after it some 40 ms longer.
 */
export function giveMemoryBack(): void {
  collect ??= findCollect();
  collect({ type: 'major', flavor: 'last-resort' });
}

function look(): void {
  collect?.({ type: 'minor' });
  const bytes = bytesInUse();
  floor = Math.min(floor, bytes);
  if (bytes > floor + mostLeftBytes) collectAll();
}

function collectAll(): void {
  collect ??= findCollect();
  collect({ type: 'major' });
  floor = bytesInUse();
}

/** In buffers and in the heap, garbage included. */
function bytesInUse(): number {
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return arrayBuffers + heapUsed;
}

/** Node has no other way to ask for this than the function behind a flag, which may be set while it runs. */
function findCollect(): Collect {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as Collect;
}
