// A note as its thread shows it: whom it names lit up, what became of it since told.

import type { NoteDetails, ThreadNote } from '../../db/notes.ts';

/** `at`: where it begins in the text. */
export type NotePiece = Readonly<{ at: number; text: string; names: 'me' | 'somebody' | null }>;

export type NoteView = Readonly<{
  id: number;
  /** Whoever wrote it, also a program by its token's name; null: Baton itself. */
  by: string | null;
  mine: boolean;
  at: string;
  text: string;
  pieces: readonly NotePiece[];
  /** What it said before, the latest first. */
  earlier: readonly Readonly<{ text: string; at: string }>[];
  deleted: Readonly<{ by: string | null; at: string }> | null;
}>;

/** By message. */
export function toNotes(details: NoteDetails, me: number): Readonly<Record<number, NoteView>> {
  return Object.fromEntries(details.notes.map((note) => [note.id, toNote(note, details, me)]));
}

function toNote(note: ThreadNote, details: NoteDetails, me: number): NoteView {
  const changes = details.changes.filter(({ messageId }) => messageId === note.id);
  const mentions = details.mentions.filter(({ messageId }) => messageId === note.id);
  const deleted = changes.find(({ what }) => what === 'deleted');
  return {
    id: note.id,
    by: note.by || null,
    mine: note.agentId === me,
    at: note.at.toISOString(),
    text: note.text,
    pieces: cutAtNames(note.text, mentions, me),
    earlier: deleted
      ? []
      : changes.map(({ before, at }) => ({ text: before, at: at.toISOString() })).reverse(),
    deleted: deleted ? { by: deleted.by, at: deleted.at.toISOString() } : null,
  };
}

type Named = Readonly<{ words: string; agentId: number | null }>;

export function cutAtNames(text: string, named: readonly Named[], me: number): NotePiece[] {
  // "Eva Novak" before "Eva", which begins the same.
  const names = [...named].sort((one, other) => other.words.length - one.words.length);
  const pieces: NotePiece[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const name = names.find(
      ({ words }) => text.slice(at + 1, at + 1 + words.length).toLowerCase() === words.toLowerCase(),
    );
    if (!name) continue;
    if (at > from) pieces.push({ at: from, text: text.slice(from, at), names: null });
    from = at + 1 + name.words.length;
    const isMe = named.some(({ words, agentId }) => words === name.words && agentId === me);
    pieces.push({ at, text: text.slice(at, from), names: isMe ? 'me' : 'somebody' });
  }
  if (from < text.length) pieces.push({ at: from, text: text.slice(from), names: null });
  return pieces;
}
