// Between fetching a large mail and its row in the ledger: its pieces wait in the database, and not in the worker.

import { sql } from 'kysely';

import type { Db } from './database.ts';

/** A mail that was fetched in pieces: the name they share, and how many bytes they are together. */
export type Upload = Readonly<{ upload: string; size: number }>;

/** Commits by itself: whoever fetches a mail from a slow server holds no transaction meanwhile. */
export async function addPiece(db: Db, upload: string, place: number, bytes: Uint8Array): Promise<void> {
  await sql`insert into incoming_piece (upload, place, bytes) values (${upload}, ${place}, ${bytes})`.execute(
    db,
  );
}

/**
 * The mail, put together by the database: as one parameter it would be copied three times on its way through the
 * driver. Throws where pieces are missing, as after a crash of the database: then the mail is fetched again.
 */
export async function joinPieces(db: Db, { upload, size }: Upload) {
  const { rows } = await sql<{ size: number }>`select coalesce(sum(octet_length(bytes)), 0)::bigint as size
    from incoming_piece where upload = ${upload}`.execute(db);
  const found = rows[0]?.size ?? 0;
  if (found !== size)
    throw new Error(`Of a mail of ${size} bytes only ${found} are there; it is fetched again`);
  return sql`(select string_agg(bytes, ''::bytea order by place) from incoming_piece where upload = ${upload})`;
}

export async function dropPieces(db: Db, upload: string): Promise<void> {
  await sql`delete from incoming_piece where upload = ${upload}`.execute(db);
}

/** Of workers that died while they fetched. No mail takes a day to be fetched. */
export async function dropAbandonedPieces(db: Db): Promise<void> {
  await sql`delete from incoming_piece where created_at < now() - interval '1 day'`.execute(db);
}
