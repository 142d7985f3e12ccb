// By which ways an agent wants to hear of what: what is usual, and what they chose otherwise.

import { sql } from 'kysely';

import type { Db } from './database.ts';

export const notificationKinds = [
  'mention',
  'assigned',
  'customer_replied',
  'reminder',
  'promise_due',
  'mail_failed',
  'new_in_team',
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

export type Ways = Readonly<{ page: boolean; browser: boolean; mail: boolean }>;
export type NotificationChoices = Readonly<Record<NotificationKind, Ways>>;

/** In the page what concerns one person; by mail what would otherwise be missed; a whole team's new mail only on wish. */
export const usualWays: NotificationChoices = {
  mention: { page: true, browser: true, mail: true },
  assigned: { page: true, browser: true, mail: true },
  customer_replied: { page: true, browser: true, mail: false },
  reminder: { page: true, browser: true, mail: false },
  promise_due: { page: true, browser: true, mail: true },
  mail_failed: { page: true, browser: true, mail: true },
  new_in_team: { page: false, browser: false, mail: false },
};

export async function getNotificationChoices(db: Db, agentId: number): Promise<NotificationChoices> {
  const rows = await db
    .selectFrom('notification_choice')
    .select(['kind', 'page', 'browser', 'mail'])
    .where('agent_id', '=', agentId)
    .execute();
  const chosen = Object.fromEntries(rows.map(({ kind, ...ways }) => [kind, ways]));
  return { ...usualWays, ...chosen };
}

/** All of them at once. */
export async function saveNotificationChoices(
  db: Db,
  agentId: number,
  choices: NotificationChoices,
): Promise<void> {
  const rows = notificationKinds.map((kind) => ({ kind, ...choices[kind] }));
  await sql`insert into notification_choice (agent_id, kind, page, browser, mail)
    select ${agentId}, kind, page, browser, mail from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as each (kind text, page boolean, browser boolean, mail boolean)
    on conflict (agent_id, kind) do update
      set page = excluded.page, browser = excluded.browser, mail = excluded.mail`.execute(db);
}

/** No more mails about this to that agent; the other ways stay as they are. */
export async function stopMails(db: Db, agentId: number, kind: NotificationKind): Promise<void> {
  const { page, browser } = (await getNotificationChoices(db, agentId))[kind];
  await sql`insert into notification_choice (agent_id, kind, page, browser, mail)
    select id, ${kind}, ${page}, ${browser}, false from agent where id = ${agentId}
    on conflict (agent_id, kind) do update set mail = false`.execute(db);
  await db
    .updateTable('notification')
    .set({ by_mail: false })
    .where('agent_id', '=', agentId)
    .where('kind', '=', kind)
    .where('mailed_at', 'is', null)
    .execute();
}
