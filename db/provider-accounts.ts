// Whose account it is that somebody has signed in to at the company's provider.

import { dropTokens } from './account-tokens.ts';
import { recordAudit } from './audit.ts';
import type { Database } from './database.ts';

/**
 * The active agent with this verified address; who was invited has joined with it. Where `domain` is said, somebody new
 * with an address of it becomes an agent. Null for everybody else, who was deactivated too.
 */
export async function joinByProvider(
  db: Database,
  { email, name }: Readonly<{ email: string; name: string }>,
  domain: string | null,
  now: Date,
): Promise<number | null> {
  return await db.transaction().execute(async (trx) => {
    const known = await trx
      .selectFrom('agent')
      .select(['id', 'state'])
      .where('email', '=', email)
      .forUpdate()
      .executeTakeFirst();
    if (known?.state === 'active') return known.id;
    if (known?.state === 'deactivated') return null;
    if (!known && (domain === null || !email.endsWith(`@${domain}`))) return null;
    const row = known
      ? await trx
          .updateTable('agent')
          .set({ state: 'active' })
          .where('id', '=', known.id)
          .returning('id')
          .executeTakeFirstOrThrow()
      : await trx
          .insertInto('agent')
          .values({ email, name, role: 'agent', created_at: now })
          // Two windows of the same person.
          .onConflict((conflict) => conflict.column('email').doUpdateSet({ email }))
          .returning('id')
          .executeTakeFirstOrThrow();
    await dropTokens(trx, row.id);
    await recordAudit(trx, {
      ...{ who: email, action: 'person.joined', subject: email },
      after: { by: 'provider' },
    });
    return row.id;
  });
}
