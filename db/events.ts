// The news that pages wait for: one LISTEN connection for each web process, fanned out to whoever is watching.

import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export type NewsEvent = Readonly<{ channel: Channel; id: string }>;
/** `looking`: what one open page shows; `notification`: an agent's; `draft`: an agent's unsent answer; `trial`: a try in the playground; `webhook`: a delivery that somebody waits for; `team_model`, `words` (templates, articles): what pages do not wait for. */
export type Channel =
  | 'conversation'
  | 'looking'
  | 'notification'
  | 'draft'
  | 'mailbox'
  | 'trial'
  | 'webhook'
  | 'team_model'
  | 'words';
/** `caught-up`: the connection was lost and is back; whatever happened in between was not heard. */
export type News = NewsEvent | Readonly<{ channel: 'caught-up' }>;

export type Events = Readonly<{
  /** Answers how to stop watching; `onEnd` is called once where the news itself ends. */
  watch: (listener: (news: News) => void, onEnd: () => void) => () => void;
  stop: () => Promise<void>;
}>;

export type EventsOptions = Readonly<{
  onError: (error: Error) => void;
  /** What to listen for; what pages show unless said. */
  channels?: readonly Channel[];
  /** Says `caught-up` when it listens for the first time too: for who has read before, and would miss what came then. */
  sayReady?: boolean;
}>;

const shown: readonly Channel[] = [
  'conversation',
  'looking',
  'notification',
  'draft',
  'trial',
  'mailbox',
  'webhook',
];
/** A database that restarts is back within seconds; one that is gone is not hammered. */
const retryMs = { first: 250, most: 10_000 };
/** A connection that died without a word (a firewall, a sleeping machine) is found out by this. */
const beatMs = 30_000;

export function listenForEvents(databaseUrl: string, options: EventsOptions): Events {
  const { onError, channels = shown, sayReady = false } = options;
  const watchers = new Set<{ listener: (news: News) => void; onEnd: () => void }>();
  const tell = (news: News) => {
    for (const { listener } of watchers) listener(news);
  };
  const stopping = new AbortController();
  const running = keepListening({ databaseUrl, channels, sayReady, tell, onError }, stopping.signal);
  return {
    watch: (listener, onEnd) => {
      const watcher = { listener, onEnd };
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    stop: async () => {
      stopping.abort();
      for (const { onEnd } of [...watchers]) onEnd();
      watchers.clear();
      await running;
    },
  };
}

type Listening = Required<EventsOptions> & Readonly<{ databaseUrl: string; tell: (news: News) => void }>;

async function keepListening(listening: Listening, signal: AbortSignal): Promise<void> {
  const { tell, onError, sayReady } = listening;
  let pause = retryMs.first;
  let before = sayReady;
  while (!signal.aborted) {
    try {
      await listen(listening, signal, () => {
        if (before) tell({ channel: 'caught-up' });
        before = true;
        pause = retryMs.first;
      });
    } catch (error) {
      if (!signal.aborted) onError(error as Error);
    }
    // Broken off by a stop: nothing to wait for then.
    await sleep(pause, undefined, { signal }).catch(() => {});
    pause = Math.min(pause * 2, retryMs.most);
  }
}

/** Comes back only when the connection has ended or a stop is asked for; throws where it broke. */
async function listen(
  { databaseUrl, channels, tell }: Listening,
  signal: AbortSignal,
  onReady: () => void,
): Promise<void> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'baton events',
    connectionTimeoutMillis: 10_000,
  });
  const ended = new Promise<void>((resolve, reject) => {
    client.on('error', reject);
    client.on('end', resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  // Until it is awaited below, a break is told by what is awaited first; it must not count as unhandled.
  ended.catch(() => {});
  client.on('notification', ({ channel, payload }) => {
    const known = channels.find((each) => each === channel);
    if (known) tell({ channel: known, id: payload ?? '' });
  });
  let beat: NodeJS.Timeout | undefined;
  try {
    // Raced, for a client that is ended while it connects never answers.
    await Promise.race([client.connect(), ended]);
    for (const channel of channels) {
      if (!signal.aborted) await client.query(`listen ${channel}`);
    }
    if (!signal.aborted) onReady();
    beat = setInterval(() => client.query('select 1').catch(() => client.end()), beatMs);
    await ended;
  } finally {
    clearInterval(beat);
    // Not awaited: on a connection that broke it may never answer.
    client.end().catch(() => {});
  }
}
