// The news that pages wait for: one LISTEN connection for each web process, fanned out to whoever is watching.

import pg from 'pg';

export type NewsEvent = Readonly<{ channel: 'conversation' | 'mailbox'; id: string }>;
/** `caught-up`: the connection was lost and is back; whatever happened in between was not heard. */
export type News = NewsEvent | Readonly<{ channel: 'caught-up' }>;

export type Events = Readonly<{
  /** Answers how to stop watching; `onEnd` is called once where the news itself ends. */
  watch: (listener: (news: News) => void, onEnd: () => void) => () => void;
  stop: () => Promise<void>;
}>;

export type EventsOptions = Readonly<{ onError: (error: Error) => void }>;

const channels = ['conversation', 'mailbox'] as const;
/** A database that restarts is back within seconds; one that is gone is not hammered. */
const retryMs = { first: 250, most: 10_000 };
/** A connection that died without a word (a firewall, a sleeping machine) is found out by this. */
const keepAliveMs = 30_000;

export function listenForEvents(databaseUrl: string, { onError }: EventsOptions): Events {
  const watchers = new Set<{ listener: (news: News) => void; onEnd: () => void }>();
  const tell = (news: News) => {
    for (const { listener } of watchers) listener(news);
  };
  let stopped = false;
  let wake: (() => void) | null = null;
  let current: pg.Client | null = null;

  const run = async () => {
    let pause = retryMs.first;
    let before = false;
    while (!stopped) {
      const client = new pg.Client({
        connectionString: databaseUrl,
        application_name: 'baton events',
        connectionTimeoutMillis: 10_000,
        keepAlive: true,
        keepAliveInitialDelayMillis: keepAliveMs,
      });
      current = client;
      try {
        await listen(client, tell, () => {
          if (before) tell({ channel: 'caught-up' });
          before = true;
          pause = retryMs.first;
        });
      } catch (error) {
        if (!stopped) onError(error as Error);
      }
      current = null;
      if (stopped) break;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      pause = Math.min(pause * 2, retryMs.most);
    }
  };
  const running = run();

  return {
    watch: (listener, onEnd) => {
      const watcher = { listener, onEnd };
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    stop: async () => {
      stopped = true;
      wake?.();
      for (const { onEnd } of [...watchers]) onEnd();
      watchers.clear();
      await current?.end();
      await running;
    },
  };
}

/** Comes back only when the connection has ended; throws where it broke. */
async function listen(client: pg.Client, tell: (news: News) => void, onReady: () => void): Promise<void> {
  const ended = new Promise<void>((resolve, reject) => {
    client.on('error', reject);
    client.on('end', () => resolve());
  });
  // Before it is awaited below a broken connect has already thrown; the same break must not count as unhandled.
  ended.catch(() => {});
  client.on('notification', ({ channel, payload }) => {
    const known = channels.find((each) => each === channel);
    if (known) tell({ channel: known, id: payload ?? '' });
  });
  let beat: NodeJS.Timeout | undefined;
  try {
    await client.connect();
    for (const channel of channels) await client.query(`listen ${channel}`);
    onReady();
    beat = setInterval(() => client.query('select 1').catch(() => client.end()), keepAliveMs);
    await ended;
  } finally {
    clearInterval(beat);
    await client.end().catch(() => {});
  }
}
