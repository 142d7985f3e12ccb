// Columns of a row as PostgreSQL's own JSON, for rows that are kept as they were: to the microsecond, and compared as a whole.

import { type RawBuilder, sql } from 'kysely';

/** What `jsonb_build_object` takes: each column's name and its value in the row that is called `of`. */
export const namedColumns = (of: string, columns: readonly string[]): RawBuilder<unknown> =>
  sql.join(columns.flatMap((column) => [sql.lit(column), sql.ref(`${of}.${column}`)]));
