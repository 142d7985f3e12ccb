// The middle of the crash test: mails come in bursts while workers are killed and the servers around them restarted.

import { setTimeout as sleep } from 'node:timers/promises';

import type { Delivery } from './delivery.ts';
import type { Random } from './random.ts';
import { measureTakeover } from './takeover.ts';
import type { World } from './world.ts';

export type Chaos = Readonly<{
  kills: number;
  dovecotRestarts: number;
  postgresRestarts: number;
  /** Milliseconds; see `measureTakeover`. */
  takeovers: readonly number[];
}>;

export type ChaosOptions = Readonly<{
  mails: number;
  kills: number;
  dovecotRestarts: number;
  postgresRestarts: number;
  say: (words: string) => void;
  /** Called once half of the kills are done. */
  atHalf: () => Promise<void>;
}>;

/** The longest time from a burst to the kill: most mails are through by then, few in the shortest. */
const longestBeforeKillMs = 2_500;
const longestAwayMs = 3_000;
const readyLimitMs = 60_000;
/** This share of the kills, in the middle, happens to one of two workers. */
const pairFrom = 0.4;
const pairTo = 0.75;

export async function runChaos(
  world: World,
  delivery: Delivery,
  random: Random,
  options: ChaosOptions,
): Promise<Chaos> {
  const { kills, say } = options;
  const restarts = planRestarts(options, random);
  const takeovers: number[] = [];
  let left = options.mails;
  for (let step = 0; step < kills; step++) {
    const isPair = step >= kills * pairFrom && step < kills * pairTo;
    world.workers.keep(isPair ? 2 : 1);
    const mean = left / (kills - step);
    const burst = Math.min(left, random.whole(0, Math.round(mean * 2)));
    left -= burst;
    const early = random.chance(0.4) ? burst : random.whole(0, burst);
    delivery.deliver(early);
    // Now and then the kill comes while the worker still starts.
    if (random.chance(0.9)) await untilReady(world);
    delivery.deliver(burst - early);
    const restarting = restart(world, restarts.get(step), random, say);
    // At least one is measured, in the shortest run too.
    const isWanted = random.chance(0.4) || takeovers.length === 0;
    if (isPair && !restarts.has(step) && isWanted) {
      const takeover = await measureTakeover(world, delivery);
      if (takeover !== null) takeovers.push(takeover);
      left -= takeover === null ? 0 : 1;
    } else {
      await sleep(random.whole(0, longestBeforeKillMs));
      await killOne(world, random);
    }
    await restarting;
    if (step === Math.floor(kills / 2)) await options.atHalf();
    if (step % 10 === 9) say(`${step + 1} kills, ${delivery.delivered().length} mails delivered`);
  }
  return {
    kills,
    dovecotRestarts: options.dovecotRestarts,
    postgresRestarts: options.postgresRestarts,
    takeovers,
  };
}

type Restart = 'dovecot' | 'postgres';

/** At which steps something else is restarted too: no two at once. */
function planRestarts(options: ChaosOptions, random: Random): Map<number, Restart> {
  const steps = Array.from({ length: options.kills }, (_, step) => step);
  const planned = new Map<number, Restart>();
  const all: Restart[] = [
    ...Array.from({ length: options.dovecotRestarts }, () => 'dovecot' as const),
    ...Array.from({ length: options.postgresRestarts }, () => 'postgres' as const),
  ];
  for (const each of all) {
    const [step] = steps.splice(random.whole(0, steps.length - 1), 1);
    if (step === undefined) throw new Error('there must be more kills than restarts');
    planned.set(step, each);
  }
  return planned;
}

async function restart(
  { database, dovecot }: World,
  what: Restart | undefined,
  random: Random,
  say: (words: string) => void,
): Promise<void> {
  if (!what) return;
  const beforeMs = random.whole(0, 800);
  const awayMs = random.whole(0, longestAwayMs);
  const how = random.chance(0.5) ? 'stop' : 'crash';
  await sleep(beforeMs);
  say(what === 'dovecot' ? `Dovecot is away for ${awayMs} ms` : `PostgreSQL: ${how}, away for ${awayMs} ms`);
  if (what === 'postgres') return await database.restart(how, awayMs);
  await dovecot.stop();
  await sleep(awayMs);
  await dovecot.start();
}

async function killOne({ workers }: World, random: Random): Promise<void> {
  const end = Date.now() + readyLimitMs;
  // One that ended by itself is started again a moment later.
  while (workers.alive().length === 0) {
    if (Date.now() > end) throw new Error('no worker starts any more');
    await sleep(20);
  }
  await workers.kill(random.pick(workers.alive()));
}

async function untilReady({ workers }: World): Promise<void> {
  const end = Date.now() + readyLimitMs;
  while (!workers.alive().some(({ state }) => state.ready)) {
    if (Date.now() > end) throw new Error(`no worker is ready within ${readyLimitMs} ms`);
    await sleep(10);
  }
}
