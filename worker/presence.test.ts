import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';

import { createLog } from '../log.ts';
import { useTestDatabase } from '../test/database.ts';
import { until } from '../test/mail-desk.ts';
import { projectRoot } from '../test/project-root.ts';
import { joinWorkers, type Presence } from './presence.ts';

const desk = useTestDatabase();
/** What is promised: whatever happens to the one worker, another has taken over by then. */
const promisedMs = 30_000;

const children: ChildProcess[] = [];
const others: Presence[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await Promise.all(others.splice(0).map((each) => each.close()));
});

/** A worker that has the lease, and how another one tries to get it. */
async function holdElsewhere(mailboxId: number) {
  let said = '';
  const script = path.join(projectRoot, 'test', 'hold-lease.ts');
  const holder = spawn(process.execPath, [script, desk.url, String(mailboxId)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(holder);
  holder.stdout.on('data', (chunk) => {
    said += chunk;
  });
  await until(() => said === 'held\n');
  const presence = await joinWorkers(desk.url, createLog('silent', 'test'));
  others.push(presence);
  expect(await presence.takeMailbox(mailboxId)).toBe(false);
  return { holder, said: () => said, taken: () => presence.takeMailbox(mailboxId) };
}

describe('the lease of a mailbox', () => {
  test('goes to another worker as soon as the first is killed', async () => {
    const { holder, taken } = await holdElsewhere(7);
    holder.kill('SIGKILL');
    await until(taken, 5_000);
  });

  test('goes to another where a worker hangs, and not where one is quiet', { timeout: 60_000 }, async () => {
    const quiet = await holdElsewhere(8);
    const { holder, said, taken } = await holdElsewhere(7);
    // It closes nothing and its kernel answers for it, as on a machine that is stuck.
    holder.kill('SIGSTOP');
    const hung = Date.now();
    await until(taken, promisedMs);
    // Asked every 5 s in earnest.
    expect(Date.now() - hung).toBeLessThan(promisedMs - 5_000);
    // When it comes to, it knows that it lost it.
    holder.kill('SIGCONT');
    await until(() => said() === 'held\nlost\n');
    expect([await quiet.taken(), quiet.said()]).toEqual([false, 'held\n']);
  });
});
