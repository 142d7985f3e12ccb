// Between watch and receive: what was just fetched and stored is kept for a moment, so that it need not be read back.

import type { Database } from '../db/database.ts';

/** Of many small mails: with what a batch holds beside them it stays far below what one large mail takes. */
const mostBytes = 8 * 1024 * 1024;
/** Longer than any mail waits for its turn; what another worker has received is not asked for any more. */
const keptMs = 60_000;

type Kept = Readonly<{ source: Buffer; at: number }>;
type Shelf = { bytes: number; readonly sources: Map<number, Kept>; readonly waiting: Set<() => void> };

/** Memory is the process's; ids are a database's. */
const shelves = new WeakMap<Database, Shelf>();

/** Only after the mail has been committed. Where there is no room it will be read from the database. */
export function keepSource(db: Database, ledgerId: number, bytes: Uint8Array, now = performance.now()): void {
  const shelf = shelfOf(db);
  if (shelf.bytes + bytes.length > mostBytes) clear(shelf, now - keptMs);
  if (shelf.bytes + bytes.length > mostBytes) return;
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  shelf.sources.set(ledgerId, { source, at: now });
  shelf.bytes += source.length;
}

/**
 * Resolves with true once there is room for so much, with false after `mostMs`: who fetches faster than mails are received
 * would have them read back from the database, which takes longer than the wait.
 */
export async function roomFor(db: Database, bytes: number, mostMs: number): Promise<boolean> {
  const shelf = shelfOf(db);
  const patience = AbortSignal.timeout(mostMs);
  while (shelf.bytes > 0 && shelf.bytes + bytes > mostBytes) {
    if (patience.aborted) return false;
    await new Promise<void>((resolve) => {
      shelf.waiting.add(resolve);
      patience.addEventListener('abort', () => resolve(), { once: true });
    });
  }
  return true;
}

function shelfOf(db: Database): Shelf {
  const shelf = shelves.get(db) ?? { bytes: 0, sources: new Map(), waiting: new Set() };
  shelves.set(db, shelf);
  return shelf;
}

/** Once: null where it is not here, or not any more. */
export function takeSource(db: Database, ledgerId: number): Buffer | null {
  const shelf = shelves.get(db);
  const kept = shelf?.sources.get(ledgerId);
  if (!shelf || !kept) return null;
  shelf.sources.delete(ledgerId);
  shelf.bytes -= kept.source.length;
  for (const resolve of shelf.waiting) resolve();
  shelf.waiting.clear();
  return kept.source;
}

function clear(shelf: Shelf, before: number): void {
  for (const [id, { source, at }] of shelf.sources) {
    if (at >= before) continue;
    shelf.sources.delete(id);
    shelf.bytes -= source.length;
  }
}
