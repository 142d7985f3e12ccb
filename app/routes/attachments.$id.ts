// The bytes of one attachment: taken out of the original mail, or as they went out.

import type { LoaderFunctionArgs } from '@remix-run/node';

import { findAttachment } from '../../db/conversation-thread.ts';
import { drawnTypes } from '../inline-images.ts';
import { requireAgent } from '../session.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireAgent(request, context);
  const id = /^\d{1,15}$/.test(params.id ?? '') ? Number(params.id) : 0;
  const attachment = await findAttachment(context.app.db, id);
  if (!attachment) throw new Response('No such attachment', { status: 404 });
  const { content } = attachment.content
    ? { content: attachment.content }
    : await context.app.extractAttachment(attachment.source ?? noSource, attachment.position);
  const type = attachment.content_type.toLowerCase();
  const show = drawnTypes.has(type);
  return new Response(new Uint8Array(content), {
    headers: {
      'Content-Type': show ? type : 'application/octet-stream',
      'Content-Disposition': disposition(show ? 'inline' : 'attachment', attachment.filename),
      'Content-Security-Policy': "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox",
      'Cache-Control': 'private, max-age=3600',
    },
  });
}

/** Of a mail whose source is not kept there is nothing to take out: the reader then says that it has no such part. */
const noSource = Buffer.alloc(0);

/** A name in any script (RFC 6266, RFC 8187), beside one in plain letters for what cannot read that. */
function disposition(kind: 'inline' | 'attachment', filename: string): string {
  const plain = filename.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(filename).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
