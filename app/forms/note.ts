// What the forms of a note may hold.

import { z } from 'zod';

import { longestNote } from '../../db/notes.ts';
import { toSay } from '../words/say.ts';

const text = z
  .string()
  // NUL is no character of any text, and PostgreSQL takes none.
  .transform((written) => written.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim())
  .pipe(
    z
      .string()
      .min(1, toSay('Write something first.'))
      .max(longestNote, toSay('That is too long for a note.')),
  );

const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

export const noteForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), text, key: z.string().regex(/^[0-9a-z-]{8,48}$/) }),
  z.object({ intent: z.literal('edit'), id, text }),
  z.object({ intent: z.literal('delete'), id }),
]);
