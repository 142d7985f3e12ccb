// Puts the planned mails into the mailbox: first mails in their order, a second mail once the first has been answered.

import type { Plan, PlannedMail } from './plan.ts';
import type { World } from './world.ts';
import { writeMail } from './write-mail.ts';

export type Delivery = Readonly<{
  /** The next `count` first mails, and every second mail whose time has come. */
  deliver: (count: number) => PlannedMail[];
  /** Whatever has not come yet, answered or not. */
  deliverRest: () => PlannedMail[];
  /** Mails of the plan that are in the mailbox. */
  delivered: () => readonly PlannedMail[];
}>;

export function createDelivery(plan: Plan, { dovecot, sink }: World): Delivery {
  const first = plan.mails.filter((mail) => mail.follows === null);
  const second = new Set(plan.mails.filter((mail) => mail.follows !== null));
  const delivered: PlannedMail[] = [];
  const answerTo = (mail: PlannedMail) =>
    sink.accepted.find((each) => each.inReplyTo === mail.follows?.messageId)?.messageId ?? null;
  const drop = (mail: PlannedMail, answer: string | null) => {
    const raw = writeMail(mail, new Date(), answer);
    for (let copy = 0; copy < mail.copies; copy++) dovecot.drop(raw);
    delivered.push(mail);
    return mail;
  };
  const deliver = (count: number) => {
    const due = [...second].filter((mail) => answerTo(mail) !== null);
    for (const mail of due) second.delete(mail);
    return [
      ...first.splice(0, count).map((mail) => drop(mail, null)),
      ...due.map((mail) => drop(mail, answerTo(mail))),
    ];
  };
  return {
    deliver,
    deliverRest: () => {
      const rest = deliver(first.length);
      const unanswered = [...second].map((mail) => drop(mail, null));
      second.clear();
      return [...rest, ...unanswered];
    },
    delivered: () => delivered,
  };
}
