// Part of the upkeep: deliveries whose job died, a word to admins about a webhook that was switched off, a log that stays short.

import { switchHookTriggers } from '../../db/hook-triggers.ts';
import { forgetOldEvents, queueOverdue } from '../../db/webhook-deliveries.ts';
import { listUntoldHooks, markHookTold } from '../../db/webhooks.ts';
import type { WorkerContext } from '../context.ts';
import { writeSystemMail } from '../write-system-mail.ts';

/** To be called by one worker at a time. */
export async function lookAfterHooks(context: WorkerContext): Promise<void> {
  const { db, now } = context;
  // One that failed for days is switched off by its job, which does no more than that.
  await switchHookTriggers(db);
  await queueOverdue(db, now());
  await forgetOldEvents(db, now());
  const untold = await listUntoldHooks(db);
  if (untold.length === 0) return;
  const mailboxes = await db
    .selectFrom('mailbox')
    .select('id')
    .where('enabled', '=', true)
    .orderBy('id')
    .execute();
  const ids = mailboxes.map(({ id }) => id);
  const readers = await listReaders(context);
  for (const { id, url, fault, failingSince } of untold) {
    const words = {
      subject: 'Baton has switched off a webhook',
      text: [
        `The webhook to ${new URL(url).host} is switched off: nothing that was sent to it came through since ${failingSince?.toISOString() ?? 'then'}.`,
        `The last try: ${fault ?? 'no reason was given'}.`,
        'Mail is not affected. See the page Settings, Webhooks: there it can be tested and switched on again, and what failed can be sent again. Until then nothing is kept for it.',
      ].join('\n\n'),
    };
    let sent = readers.length === 0;
    for (const to of readers) sent = (await writeSystemMail(context, ids, { to, ...words })) || sent;
    // What could be sent to nobody is tried again in the next round.
    if (sent) await markHookTold(db, id, now());
  }
}

/** The admins, and whoever runs this Baton. */
async function listReaders({ db, config }: WorkerContext): Promise<string[]> {
  const admins = await db
    .selectFrom('agent')
    .select('email')
    .where('role', '=', 'admin')
    .where('state', '=', 'active')
    .execute();
  return [
    ...new Set([
      ...admins.map(({ email }) => email),
      ...(config.operatorEmail ? [config.operatorEmail] : []),
    ]),
  ];
}
