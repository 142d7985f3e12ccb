// Says so when a mailbox stands still, and when it is read again: once each in the log, and by mail to the operator.

import { beginAlarm, endAlarm, listOutages, markAlarmMailed, type Outage } from '../db/alarms.ts';
import type { WorkerContext } from './context.ts';
import { writeToOperator } from './write-to-operator.ts';

/** To be called by one worker at a time, and not before the mailboxes have had the time to be read after a start. */
export async function raiseAlarms(context: WorkerContext): Promise<void> {
  const outages = await listOutages(context.db);
  const ids = outages.map((each) => each.id);
  for (const outage of outages) {
    if (outage.overdue) await tellOfOutage(context, outage, ids);
    else if (outage.alarmedAt) await tellOfEnd(context, outage, ids);
  }
}

async function tellOfOutage(
  context: WorkerContext,
  outage: Outage,
  mailboxIds: readonly number[],
): Promise<void> {
  const { db, log } = context;
  const { address: mailbox, reason, unreadSeconds } = outage;
  const minutes = Math.floor(unreadSeconds / 60);
  if (await beginAlarm(db, outage.id)) log.error({ mailbox, minutes, reason }, 'mailbox is not being read');
  // What could not be sent is tried again in the next round.
  if (outage.mailedAt) return;
  const sent = await writeToOperator(context, mailboxIds, outage.id, {
    subject: `Baton cannot read ${mailbox}`,
    text: [
      `The mailbox ${mailbox} has not been read for ${minutes} minutes.`,
      reason ? `Reason: ${reason}` : 'No reason was given.',
      'Baton keeps trying. No mail is lost meanwhile: it is taken in when the mailbox can be read again, and you will ' +
        'get another mail then.',
    ].join('\n\n'),
  });
  if (sent) await markAlarmMailed(db, outage.id);
}

async function tellOfEnd(
  context: WorkerContext,
  outage: Outage,
  mailboxIds: readonly number[],
): Promise<void> {
  const { db, log, now } = context;
  if (!(await endAlarm(db, outage.id))) return;
  const { address: mailbox, alarmedAt, mailedAt } = outage;
  const minutes = Math.ceil((now().getTime() - (alarmedAt ?? now()).getTime()) / 60_000);
  log.warn({ mailbox, minutes }, 'mailbox is read again');
  // Who has not heard of the outage need not hear of its end.
  if (!mailedAt) return;
  await writeToOperator(context, mailboxIds, outage.id, {
    subject: `Baton reads ${mailbox} again`,
    text: `The mailbox ${mailbox} is read again. What came in the meantime is being taken in.`,
  });
}
