// What an answer quotes: the mail that it answers, below the new words, as mail programs do and ours reads it again.

import { escapeHtml, textToHtml } from './text-html.ts';
import { quotedOn } from './words.ts';

/** The mail that is quoted. */
export type Original = Readonly<{
  name: string;
  address: string;
  text: string;
  at: Date;
}>;

export type Quote = Readonly<{ text: string; html: string }>;

/** Beyond this nobody reads on, and a thread would grow with each mail: of the longest mails the beginning stays. */
const most = { characters: 20_000, lines: 400 };
/** For the bot: enough to know again what one has asked. */
const shortMost = { characters: 600, lines: 12 };

export function quoteMail(original: Original, language: string, timeZone: string): Quote | null {
  return quote(original, language, timeZone, most);
}

/** The beginning only. */
export function quoteBriefly(original: Original, language: string, timeZone: string): Quote | null {
  return quote(original, language, timeZone, shortMost);
}

function quote(original: Original, language: string, timeZone: string, limit: typeof most): Quote | null {
  const words = shorten(original.text.trim(), limit);
  if (words === '') return null;
  const line = attribution(original, language, timeZone);
  const quoted = words
    .split('\n')
    .map((each) => (each.startsWith('>') ? `>${each}` : `> ${each}`.trimEnd()))
    .join('\n');
  return {
    text: `${line}\n${quoted}`,
    // The class is how Gmail, and many that learnt from it, know what to fold away.
    html: `<div class="gmail_quote">\n<p>${escapeHtml(line)}</p>\n<blockquote type="cite" style="margin: 0 0 0 0.8ex; border-left: 1px solid #ccc; padding-left: 1ex">\n${textToHtml(words)}\n</blockquote>\n</div>`,
  };
}

function shorten(text: string, limit: typeof most): string {
  const lines = text.slice(0, limit.characters).split('\n').slice(0, limit.lines).join('\n');
  return lines.length < text.length ? `${lines.trimEnd()}\n[…]` : text;
}

/** "On 23 November 2026 at 09:12, Eva Novak wrote:" in the customer's language. */
function attribution({ name, address, at }: Original, language: string, timeZone: string): string {
  const who = (name || address).replace(/\s+/g, ' ').trim().slice(0, 100);
  const { day, time } = quotedOn(at, language, timeZone);
  switch (language) {
    case 'de':
      return `Am ${day} um ${time} schrieb ${who}:`;
    case 'fr':
      return `Le ${day} à ${time}, ${who} a écrit :`;
    case 'es':
      return `El ${day} a las ${time}, ${who} escribió:`;
    case 'cs':
      return `Dne ${day} v ${time} ${who} napsal(a):`;
    default:
      return `On ${day} at ${time}, ${who} wrote:`;
  }
}
