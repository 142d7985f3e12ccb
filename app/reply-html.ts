// What an agent wrote in the editor, made safe to store and to send: what may stay is listed, everything else goes.

import sanitizeHtml from 'sanitize-html';

import type { OutgoingFile } from '../db/write-mail.ts';

/** A page of the editor's own making, addresses of pictures and all; more is no mail. Characters. */
export const longestReplyHtml = 400_000;

const options: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'br', 'strong', 'em', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'img', 'span'],
  ],
  allowedAttributes: { a: ['href'], img: ['src', 'alt'], ol: ['start'], span: ['data-slot'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  nestingLimit: 30,
  transformTags: {
    b: sanitizeHtml.simpleTransform('strong', {}),
    i: sanitizeHtml.simpleTransform('em', {}),
    div: sanitizeHtml.simpleTransform('p', {}),
  },
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !draftPicture.test(attribs.src ?? ''),
};

/** A picture of the draft: a file of its own, and nothing from elsewhere. */
const draftPicture = /^\/reply-files\/\d{1,15}$/;

export function cleanReplyHtml(html: string): string {
  return (
    sanitizeHtml(html.replaceAll('\0', ''), options)
      // An editor has a paragraph in each item; mail programs would part the items by it.
      .replace(/<li><p>((?:(?!<\/p>)[\s\S])*)<\/p>/g, '<li>$1')
      .replace(/<(p|li)>(?:\s|<br \/>)*<\/\1>/g, '')
      .replace(/<span>([^<]*)<\/span>/g, '$1')
      .trim()
  );
}

/** What stands in the text and is still to be filled in by the agent. */
export function openSlots(html: string): string[] {
  return [...html.matchAll(/<span data-slot="([^"]*)"/g)].map(([, name = '']) => name);
}

/** Each picture by the Content-ID of its file, as it goes out; one whose file is gone is left out. */
export function placePictures(
  html: string,
  files: ReadonlyMap<number, Pick<OutgoingFile, 'contentId'>>,
): string {
  return html.replace(/<img src="\/reply-files\/(\d+)"([^>]*?) ?\/?>/g, (_, id: string, rest: string) => {
    const contentId = files.get(Number(id))?.contentId;
    return contentId ? `<img src="cid:${contentId}"${rest} style="max-width: 100%">` : '';
  });
}

/** The files that the words show in their place. */
export function shownPictures(html: string): ReadonlySet<number> {
  return new Set([...html.matchAll(/<img src="\/reply-files\/(\d+)"/g)].map(([, id]) => Number(id)));
}
