// The policy under which a mail's HTML is shown in its frame: nothing in it runs, and nothing is fetched unless asked for.

export const mailFrameHeaders = ({ images }: { images: boolean }): HeadersInit => ({
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src data:${images ? ' https:' : ''}`,
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    // Of our origin, so that the page above can see how high it is; without scripts it can do nothing with that.
    'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
  ].join('; '),
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'private, no-cache',
});
