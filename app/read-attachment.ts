// One attachment with its bytes, for whichever page wants to show or save it.

import { findAttachment } from '../db/conversation-thread.ts';
import type { AppContext } from './context.ts';

export type ReadAttachment = Readonly<{ filename: string; type: string; content: Buffer }>;

/** Throws 404 where there is none, or where only its name is kept. */
export async function readAttachment(app: AppContext, param: string | undefined): Promise<ReadAttachment> {
  const id = /^\d{1,15}$/.test(param ?? '') ? Number(param) : 0;
  const row = await findAttachment(app.db, id);
  if (!row || (!row.source && !row.content)) throw new Response('No such attachment', { status: 404 });
  const { content } = row.content
    ? { content: row.content }
    : await app.extractAttachment(row.source ?? Buffer.alloc(0), row.position);
  return { filename: row.filename, type: realType(row.content_type, content), content };
}

/** A PDF under another name is one; what only says that it is one, is not. */
function realType(declared: string, content: Buffer): string {
  const type = declared.toLowerCase();
  const isPdf = content.subarray(0, 1024).includes('%PDF-');
  if (isPdf) return 'application/pdf';
  return type === 'application/pdf' ? 'application/octet-stream' : type;
}
