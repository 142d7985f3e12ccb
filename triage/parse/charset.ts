// Used by `read-parts.ts`: text whose charset is missing, wrong or cut off in the middle still becomes readable.

/** Share of replacement characters among the non-ASCII ones above which a text is not the UTF-8 it says it is. */
const brokenShare = 0.1;

/**
 * Decodes bytes whose declared charset is missing, ASCII or UTF-8. UTF-8 where the bytes bear it out (a few broken
 * sequences are forgiven), else the charset an HTML part names in its `<meta>`, else Windows-1252.
 */
export function decodeDoubtful(bytes: Uint8Array, html: boolean): string {
  const text = new TextDecoder('utf-8').decode(bytes);
  let foreign = 0;
  let broken = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) foreign += 1;
    if (code === 0xfffd) broken += 1;
  }
  if (broken === 0 || broken <= foreign * brokenShare) return text;
  return new TextDecoder((html && metaCharset(text)) || 'windows-1252').decode(bytes);
}

function metaCharset(html: string): string | null {
  const name = /<meta[^>]{0,200}charset\s{0,5}=\s{0,5}["']?([\w-]{2,30})/i.exec(html.slice(0, 4096))?.[1];
  if (!name) return null;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    // An unknown name is as good as none: the caller goes on with its default.
    return null;
  }
}
