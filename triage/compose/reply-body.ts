// The two faces of what a person writes: the typed words, then the mailbox's signature, then the mail they answer.

import { imageMark } from './image-mark.ts';
import { appendToPage, mailPage } from './mail-page.ts';
import type { Quote } from './quote.ts';
import type { MailBody } from './render.ts';
import { escapeHtml, textToHtml } from './text-html.ts';

/** An image that goes with the mail and stands where the text says `[image: NAME]`. */
export type InlineImage = Readonly<{ filename: string; contentId: string }>;

export type ReplyParts = Readonly<{
  text: string;
  /** The words as they were written in an editor, pictures in their places; null: `text` is all there is. */
  html?: string | null;
  /** Of the agent or the mailbox; '' for none. */
  signature: string;
  quote: Quote | null;
  images: readonly InlineImage[];
}>;

export function composeReply({ text, html = null, signature, quote, images }: ReplyParts): MailBody {
  // Whoever has typed it, or taken over a draft that ends with it, needs it once.
  const sign = text.trimEnd().endsWith(signature.trim()) ? '' : signature.trim();
  return {
    // "-- " with its space is how programs know a signature and leave it out of what they quote (RFC 3676, 4.3).
    text: [text, sign && `-- \n${sign}`, quote?.text ?? ''].filter((part) => part !== '').join('\n\n'),
    html: mailPage(
      [
        html ?? textToHtml(text, (piece) => withImages(piece, images)),
        sign && `<div class="signature">-- <br>\n${textToHtml(sign)}</div>`,
        quote?.html ?? '',
      ]
        .filter(Boolean)
        .join('\n'),
      null,
    ),
  };
}

/** A mail of the bot with what it quotes below. */
export function appendQuote(body: MailBody, quote: Quote | null): MailBody {
  if (!quote) return body;
  return { text: `${body.text.trimEnd()}\n\n${quote.text}`, html: appendToPage(body.html, quote.html) };
}

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
