// Turns a request for a page into its HTML: drawn whole, then sent in one piece.

import { Writable } from 'node:stream';
import type { EntryContext, HandleErrorFunction } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';

import { NonceContext } from './components/nonce.tsx';
import type { RequestContext } from './context.ts';
import { setPageHeaders } from './security.ts';

/** Loaders answer from the database in milliseconds; what has not come by then will not. */
export const streamTimeout = 10_000;

/**
 * No loader leaves anything for later, so there is nothing to show before the rest. As a stream each two kilobytes would be
 * compressed, flushed and written to the socket by themselves: about a fifth of what a list costs.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce, app }: RequestContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let status_ = status;
    const send = () => {
      clearTimeout(late);
      headers.set('Content-Type', 'text/html; charset=utf-8');
      setPageHeaders(headers, nonce);
      pipe(gather((html) => resolve(new Response(html, { headers, status: status_ }))));
    };
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remix} url={request.url} nonce={nonce} abortDelay={streamTimeout} />
      </NonceContext.Provider>,
      {
        nonce,
        onAllReady: send,
        onShellError: (error) => {
          clearTimeout(late);
          reject(error);
        },
        onError: (error) => {
          status_ = 500;
          app.log.error({ error }, 'A page could not be rendered');
        },
      },
    );
    const late = setTimeout(abort, streamTimeout + 1000).unref();
  });
}

/** Larger than any page: React would wait for room that nobody makes. */
const room = 1024 ** 3;

function gather(done: (html: Buffer<ArrayBuffer>) => void): Writable {
  const pieces: Uint8Array[] = [];
  return new Writable({
    highWaterMark: room,
    write(piece, _encoding, next) {
      pieces.push(piece);
      next();
    },
    final(next) {
      done(Buffer.concat(pieces));
      next();
    },
  });
}

/** The data of pages is as private as the pages. */
export function handleDataRequest(response: Response): Response {
  response.headers.set('Cache-Control', 'private, no-cache');
  return response;
}

export const handleError: HandleErrorFunction = (error, { request, context }) => {
  // Someone who closed the tab is no fault, and neither is an address that is no page.
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  const { app } = context as RequestContext;
  app.log.error({ error, path: new URL(request.url).pathname }, 'A loader or an action failed');
};
