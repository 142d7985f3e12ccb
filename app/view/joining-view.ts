// What a conversation was merged with or is linked to, as its page shows it.

import type { listLinked } from '../../db/links.ts';
import type { listMergedInto } from '../../db/merge.ts';
import { standingLabel } from './words.ts';

export type Joined = Readonly<{
  linked: Awaited<ReturnType<typeof listLinked>>;
  /** Conversations whose mails are here now. */
  merged: Merged;
  /** What can still be taken apart, or put together again. */
  undoable: Undoable;
}>;

type Merged = Awaited<ReturnType<typeof listMergedInto>>;

export type Undoable = Readonly<{ merges: readonly number[]; splits: readonly number[] }>;

export type JoiningView = Readonly<{
  linked: readonly Readonly<{ id: number; subject: string; status: string; at: string }>[];
  merged: Merged;
}>;

export const toJoiningView = ({ linked, merged }: Joined): JoiningView => ({
  merged,
  linked: linked.map(({ id, subject, lastMessageAt, ...row }) => ({
    ...{ id, subject, status: standingLabel(row), at: lastMessageAt.toISOString() },
  })),
});
