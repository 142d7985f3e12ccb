// `npm run bench`: latency, ingest, start and memory as one JSON document on stdout; words on stderr; nothing stays behind.

import { parseArgs } from 'node:util';

import { startBenchDatabase } from './database.ts';
import { measureDecide } from './decide.ts';
import { type Ingest, measureIngest } from './ingest.ts';
import { type LargeMails, measureLargeMails } from './large-mails.ts';
import { type Latency, measureLatency } from './latency.ts';
import { describeMachine, type Machine } from './machine.ts';
import { measurePages, type PageFigures } from './pages.ts';
import { measureParse } from './parse-memory.ts';
import { measureReplay } from './replay.ts';
import { measureStarts } from './start.ts';
import { measureUnderstand } from './understand.ts';

const { values } = parseArgs({
  options: {
    mails: { type: 'string', default: '200' },
    /** How many lie in the mailbox for the measurement of ingest. */
    ingest: { type: 'string', default: '1000' },
    /** Parts to leave out, for a quick look: practice, dovecot, ingest, large, parse, start, understand, decide, replay, pages. */
    /** For the pages; each number is a database of its own, and a million takes a quarter of an hour and 5 GB. */
    conversations: { type: 'string', multiple: true, default: ['10000', '1000000'] },
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

async function measureIngests(): Promise<Record<string, Ingest>> {
  const database = await startBenchDatabase();
  try {
    const count = Number(values.ingest);
    const results: Record<string, Ingest> = {};
    for (const [name, withAttachment] of [
      ['small', false],
      ['attachment', true],
    ] as const) {
      say(`${count} mails that lie there, ${withAttachment ? '50 KB attached to each' : '2 KB each'}`);
      results[name] = await measureIngest({ database, name: `bench_${name}`, count, withAttachment });
    }
    return results;
  } finally {
    await database.stop();
  }
}

async function measureLarge(): Promise<LargeMails> {
  const database = await startBenchDatabase();
  try {
    say('mails of the largest size, one after another and two at once');
    return await measureLargeMails(await database.create('bench_large'));
  } finally {
    await database.stop();
  }
}

async function measureAllPages(): Promise<Record<string, PageFigures>> {
  const database = await startBenchDatabase();
  try {
    const figures: Record<string, PageFigures> = {};
    for (const count of values.conversations)
      figures[count] = await measurePages(database, Number(count), say);
    return figures;
  } finally {
    await database.stop();
  }
}

const { machine, latency } = await measureLatencies();
const ingest = wanted('ingest') ? await measureIngests() : null;
const large = wanted('large') ? await measureLarge() : null;
if (wanted('parse')) say('parsing the largest mail');
const parse = wanted('parse') ? await measureParse() : null;
const start = wanted('start') ? await measureStarts(say) : null;
const understanding = wanted('understand') ? await measureUnderstand(10_000, say) : null;
const deciding = wanted('decide') ? measureDecide(20_000, say) : null;
const replay = wanted('replay') ? await measureReplay(10_000, say) : null;
const pages = wanted('pages') ? await measureAllPages() : null;
const units = {
  latency: 'milliseconds',
  deciding: 'milliseconds',
  ingest: 'mails a second',
  pages: 'milliseconds; atOnce: requests a second',
  memory: 'megabytes, proportional set size',
  peak: 'megabytes, resident',
};
process.stdout.write(
  `${JSON.stringify({ machine, units, mails, latency, ingest, large, parse, start, understanding, deciding, replay, pages }, null, 2)}\n`,
);
