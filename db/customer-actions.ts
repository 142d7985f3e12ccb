// What an agent changes of a customer, so that it can be undone.

import { sql } from 'kysely';

import { actBeside } from './beside-actions.ts';
import type { Database, Trx } from './database.ts';
import type { CustomerActionKind } from './kept-actions.ts';
import type { RowsOf } from './kept-rows.ts';

type Changing = Readonly<{
  agentId: number;
  kind: CustomerActionKind;
  customerId: number;
  /** Of the customer, and of whoever else it is about. */
  addressIds: readonly number[];
  /** For the notice: a name, an address or a tag. */
  customer: string;
}>;

export async function changeCustomerUndoably<Answer>(
  db: Database,
  { agentId, kind, customerId, addressIds, customer }: Changing,
  change: (trx: Trx) => Promise<Answer>,
): Promise<Answer> {
  const ids = sql`any(${addressIds}::bigint[])`;
  const rows: RowsOf[] = [
    {
      table: 'customer',
      where: sql`kept.id = ${ids}`,
      columns: ['name', 'language', 'same_as', 'bounced_at', 'bounce_reason'],
    },
    { table: 'customer_tag', where: sql`customer_id = ${ids}` },
    { table: 'customer_note', where: sql`customer_id = ${ids}` },
  ];
  const beside = { agentId, kind, about: { customerId, customer }, rows };
  return (await actBeside(db, beside, change)).answer;
}
