// Said in the transaction that changes which questions templates answer: what was learnt from them is out of date then.

import { sql } from 'kysely';

import type { Trx } from './database.ts';

/** Heard on the channel `template_examples` once the transaction commits; its payload is the template's name. */
export async function announceExamples(trx: Trx, template: string): Promise<void> {
  await sql`select pg_notify('template_examples', ${template})`.execute(trx);
}
