// A file of a mail as its page lists it.

import type { Thread } from '../../db/conversation-thread.ts';
import { type Say, toSay } from '../words/say.ts';
import { type FileDanger, type FileShow, findDanger, howToShow, shownName } from './file-kind.ts';
import { sizeWords } from './size.ts';

export type AttachmentView = Readonly<{
  id: number;
  name: string;
  size: string;
  show: FileShow | null;
  /** Its bytes are here. */
  kept: boolean;
  /** Small enough to be drawn in the list. */
  thumbnail: boolean;
  /** What may happen to who opens it; null where nothing is known of it. */
  danger: string | null;
}>;

const largestThumbnail = 8_000_000;

export function toAttachmentView(row: Thread['attachments'][number], say: Say): AttachmentView {
  const danger = findDanger(row.filename, row.content_type);
  return {
    id: row.id,
    name: shownName(row.filename),
    size: sizeWords(row.size, say),
    show: row.kept ? howToShow(row.filename, row.content_type, row.size) : null,
    kept: row.kept,
    thumbnail: row.size <= largestThumbnail,
    danger: danger ? dangerWords(danger, say) : null,
  };
}

const words: Readonly<Record<FileDanger['kind'], string>> = {
  program: toSay('A program: opened, it can do anything on your computer.'),
  page: toSay('A web page: opened, it can pretend to be a sign-in, or run code.'),
  macros: toSay('An Office file with macros: small programs that may run when it is opened.'),
  disk: toSay('An image of a disk: programs hide in these from virus scanners.'),
  'two-endings': toSay(
    'Its name has two endings; what counts is the last, .{ending}. That is a way to hide a program.',
  ),
};

const dangerWords = (danger: FileDanger, say: Say) =>
  danger.kind === 'two-endings'
    ? say(words[danger.kind], { ending: danger.ending })
    : say(words[danger.kind]);
