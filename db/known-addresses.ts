// Whom an agent may mean, from the beginning of a name or an address.

import { sql } from 'kysely';

import type { Address } from '../triage/mail.ts';
import type { Db } from './database.ts';

/** Customers who wrote last come first. */
export async function suggestAddresses(db: Db, typed: string, limit: number): Promise<Address[]> {
  const words = typed.trim().toLowerCase().slice(0, 100);
  if (words.length < 2) return [];
  const beginning = `${words.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<Address>`
    select email as address, name from customer
    where (email like ${beginning} or lower(name) like ${beginning} or lower(name) like ${`% ${beginning}`})
      and bounced_at is null and blocked_at is null
    order by (email like ${beginning}) desc, id desc limit ${limit}`.execute(db);
  return rows;
}
