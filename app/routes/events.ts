// The stream of news to one open page (server-sent events, WHATWG HTML 9.2): that something changed, not what.

import type { LoaderFunctionArgs } from '@remix-run/node';

import { markSeen } from '../../db/presence.ts';
import { requireAgent } from '../session.ts';

/** Proxies close what is silent for a minute. */
const beatMs = 25_000;
/** Then the browser connects anew, and with it the session is checked anew. */
const lifeMs = 10 * 60_000;
/** A reader this many pieces behind is gone; it catches up when it comes back. */
const mostBehind = 100;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const agent = await requireAgent(request, context);
  // An open page is somebody at work.
  await markSeen(context.app.db, agent.id, new Date());
  const { events } = context.app;
  const encoder = new TextEncoder();
  let close = (_cancelled?: boolean) => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let open = true;
      const send = (text: string) => {
        if (!open) return;
        if ((controller.desiredSize ?? 0) < -mostBehind) return close();
        controller.enqueue(encoder.encode(text));
      };
      const beat = setInterval(() => send(': still here\n\n'), beatMs);
      const end = setTimeout(() => close(), lifeMs);
      const unwatch = events.watch(
        (news) => send(`data: ${JSON.stringify(news)}\n\n`),
        () => close(),
      );
      close = (cancelled = false) => {
        if (!open) return;
        open = false;
        clearInterval(beat);
        clearTimeout(end);
        unwatch();
        if (!cancelled) controller.close();
      };
      send('retry: 1000\n\n');
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
