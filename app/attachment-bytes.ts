// The bytes of one file, out of the mail that it came in.

import type { AppContext } from './context.ts';

/** Null where the mail, as it is read now, does not give it: what a stranger has built may be read otherwise than at first. */
export async function attachmentBytes(
  { extractAttachment, log }: AppContext,
  source: Buffer,
  position: number,
): Promise<Buffer | null> {
  try {
    return (await extractAttachment(source, position)).content;
  } catch (error) {
    log.warn({ error, position }, 'A file could not be taken out of its mail');
    return null;
  }
}
