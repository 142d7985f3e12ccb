// `npm run test:crash`: nothing lost and nothing twice, while workers are killed and every server around them fails.
// The summary is one JSON document on stdout, words go to stderr; exit code 1 where something is wrong.

import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import pg from 'pg';

import { describeMachine } from '../bench/machine.ts';
import { spread } from '../bench/spread.ts';
import { runChaos } from './chaos.ts';
import { createDelivery } from './delivery.ts';
import { supportAddress } from './desk.ts';
import { endOnSignal } from './end-on-signal.ts';
import { gather } from './evidence.ts';
import { judge } from './judge.ts';
import { makePlan } from './plan.ts';
import { untilQuiet } from './quiet.ts';
import { createRandom } from './random.ts';
import { judgeTakeovers } from './takeover.ts';
import { createWorld } from './world.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    mails: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '50' },
    /** Takes the database back to a backup made half-way, as an operator does after a lost disk. */
    restore: { type: 'boolean', default: false },
    /** Leaves the folder with the workers' logs. */
    keep: { type: 'boolean', default: false },
  },
});
const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
const mails = Number(values.mails);
const kills = Number(values.kills);
const say = (words: string) => process.stderr.write(`${words}\n`);

const began = Date.now();
say(`seed ${seed}: ${mails} mails, ${kills} kills`);
const random = createRandom(seed);
const plan = makePlan(mails, supportAddress, random.fork('plan'));
const world = await createWorld(plan, random.fork('sink'), endOnSignal(say));
let failed = true;
try {
  const { workers, database, sink, folder } = world;
  workers.keep(1);
  // A new mailbox begins at its next mail: it must be watched before the first one comes.
  while (!workers.alive().some(({ state }) => state.watching)) {
    if (Date.now() - began > 60_000) throw new Error('the mailbox is not watched within a minute');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const delivery = createDelivery(plan, world);
  const chaos = await runChaos(world, delivery, random.fork('chaos'), {
    mails: plan.mails.filter(({ follows }) => follows === null).length,
    kills,
    dovecotRestarts: Math.max(1, Math.floor(kills / 10)),
    postgresRestarts: Math.max(1, Math.floor((kills * 3) / 50)),
    say,
    atHalf: async () => {
      if (!values.restore) return;
      await workers.stopAll();
      await database.backUp();
    },
  });
  say(`the worst is over after ${Math.round((Date.now() - began) / 1000)} s; waiting until it is quiet`);
  workers.keep(1);
  delivery.deliver(mails);
  await untilQuiet(world);
  if (values.restore) {
    await workers.stopAll();
    await database.restore();
    workers.keep(1);
  }
  delivery.deliverRest();
  const left = await untilQuiet(world);
  await workers.stopAll();
  const evidence = await gather(world, left);
  const { answers, unknown, ...verdict } = judge(plan.mails, evidence, values.restore);
  const wrong = [...verdict.wrong, ...judgeTakeovers(chaos.takeovers)];
  failed = wrong.length > 0;
  const admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
  const machine = await describeMachine(admin);
  await admin.end();
  const summary = {
    seed,
    machine,
    seconds: Math.round((Date.now() - began) / 1000),
    mails: plan.mails.length,
    delivered: evidence.filesInMailbox,
    kills: chaos.kills,
    dovecotRestarts: chaos.dovecotRestarts,
    postgresRestarts: chaos.postgresRestarts,
    restored: values.restore,
    smtpFaults: Object.fromEntries([...sink.faults].sort()),
    ledger: count(evidence.ledger.map(({ disposition }) => disposition)),
    answers,
    unknown,
    workersThatEndedByThemselves: workers.ownEnds,
    takeoverMilliseconds: spread(chaos.takeovers),
    wrong,
  };
  process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  if (failed) say(`${wrong.length} things are wrong; the workers' log is in ${folder}`);
} finally {
  await world.end(failed || values.keep);
}
process.exitCode = failed ? 1 : 0;

function count(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
