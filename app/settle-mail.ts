// What an agent does about a mail on its way out, carried out; and what to say where it comes too late.

import type { Agent } from '../db/agents.ts';
import type { Database } from '../db/database.ts';
import { type AboutMail, confirmArrived, sendAgain, takeBackReply } from '../db/outbox-person.ts';
import type { DeliveryAction } from './view/delivery.ts';
import { toSay } from './words/say.ts';

/** `fault`: why it could not be done; null: it is. */
export type Settled = Readonly<{ fault: string | null }>;

export async function settleMail(
  db: Database,
  agent: Agent,
  action: DeliveryAction,
  about: AboutMail,
): Promise<Settled> {
  const now = new Date();
  switch (action) {
    case 'take-back': {
      const taken = await takeBackReply(db, about);
      // A key that is held down asks twice: it is taken back, as was wanted.
      const isBack =
        taken.kind === 'taken-back' || (taken.kind === 'too-late' && taken.state === 'withdrawn');
      return isBack ? { fault: null } : { fault: toSay('It has left already and cannot be taken back.') };
    }
    case 'send-again':
      // A second click finds it on its way: that is what was wanted.
      await sendAgain(db, about, now);
      return { fault: null };
    case 'it-arrived':
      await confirmArrived(db, about, agent.name, now);
      return { fault: null };
    default:
      throw new Error(`no such action: ${action satisfies never}`);
  }
}
