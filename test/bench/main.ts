// `npm run bench`: latency, start and memory as one JSON document on stdout; words on stderr; nothing stays behind.

import { parseArgs } from 'node:util';

import { startBenchDatabase } from './database.ts';
import { type Latency, measureLatency } from './latency.ts';
import { describeMachine, type Machine } from './machine.ts';
import { measureStarts } from './start.ts';
import { measureUnderstand } from './understand.ts';

const { values } = parseArgs({
  options: {
    mails: { type: 'string', default: '200' },
    /** Parts to leave out, for a quick look: practice, dovecot, start, understand. */
    without: { type: 'string', multiple: true, default: [] },
  },
});
const mails = Number(values.mails);
const wanted = (part: string) => !values.without.includes(part);
const say = (words: string) => process.stderr.write(`${words}\n`);

type Latencies = { machine: Machine; latency: Record<string, Latency> };

async function measureLatencies(): Promise<Latencies> {
  const database = await startBenchDatabase();
  try {
    const latency: Record<string, Latency> = {};
    for (const server of ['practice', 'dovecot'] as const) {
      if (!wanted(server)) continue;
      say(`${mails} mails, one after another, on the ${server} server`);
      latency[server] = await measureLatency({
        databaseUrl: await database.create(`bench_${server}`),
        mails,
        server,
        say,
      });
    }
    return { machine: await describeMachine(database.admin), latency };
  } finally {
    await database.stop();
  }
}

const { machine, latency } = await measureLatencies();
const start = wanted('start') ? await measureStarts(say) : null;
const understanding = wanted('understand') ? await measureUnderstand(10_000, say) : null;
const units = { latency: 'milliseconds', memory: 'megabytes, proportional set size' };
process.stdout.write(
  `${JSON.stringify({ machine, units, mails, latency, start, understanding }, null, 2)}\n`,
);
