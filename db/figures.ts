// What the managers' page counts: every conversation that began in a period, once each, by its one outcome.

import { sql } from 'kysely';

import { inPeriod, none } from './conversation-filter.ts';
import type { Db } from './database.ts';
import type { Period } from './period.ts';

/** One line for each combination that occurs; summing `count` over any of them gives the cohort's size. */
export type FigureRow = Readonly<{
  /** ISO date in the period's time zone. */
  day: string;
  outcome: string;
  intent: string;
  /** The deciding reason of a handover, `none` where none is stored or nothing was handed over. */
  reason: string;
  count: number;
}>;

export async function countOutcomes(db: Db, period: Period): Promise<FigureRow[]> {
  return (
    db
      .selectFrom('conversation')
      .select([
        sql<string>`to_char(created_at at time zone ${period.timeZone}, 'YYYY-MM-DD')`.as('day'),
        'outcome',
        sql<string>`coalesce(intent, ${none})`.as('intent'),
        sql<string>`case when outcome = 'handed_over' then coalesce(reasons[1], ${none}) else ${none} end`.as(
          'reason',
        ),
        sql<number>`count(*)`.as('count'),
      ])
      .where(inPeriod(period))
      // By place: with parameters in them the expressions would not be known as the same.
      .groupBy(sql`1, 2, 3, 4`)
      .orderBy(sql`1, 2, 3, 4`)
      .execute()
  );
}
