// What is opened by itself, such as a file, and is not there: a small page in the person's language, with a way on.

import { readSay } from './language.ts';

const look = `body{margin:0;min-height:100vh;display:grid;place-items:center;background:Canvas;color:CanvasText;
font:16px/1.5 system-ui,sans-serif}main{max-width:32rem;padding:24px}h1{margin:0;font-size:20px}`;

/** `words`: what is not there, and why that may be. */
export async function notHere(request: Request, words: string): Promise<Response> {
  const say = await readSay(request);
  const page = `<!doctype html>
<html lang="${say.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${plainly(say('Nothing here'))} · Baton</title>
<style>${look}</style>
</head>
<body>
<main>
<h1>${plainly(say('Nothing here'))}</h1>
<p>${plainly(say(words))}</p>
<p><a href="/inbox" target="_top">${plainly(say('Back to the inbox'))}</a></p>
</main>
</body>
</html>
`;
  return new Response(page, {
    status: 404,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy':
        // Within a mail's frame its link still leads the whole page back.
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin allow-top-navigation-by-user-activation",
      'Cache-Control': 'no-store',
    },
  });
}

const plainly = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;');
