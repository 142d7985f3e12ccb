// One attachment with its bytes, for whichever page wants to show or save it.

import { findAttachment } from '../db/conversation-thread.ts';
import type { AppContext } from './context.ts';

export type ReadAttachment = Readonly<{ filename: string; type: string; content: Buffer }>;

/** Throws 404 where there is none. */
export async function readAttachment(app: AppContext, param: string | undefined): Promise<ReadAttachment> {
  const id = /^\d{1,15}$/.test(param ?? '') ? Number(param) : 0;
  const row = await findAttachment(app.db, id);
  if (!row) throw new Response('No such attachment', { status: 404 });
  const { content } = row.content
    ? { content: row.content }
    : await app.extractAttachment(row.source ?? noSource, row.position);
  return { filename: row.filename, type: realType(row.content_type, content), content };
}

/** A PDF under another name is one; what only says that it is one, is not. */
function realType(declared: string, content: Buffer): string {
  const type = declared.toLowerCase();
  const isPdf = content.subarray(0, 1024).includes('%PDF-');
  if (isPdf) return 'application/pdf';
  return type === 'application/pdf' ? 'application/octet-stream' : type;
}

/** Of a mail whose source is not kept there is nothing to take out: the reader then says that it has no such part. */
const noSource = Buffer.alloc(0);
