// One attachment with its bytes, for whichever page wants to show or save it.

import { findAttachment } from '../db/conversation-thread.ts';
import { attachmentBytes } from './attachment-bytes.ts';
import type { AppContext } from './context.ts';

export type ReadAttachment = Readonly<{ filename: string; type: string; content: Buffer }>;

/** Null where there is none, where only its name is kept, and where it cannot be taken out of its mail. */
export async function readAttachment(
  app: AppContext,
  param: string | undefined,
): Promise<ReadAttachment | null> {
  const id = /^\d{1,15}$/.test(param ?? '') ? Number(param) : 0;
  const row = await findAttachment(app.db, id);
  if (!row) return null;
  const content = row.content ?? (row.source && (await attachmentBytes(app, row.source, row.position)));
  if (!content) return null;
  return { filename: row.filename, type: realType(row.content_type, content), content };
}

/** A PDF under another name is one; what only says that it is one, is not. */
function realType(declared: string, content: Buffer): string {
  const type = declared.toLowerCase();
  const isPdf = content.subarray(0, 1024).includes('%PDF-');
  if (isPdf) return 'application/pdf';
  return type === 'application/pdf' ? 'application/octet-stream' : type;
}
