// Writes to the operator when the live shop has not answered for a while: once, however many mails asked it.

import { findShop, markShopAlarmMailed } from '../db/shop.ts';
import type { WorkerContext } from './context.ts';
import { writeToOperator } from './write-to-operator.ts';

/** A shop that is restarted is back sooner; a person has the mails meanwhile, and the log has said so. */
const patienceMs = 5 * 60_000;

/** To be called by one worker at a time. */
export async function raiseShopAlarm(context: WorkerContext): Promise<void> {
  const { db, now } = context;
  const shop = await findShop(db);
  if (!shop?.enabled || !shop.failingSince || shop.alarmMailedAt) return;
  if (now().getTime() - shop.failingSince.getTime() < patienceMs) return;
  const mailboxes = await db
    .selectFrom('mailbox')
    .select('id')
    .where('enabled', '=', true)
    .orderBy('id')
    .execute();
  const [first] = mailboxes;
  if (!first) return;
  const ids = mailboxes.map(({ id }) => id);
  const sent = await writeToOperator(context, ids, first.id, {
    subject: 'Baton cannot ask the shop for orders',
    text: [
      `The shop has not answered since ${shop.failingSince.toISOString()}.`,
      `Reason: ${shop.fault ?? 'none was given'}.`,
      'Mails about orders go to people meanwhile; none is lost. Look at the page Settings, Shop, or try: baton shop check NUMBER',
    ].join('\n\n'),
  });
  // What could not be sent is tried again in the next round.
  if (sent) await markShopAlarmMailed(db);
}
