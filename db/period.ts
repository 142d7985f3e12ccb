// A stretch of whole days in a time zone: what the figures count and what their links open.

import { type RawBuilder, sql } from 'kysely';

/** Both days belong to it; `from` and `to` are ISO dates in `timeZone`. */
export type Period = Readonly<{ from: string; to: string; timeZone: string }>;

/** Its first moment, and the first moment after it; PostgreSQL knows the zones and their clock changes. */
export function periodBounds({ from, to, timeZone }: Period): {
  begin: RawBuilder<Date>;
  end: RawBuilder<Date>;
} {
  return {
    begin: sql<Date>`(${from}::date::timestamp at time zone ${timeZone})`,
    end: sql<Date>`((${to}::date + 1)::timestamp at time zone ${timeZone})`,
  };
}
