// Turns a request for a page into its HTML, as a stream.

import { PassThrough } from 'node:stream';
import {
  createReadableStreamFromReadable,
  type EntryContext,
  type HandleErrorFunction,
} from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';

import { NonceContext } from './components/nonce.tsx';
import type { RequestContext } from './context.ts';
import { setPageHeaders } from './security.ts';

/** Loaders answer from the database in milliseconds; what has not come by then will not. */
export const streamTimeout = 10_000;

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
      const body = new PassThrough();
      headers.set('Content-Type', 'text/html; charset=utf-8');
      setPageHeaders(headers, nonce);
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: status_ }));
      pipe(body);
    };
    // A machine that reads pages cannot wait for the rest of a stream.
    const whole = isbot(request.headers.get('User-Agent'));
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remix} url={request.url} nonce={nonce} abortDelay={streamTimeout} />
      </NonceContext.Provider>,
      {
        nonce,
        [whole ? 'onAllReady' : 'onShellReady']: send,
        onShellError: reject,
        onError: (error) => {
          status_ = 500;
          app.log.error({ error }, 'A page could not be rendered');
        },
      },
    );
    setTimeout(abort, streamTimeout + 1000).unref();
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
