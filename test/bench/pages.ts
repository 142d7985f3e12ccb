// How fast the built server answers pages and searches over HTTP, signed in, at ten thousand conversations and at a million.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get as httpGet } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

import { childEnvironment } from '../../config.ts';
import { nodeFlags, smallHeaps } from '../../supervisor/child.ts';
import type { BenchDatabase } from './database.ts';
import { largeDeskAgent, largeDeskPassword, type Seeding, seedLarge } from './large-desk.ts';
import { type Spread, spread } from './spread.ts';

export type PageFigures = Readonly<{
  seeding: Seeding | null;
  /** Milliseconds of one request after another, from the first byte sent to the last received. */
  pages: Readonly<Record<string, Spread>>;
  searches: Readonly<Record<string, Spread>>;
  /** Requests a second with eight at once. */
  atOnce: Readonly<Record<string, number>>;
}>;

const rounds = 30;
const searchRounds = 15;
const workers = 8;
const atOnceMs = 5_000;
/** Before that: the server's code is compiled by then, as in a desk that has been at work for a minute. */
const warmUpMs = 3_000;

const views = [
  'person',
  'mine',
  'unassigned',
  'bot',
  'waiting',
  'snoozed',
  'resolved',
  'automated',
  'spam',
  'all',
];

/** What people look for, one of each kind. */
const searches = {
  rare: 'hedgehog',
  common: 'order',
  'two words': 'refund customs',
  phrase: '"electric shock"',
  prefix: 'hedgeh',
  from: 'from:eva',
  number: '10-4471',
  typo: 'hegdehog',
  'open only': 'order is:open',
  'mine only': 'order is:mine',
  'unread only': 'order is:unread',
  'phrase of common words': '"thank you very much"',
  'common words that never follow one another': '"delivery address order"',
} as const;

export async function measurePages(
  database: BenchDatabase,
  conversations: number,
  say: (words: string) => void,
): Promise<PageFigures> {
  const url = await database.create(`bench_pages_${conversations}`);
  const seeding = await seedLarge(url, conversations, say);
  return { ...(await measureSeeded(url, say)), seeding };
}

/** On a database that `seedLarge` has filled. */
export async function measureSeeded(url: string, say: (words: string) => void): Promise<PageFigures> {
  const ids = await newestIds(url);
  const site = await startSite(url);
  try {
    const cookie = await signIn(site.url);
    const { get, close } = createGet(site.url, cookie);
    const pages: Record<string, Spread> = {};
    for (const view of views) pages[`list ${view}`] = await timed(get, () => `/inbox?view=${view}`);
    pages['list person by urgency'] = await timed(get, () => '/inbox?view=person&sort=urgency');
    // No mail of the seed is about it.
    pages['list of what there is none of'] = await timed(get, () => '/inbox?view=all&intent=password_reset');
    pages['data of the list'] = await timed(
      get,
      () => '/inbox.data?view=person&_routes=routes/_desk.inbox,routes/_desk',
    );
    pages.conversation = await timed(get, (round) => `/inbox/${ids[round % ids.length]}`);
    say('pages measured');
    const found: Record<string, Spread> = {};
    for (const [name, q] of Object.entries(searches))
      found[name] = await timed(get, () => `/search?q=${encodeURIComponent(q)}`, searchRounds);
    const atOnce = {
      list: await throughput(get, () => '/inbox?view=person'),
      conversation: await throughput(get, (round) => `/inbox/${ids[round % ids.length]}`),
    };
    close();
    return { seeding: null, pages, searches: found, atOnce };
  } finally {
    await site.stop();
  }
}

type Get = (to: string) => Promise<void>;

/** After a few that warm up. */
async function timed(get: Get, to: (round: number) => string, count = rounds): Promise<Spread> {
  const times: number[] = [];
  for (let round = -5; round < count; round++) {
    const began = performance.now();
    await get(to(round + 5));
    if (round >= 0) times.push(performance.now() - began);
  }
  return spread(times);
}

async function throughput(get: Get, to: (round: number) => string): Promise<number> {
  await askAtOnce(get, to, warmUpMs);
  return await askAtOnce(get, to, atOnceMs);
}

async function askAtOnce(get: Get, to: (round: number) => string, forMs: number): Promise<number> {
  const began = performance.now();
  let answered = 0;
  const work = async () => {
    while (performance.now() - began < forMs) await get(to(answered++));
  };
  await Promise.all(Array.from({ length: workers }, work));
  return Math.round((answered / (performance.now() - began)) * 1e4) / 10;
}

async function newestIds(url: string): Promise<number[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    `select id from conversation where handler = 'human' and status = 'open' order by last_message_at desc limit 40`,
  );
  await client.end();
  return rows.map(({ id }) => Number(id));
}

/**
 * Whoever asks shares the two processors with the server, so he does as little as tools made for it: connections stay open, and
 * what comes is taken as it is, packed as a browser has it.
 */
function createGet(url: string, cookie: string): { get: Get; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: workers });
  const headers = { Cookie: cookie, 'Accept-Encoding': 'gzip' };
  const get = (to: string) =>
    new Promise<void>((resolve, reject) => {
      const asked = httpGet(`${url}${to}`, { agent, headers }, (answer) => {
        answer.on('error', reject);
        answer.on('end', () => {
          if (answer.statusCode === 200) resolve();
          else reject(new Error(`${to} answered ${answer.statusCode}`));
        });
        answer.resume();
      });
      asked.on('error', reject);
    });
  return { get, close: () => agent.destroy() };
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: url },
    body: new URLSearchParams({ email: largeDeskAgent, password: largeDeskPassword }),
  });
  const cookie = response.headers.getSetCookie().find((each) => each.startsWith('baton_session='));
  if (!cookie) throw new Error(`Nobody was signed in: ${response.status}`);
  return cookie.split(';')[0] ?? '';
}

const startLimitMs = 30_000;

async function startSite(databaseUrl: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'baton-bench-pages-'));
  const serve = fileURLToPath(new URL('../end-to-end/serve.ts', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [...nodeFlags('web'), serve], {
    env: childEnvironment({
      ...smallHeaps,
      PORT: '0',
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
      BATON_DATA_DIR: dataDir,
      BATON_SECRET: 'only-for-this-measurement-on-loopback',
      DATABASE_URL: databaseUrl,
    }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    const limit = setTimeout(() => child.kill(), startLimitMs);
    child.once('exit', (code) => reject(new Error(`The web process ended with ${code}`)));
    if (!child.stdout) return reject(new Error('nothing to read'));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = JSON.parse(line) as { url?: string };
      if (!said.url) return;
      clearTimeout(limit);
      resolve(said.url);
    });
  });
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
