// The document that a mail's frame shows: our looks around a cleaned mail, and what the page above it wants to know.

import { darkGround, darkWords, lightGround, lightWords } from './mail-colours.ts';
import { dressMail } from './mail-dress.ts';
import { cleanMailHtml, type MailPictures } from './mail-html.ts';
import { lightLink } from './mail-readable.ts';
import type { Language, Say } from './words/say.ts';

const looks = `
html{overflow:auto}
body{margin:0;padding:14px 16px;display:flow-root;font:15px/1.6 system-ui,sans-serif;overflow-wrap:anywhere}
img{max-width:100%;height:auto}
table{max-width:none}
td,th{overflow-wrap:break-word}
pre{white-space:pre-wrap}
blockquote{margin:8px 0;padding-inline-start:12px;border-inline-start:2px solid #8b8d98}
img[data-blocked]{display:inline-block;min-width:16px;min-height:16px;background:#8b8d9826;outline:1px dashed #8b8d98;outline-offset:-1px;border-radius:3px;font-size:12px}
.doubt{display:inline-block;margin-inline-start:6px;padding:0 6px;border-radius:4px;background:#ffd24d;color:#2b1d00;font:500 12px/20px system-ui,sans-serif}
.quote>summary{display:inline-block;margin-block:8px;padding:2px 10px;border-radius:6px;background:#8b8d982e;font:12px/18px system-ui,sans-serif;cursor:pointer}
.quote>summary:focus-visible,a:focus-visible{outline:2px solid #3e63dd;outline-offset:1px}`;

const light = `html{color-scheme:light}body{color:${lightWords};background:${lightGround}}a{color:${lightLink}}`;
const dark = `html{color-scheme:dark}body{color:${darkWords};background:${darkGround}}a{color:#9eb1ff}`;

type Options = MailPictures &
  Readonly<{
    /** Pictures of this sender are always fetched. */
    always?: boolean;
    dark: boolean;
    say: Say;
    plain: string;
  }>;

/** `plain` stands in for HTML that is built to be beyond reading. */
export function mailPage(html: string, options: Options): string {
  const { say } = options;
  const clean = cleanMailHtml(html, options);
  if (!clean) {
    const words = say(
      'The formatted form of this mail is too large or too tangled to be shown; these are its words.',
    );
    const body = `<p><i>${escapeText(words)}</i></p><pre>${escapeText(options.plain)}</pre>`;
    return page(body, { language: say.language, dark: options.dark, facts: {} });
  }
  const dressed = dressMail(clean.html, options);
  const cut = clean.cut
    ? `<p><i>${escapeText(say('The mail goes on; its end was cut because it is very long.'))}</i></p>`
    : '';
  const facts = {
    pictures: clean.pictures,
    trackers: clean.trackers,
    doubts: dressed.doubts,
    fetched: Number(options.images),
    always: Number(options.always ?? false),
  };
  return page(dressed.html + cut, {
    language: say.language,
    dark: options.dark && !dressed.designed,
    facts,
  });
}

type Page = Readonly<{ language: Language; dark: boolean; facts: Readonly<Record<string, number>> }>;

function page(body: string, { language, dark: isDark, facts }: Page): string {
  const data = Object.entries(facts).map(([name, count]) => ` data-${name}="${count}"`);
  return `<!doctype html><html lang="${language}"${data.join('')}><head><meta charset="utf-8"><style>${looks}${isDark ? dark : light}</style></head><body dir="auto">${body}</body></html>`;
}

const escapeText = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
