// The two faces of what a person writes: the typed words, then the mailbox's signature, then the mail they answer.

import { imageMark } from './image-mark.ts';
import type { Quote } from './quote.ts';
import type { MailBody } from './render.ts';
import { escapeHtml, textToHtml } from './text-html.ts';

/** An image that goes with the mail and stands where the text says `[image: NAME]`. */
export type InlineImage = Readonly<{ filename: string; contentId: string }>;

export type ReplyParts = Readonly<{
  text: string;
  /** Of the mailbox; '' for none. */
  signature: string;
  quote: Quote | null;
  images: readonly InlineImage[];
}>;

export function composeReply({ text, signature, quote, images }: ReplyParts): MailBody {
  const sign = signature.trim();
  return {
    // "-- " with its space is how programs know a signature and leave it out of what they quote (RFC 3676, 4.3).
    text: [text, sign && `-- \n${sign}`, quote?.text ?? ''].filter((part) => part !== '').join('\n\n'),
    html: page([
      textToHtml(text, (piece) => withImages(piece, images)),
      sign && `<div class="signature">-- <br>\n${textToHtml(sign)}</div>`,
      quote?.html ?? '',
    ]),
  };
}

/** A mail of the bot with what it quotes below. */
export function appendQuote(body: MailBody, quote: Quote | null): MailBody {
  if (!quote) return body;
  const end = body.html.lastIndexOf('</body>');
  return {
    text: `${body.text.trimEnd()}\n\n${quote.text}`,
    html: `${body.html.slice(0, end)}${quote.html}\n${body.html.slice(end)}`,
  };
}

const page = (parts: readonly string[]) =>
  `<!doctype html><html><body style="font-family: sans-serif; line-height: 1.5">\n${parts.filter(Boolean).join('\n')}\n</body></html>\n`;

/** A mark that names none of the pictures stays what it is. */
function withImages(piece: string, images: readonly InlineImage[]): string {
  let html = escapeHtml(piece);
  for (const { filename, contentId } of images) {
    const name = escapeHtml(filename);
    const image = `<img src="cid:${escapeHtml(contentId)}" alt="${name}" style="max-width: 100%">`;
    html = html.replaceAll(escapeHtml(imageMark(filename)), () => image);
  }
  return html;
}
