// What a conversation's page tells of merges, splits and links.

import type { Database } from '../db/database.ts';
import { listLinked } from '../db/links.ts';
import { listMergedInto, listUndoableMerges } from '../db/merge.ts';
import { listUndoableSplits } from '../db/unsplit.ts';
import type { Joined } from './view/joining-view.ts';

export async function readJoining(db: Database, id: number, now: Date): Promise<Joined> {
  const [linked, merged, merges, splits] = await Promise.all([
    listLinked(db, id),
    listMergedInto(db, id),
    listUndoableMerges(db, id, now),
    listUndoableSplits(db, id, now),
  ]);
  return { linked, merged, undoable: { merges, splits } };
}
