// The triggers that write down what webhooks are told of: each is on only while some webhook wants its events.

import { sql } from 'kysely';

import type { Database } from './database.ts';
import type { HookEvent } from './webhooks.ts';

const triggers = [
  {
    name: 'hook_conversations',
    table: 'conversation',
    events: [
      'conversation.escalated',
      'conversation.assigned',
      'conversation.resolved',
      'conversation.reopened',
    ],
  },
  { name: 'hook_received', table: 'ledger', events: ['message.received'] },
  { name: 'hook_replied', table: 'outbox', events: ['conversation.replied'] },
  { name: 'hook_tagged', table: 'conversation_event', events: ['conversation.tagged'] },
] as const satisfies readonly Readonly<{ name: string; table: string; events: readonly HookEvent[] }>[];

/**
 * To be called after webhooks have changed, outside their transaction: a trigger is switched under a lock on its table, and who
 * held two of them, or rows of a third, could wait for a mail that waits for it.
 */
export async function switchHookTriggers(db: Database): Promise<void> {
  const { rows } = await sql<{ name: string; isOn: boolean }>`
    select tgname as name, tgenabled <> 'D' as "isOn" from pg_trigger
    where tgname = any(${triggers.map(({ name }) => name)}::text[])`.execute(db);
  for (const { name, table, events } of triggers) {
    const wanted = await db
      .selectFrom('webhook')
      .select('id')
      .where('enabled', '=', true)
      .where(sql<boolean>`events && ${events}::text[]`)
      .limit(1)
      .executeTakeFirst();
    const isOn = rows.find((row) => row.name === name)?.isOn ?? false;
    if (isOn === (wanted !== undefined)) continue;
    const how = sql.raw(isOn ? 'disable' : 'enable');
    await sql`alter table ${sql.table(table)} ${how} trigger ${sql.ref(name)}`.execute(db);
  }
}
