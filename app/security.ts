// What a browser may do with our pages, and whose forms we take.

import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

export const newNonce = () => randomBytes(16).toString('base64');

/** What holds for every answer, whatever it is. */
export function setSecurityHeaders(response: Response, { https }: { https: boolean }): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  // Nobody else's page may show our pictures, files or data, not even where a cookie goes along.
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  // A link in a page or a mail is not looked up before somebody follows it.
  response.setHeader('X-DNS-Prefetch-Control', 'off');
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
  if (https) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
}

/** What holds for pages. Apart from the above: a mail's frame has its own, and two policies would both hold. */
export function setPageHeaders(headers: Headers, nonce: string): void {
  headers.set(
    'Content-Security-Policy',
    [
      "default-src 'self'",
      `script-src 'self' 'nonce-${nonce}'`,
      "script-src-attr 'none'",
      // Menus and dialogs are placed by style attributes; a style can be no script.
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      // Mails and files of ours; what stands in a mail's frame can lead it nowhere else.
      "frame-src 'self'",
      "worker-src 'none'",
      "media-src 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
  );
  // Not `no-referrer`: it would also empty the Origin of our own forms.
  headers.set('Referrer-Policy', 'same-origin');
  headers.set('Cache-Control', 'private, no-cache');
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change that another site's page asks for in our agent's name. Browsers say where a request comes from
 * (Fetch Metadata, W3C; Origin, RFC 6454); programs that say nothing are let through only without a cookie.
 */
export function guardOrigin(publicUrl: string): RequestHandler {
  const publicHost = new URL(publicUrl).host;
  return (request, response, next) => {
    if (safeMethods.has(request.method)) return next();
    const site = request.get('Sec-Fetch-Site');
    const origin = request.get('Origin');
    const own = [publicHost, request.get('Host')];
    const fromHere = site
      ? site === 'same-origin' || site === 'none'
      : origin
        ? URL.canParse(origin) && own.includes(new URL(origin).host)
        : !request.get('Cookie');
    if (fromHere) return next();
    response.status(403).type('text').send('This form was sent from another site, so it was not taken.');
  };
}
