// Used by `parse-mail.ts`: one text and one HTML out of the pieces of a mail's body.

import { cleanText } from './clean-text.ts';
import { htmlToText, quoteNames } from './html-text.ts';
import type { BodyPiece } from './read-parts.ts';
import type { Hints } from './reply-text.ts';

export type Body = Readonly<{ text: string; html: string | null; hints: Hints }>;

/** Characters of text that are worked on; the original keeps the rest. */
const textLimit = 2 * 1024 * 1024;
/** Larger bodies are not compared with their other form. */
const comparedLimit = 512 * 1024;

/** Joins the pieces in their order. The text part speaks where there is one; HTML where there is none or it is a stub. */
export function readBody(pieces: readonly BodyPiece[]): Body {
  const texts: string[] = [];
  const quoteLines: number[] = [];
  const signatureLines: number[] = [];
  let lines = 0;
  let length = 0;
  for (const piece of pieces) {
    if (length > textLimit) break;
    const plain = piece.text === null ? '' : cleanText(piece.text.slice(0, textLimit));
    let text = plain;
    if (piece.html !== null && isStub(plain)) {
      const read = htmlToText(piece.html);
      text = cleanText(read.text).trimEnd();
      for (const line of read.quoteLines) quoteLines.push(lines + line);
      for (const line of read.signatureLines) signatureLines.push(lines + line);
    } else if (piece.html !== null) {
      const line = quoteLineInPlain(plain, piece.html);
      if (line !== -1) quoteLines.push(lines + line);
    }
    if (text.trim() === '') continue;
    texts.push(text);
    lines += text.split('\n').length;
    length += text.length;
  }
  const text = texts.join('\n').slice(0, textLimit).trimEnd();
  return { text, html: htmlOf(pieces), hints: { quoteLines, signatureLines } };
}

/**
 * The line of the text part where, by the marks in the HTML part beside it, quoted mail begins; -1 where there is none.
 * It finds quotations that are announced in a language `quote-words.ts` does not know.
 */
function quoteLineInPlain(plain: string, html: string): number {
  if (
    html.length > comparedLimit ||
    plain.length > comparedLimit ||
    !quoteNames.test(html.replace(/["'=]/g, ' '))
  ) {
    return -1;
  }
  const read = htmlToText(html);
  const first = read.quoteLines[0];
  const words = first === undefined ? '' : squeezed(read.text.split('\n')[first] ?? '');
  if (words.length < 12) return -1;
  return plain.split('\n').findIndex((line) => {
    const own = squeezed(line);
    return own.length >= 12 && (own === words || words.startsWith(own) || own.startsWith(words));
  });
}

function squeezed(line: string): string {
  return line
    .replace(/^[>\s]+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const showing =
  /view|support|client|program|browser|display|enable|anzeig|darstell|affich|logiciel|visuali|zobraz|wyświetl|weergeven/i;

/** Nothing, or the line that tells the reader to get a program that shows HTML. */
function isStub(text: string): boolean {
  const clean = text.trim();
  return clean === '' || (clean.length < 300 && /\bhtml\b/i.test(clean) && showing.test(clean));
}

function htmlOf(pieces: readonly BodyPiece[]): string | null {
  if (!pieces.some((piece) => piece.html !== null)) return null;
  return pieces
    .map((piece) => piece.html ?? `<pre>${escapeHtml(piece.text ?? '')}</pre>`)
    .join('\n')
    .replaceAll('\0', '');
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
