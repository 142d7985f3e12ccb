// The pictures that a mail brings along for its own HTML, as addresses that need no fetching (RFC 2392, RFC 2397).

import { findInlineImages } from '../db/conversation-thread.ts';
import { attachmentBytes } from './attachment-bytes.ts';
import type { AppContext } from './context.ts';

/** What a browser only draws; an SVG may hold more. */
export const drawnTypes: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
]);

/** Beyond these the page would become slow; the rest can still be saved as attachments. */
const mostImages = 30;
const mostBytes = 8_000_000;

/** From each Content-ID, without its angle brackets, to a `data:` address. */
export async function inlineImages(app: AppContext, messageId: number): Promise<ReadonlyMap<string, string>> {
  const found = await findInlineImages(app.db, messageId);
  const addresses = new Map<string, string>();
  if (!found) return addresses;
  let bytes = 0;
  for (const { position, contentType, contentId, size } of found.images.slice(0, mostImages)) {
    const type = contentType.toLowerCase();
    if (!contentId || !drawnTypes.has(type) || bytes + size > mostBytes) continue;
    bytes += size;
    const content = await attachmentBytes(app, found.source, position);
    if (!content) continue;
    addresses.set(contentId.replace(/^<|>$/g, ''), `data:${type};base64,${content.toString('base64')}`);
  }
  return addresses;
}
