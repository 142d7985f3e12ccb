// Files that leave the desk for somebody's disk or eyes: never as a document of our own that could run.

const closed = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** A file that a browser only saves, whatever is in it. */
export function savedFile(content: Uint8Array, filename: string): Response {
  return new Response(new Uint8Array(content), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': disposition('attachment', filename),
      'Content-Security-Policy': closed,
      'Cache-Control': 'private, max-age=3600',
    },
  });
}

/** A file that a browser draws by itself, of a type that it cannot take for another (`nosniff` stands on every answer). */
export function drawnFile(content: Uint8Array, filename: string, type: string): Response {
  return new Response(new Uint8Array(content), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': disposition('inline', filename),
      // The browser's own viewer of PDF files starts in no sandbox; what it shows has no way into the page.
      'Content-Security-Policy':
        type === 'application/pdf'
          ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
          : "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
      'Cache-Control': 'private, max-age=3600',
    },
  });
}

/** A name in any script (RFC 6266, RFC 8187), beside one in plain letters for what cannot read that. */
function disposition(kind: 'inline' | 'attachment', filename: string): string {
  const plain = filename.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(filename.replace(/\p{Surrogate}/gu, '_')).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
