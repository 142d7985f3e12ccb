// The mailboxes that Baton watches, and how the watching goes. How each is reached is in mailboxes-settings.ts.

import { sql } from 'kysely';

import type { Db } from './database.ts';

export type MailboxState = 'connecting' | 'watching' | 'failing';

/** The row for `address` (lower case), made or brought up to date; answers its id. It is watched again if it was not. */
export async function ensureMailbox(
  db: Db,
  mailbox: { address: string; name: string; authservId: string | null },
): Promise<number> {
  const values = { address: mailbox.address, name: mailbox.name, authserv_id: mailbox.authservId };
  const { id } = await db
    .insertInto('mailbox')
    .values(values)
    .onConflict((conflict) =>
      conflict
        .column('address')
        .doUpdateSet({ name: values.name, authserv_id: values.authserv_id, enabled: true }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export type Mailbox = Readonly<{
  id: number;
  address: string;
  name: string;
  authservId: string | null;
  /** Text under what is sent from here; empty: none. */
  signature: string;
  /** The addresses of all mailboxes, this one's too: mail from them is our own. */
  ownAddresses: readonly string[];
}>;

export async function getMailbox(db: Db, id: number): Promise<Mailbox> {
  return await mailboxes(db).where('id', '=', id).executeTakeFirstOrThrow();
}

/** By id, those too that are not watched any more. */
export async function mapMailboxes(db: Db): Promise<ReadonlyMap<number, Mailbox>> {
  return new Map((await mailboxes(db).execute()).map((each) => [each.id, each]));
}

const mailboxes = (db: Db) =>
  db
    .selectFrom('mailbox')
    .select([
      'id',
      'address',
      'name',
      'authserv_id as authservId',
      'signature',
      sql<string[]>`array(select address from mailbox order by id)`.as('ownAddresses'),
    ]);

/** `reason` is for people: what is wrong with which server. */
export async function setMailboxState(
  db: Db,
  id: number,
  state: MailboxState,
  reason: string | null,
): Promise<void> {
  await db
    .updateTable('mailbox')
    .set((eb) => ({
      state,
      state_reason: reason,
      state_since: eb.case().when('state', '=', state).then(eb.ref('state_since')).else(new Date()).end(),
    }))
    .where('id', '=', id)
    .where((eb) => eb.or([eb('state', '!=', state), eb('state_reason', 'is distinct from', reason)]))
    .execute();
}
