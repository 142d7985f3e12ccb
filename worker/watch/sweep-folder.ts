// Every few minutes: are all UIDs that the server has in the ledger? What is missing is taken in.

import type { Database } from '../../db/database.ts';
import { type FolderPlace, markSwept } from '../../db/folder-watch.ts';
import { compareWithLedger, countRepairs } from '../../db/sweep.ts';
import type { OpenFolder } from '../imap/open-folder.ts';
import type { IntakeRules } from './intake-rules.ts';
import { requireCursor } from './read-folder.ts';
import { takeMails } from './take-mails.ts';

export type Swept = Readonly<{ takenIn: number; imported: number; gone: number; back: number }>;

/** Between two such parts new mail has its turn: an import may go on for minutes. */
const partSize = 200;

/** `between` is called after each part and may read the folder. */
export async function sweepFolder(
  folder: OpenFolder,
  db: Database,
  place: FolderPlace,
  rules: IntakeRules,
  between: () => Promise<void> = async () => {},
): Promise<Swept> {
  const cursor = await requireCursor(folder, db, place);
  const { firstUid, lastUid, historyUid, uidValidity } = cursor;
  const swept = { takenIn: 0, imported: 0, gone: 0, back: 0 };
  const seen = { onServer: 0, lag: 0 };
  if (lastUid >= firstUid) {
    // Mail beyond the cursor is new and not missing. `n:m` may be named in either order, and then means the same.
    const there = await folder.uids(`${firstUid}:${lastUid}`);
    const range = { ...place, uidValidity, firstUid, lastUid };
    const onServer = there.filter((uid) => uid >= firstUid && uid <= lastUid);
    const { missing, gone, back } = await compareWithLedger(db, range, onServer);
    Object.assign(swept, { gone, back });
    Object.assign(seen, { onServer: onServer.length, lag: missing.length });
    for (let at = 0; at < missing.length; at += partSize) {
      const part = new Set(missing.slice(at, at + partSize));
      const taken = await takeMails({ db, folder, place, cursor, rules }, [...part].join(','), (uid) =>
        part.has(uid),
      );
      if ([...part].every((uid) => uid <= historyUid)) swept.imported += taken;
      else swept.takenIn += taken;
      seen.lag -= taken;
      await between();
    }
  }
  await countRepairs(db, {
    'taken-in': swept.takenIn,
    imported: swept.imported,
    gone: swept.gone,
    back: swept.back,
  });
  await markSwept(db, place, seen);
  return swept;
}
