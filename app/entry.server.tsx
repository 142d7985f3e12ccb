// Turns a request for a page into its HTML: drawn whole, then sent in one piece.

import type { EntryContext, HandleErrorFunction } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToString } from 'react-dom/server';

import { NonceContext } from './components/nonce.tsx';
import type { RequestContext } from './context.ts';
import { setPageHeaders } from './security.ts';

/** Loaders answer from the database in milliseconds; what has not come by then will not. */
export const streamTimeout = 10_000;

/**
 * No loader leaves anything for later, so there is nothing to show before the rest. As a stream each two kilobytes would be
 * encoded, compressed, flushed and written to the socket by themselves, and the data would be waited for as a part of the page.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  { serverHandoffStream, ...remix }: EntryContext,
  { nonce }: RequestContext,
): Promise<Response> {
  const data = serverHandoffStream ? await new Response(serverHandoffStream).text() : '';
  const page = renderToString(
    <NonceContext.Provider value={nonce}>
      <RemixServer context={remix} url={request.url} nonce={nonce} />
    </NonceContext.Provider>,
  );
  headers.set('Content-Type', 'text/html; charset=utf-8');
  setPageHeaders(headers, nonce);
  // A page without scripts has no use for its data.
  const handOver = remix.renderMeta?.didRenderScripts ? writeData(data, nonce) : '';
  return new Response(`<!DOCTYPE html>${page}${handOver}`, { headers, status });
}

/** As Remix's own `StreamTransfer` hands it over, all at once. */
function writeData(data: string, nonce: string): string {
  const to = 'window.__remixContext.streamController';
  return `<script nonce="${nonce}">${to}.enqueue(${inScript(JSON.stringify(data))});${to}.close();</script>`;
}

/** What would end a script within its text, or a line of it in older browsers, stands there as an escape. */
const inScript = (json: string): string =>
  json.replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

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
