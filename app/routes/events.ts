// The stream of news to one open page (server-sent events, WHATWG HTML 9.2): that something changed, not what; and who
// looks at which conversation, which no other answer holds.

import type { LoaderFunctionArgs } from '@remix-run/node';

import type { Agent } from '../../db/agents.ts';
import { readDraftNews } from '../../db/draft-news.ts';
import type { News } from '../../db/events.ts';
import { tellLooking } from '../../db/looking.ts';
import { markSeen } from '../../db/presence.ts';
import type { AppContext } from '../context.ts';
import type { LookersOf } from '../lookers.ts';
import { requireAgent, staysSignedIn } from '../session.ts';

/** Proxies close what is silent for a minute; a page gives up after two of these. */
const beatMs = 15_000;
/** Then the browser connects anew, and with it the session is checked anew. */
const lifeMs = 10 * 60_000;
/** A reader this many pieces behind is gone; it catches up when it comes back. */
const mostBehind = 100;
/** A page whose stream only broke off is back by then. */
const backMs = 3_000;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { app } = context;
  const { searchParams } = new URL(request.url);
  const tab = searchParams.get('tab') ?? '';
  // A hidden page may listen on, to ring; nobody is at work there.
  const isWatched = !searchParams.has('hidden');
  const seen = () => {
    if (isWatched)
      markSeen(app.db, agent.id, new Date()).catch((error) => app.log.warn({ error }, 'not marked'));
  };
  seen();
  const leave = enter(app, agent, tab);
  const encoder = new TextEncoder();
  let close = (_cancelled?: boolean) => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let open = true;
      const send = (text: string) => {
        if (!open || text === '') return;
        if ((controller.desiredSize ?? 0) < -mostBehind) return close();
        controller.enqueue(encoder.encode(text));
      };
      const beat = setInterval(() => {
        seen();
        // A session that was ended hears nothing more; the page learns of it where it asks for the stream again.
        staysSignedIn(request, context).then(
          (stays) => (stays ? undefined : close()),
          (error) => app.log.warn({ error }, 'nobody knows whether the session still holds'),
        );
        // An event and no comment: by it the page knows a connection that died without a word.
        send(event('beat', {}));
      }, beatMs);
      const end = setTimeout(() => close(), lifeMs);
      const unwatch = app.events.watch(
        (news) => send(inWords(news, agent)),
        () => close(),
      );
      const others = ({ conversationId, lookers }: LookersOf) =>
        [conversationId, lookers.filter(({ id }) => id !== agent.id)] as const;
      const unwatchLookers = app.lookers.watch((changed) => send(event('lookers', [others(changed)])));
      close = (cancelled = false) => {
        if (!open) return;
        open = false;
        clearInterval(beat);
        clearTimeout(end);
        unwatch();
        unwatchLookers();
        leave();
        if (!cancelled) controller.close();
      };
      send(`retry: 1000\n\n${event('all-lookers', app.lookers.list().map(others))}`);
    },
    cancel: () => close(true),
  });
  request.signal.addEventListener('abort', () => close(), { once: true });
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store, no-transform',
      // nginx holds streams back unless told otherwise.
      'X-Accel-Buffering': 'no',
    },
  });
}

const event = (name: string, data: unknown) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** Empty where it is nothing to this page. */
function inWords(news: News, agent: Agent): string {
  if (news.channel === 'looking') return '';
  if (news.channel === 'notification') return news.id === String(agent.id) ? event('notification', {}) : '';
  if (news.channel === 'draft') {
    const draft = readDraftNews(news.id);
    return draft?.agentId === agent.id ? event('draft', draft) : '';
  }
  return `data: ${JSON.stringify(news)}\n\n`;
}

/** A page is there; the answer says that its stream ended. Unless another one follows, whoever looked there is gone. */
function enter({ db, log, lookers }: AppContext, agent: Agent, tab: string): () => void {
  if (tab === '') return () => {};
  const leave = lookers.enter(tab);
  return () => {
    leave();
    setTimeout(() => {
      if (lookers.isHere(tab)) return;
      const { id: agentId, name } = agent;
      tellLooking(db, { tab, agentId, name, conversationId: null, doing: 'looking' }).catch((error) =>
        log.debug({ error }, 'nobody was told that a page is gone; it is forgotten in a moment'),
      );
    }, backMs).unref();
  };
}
