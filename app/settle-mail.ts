// What an agent does about a mail on its way out, carried out; and what to say where it comes too late.

import type { Agent } from '../db/agents.ts';
import type { Database } from '../db/database.ts';
import { type AboutMail, confirmArrived, sendAgain, takeBackReply } from '../db/outbox-person.ts';
import type { DeliveryAction } from './view/delivery.ts';

/** The words go back into the reply box; the files are named by the mail they were in. */
export type TakenBackReply = Readonly<{
  conversationId: number;
  text: string;
  messageRow: number;
  files: readonly string[];
}>;

export type Settled = Readonly<{ takenBack: TakenBackReply | null; fault: string | null }>;

export async function settleMail(
  db: Database,
  agent: Agent,
  action: DeliveryAction,
  about: AboutMail,
): Promise<Settled> {
  const now = new Date();
  switch (action) {
    case 'take-back': {
      const result = await takeBackReply(db, about);
      if (result.kind !== 'taken-back')
        return { takenBack: null, fault: 'It has left already and cannot be taken back.' };
      const { text, messageRow, files } = result;
      return {
        takenBack: { conversationId: about.conversationId, text, messageRow, files },
        fault: null,
      };
    }
    case 'send-again':
      // A second click finds it on its way: that is what was wanted.
      await sendAgain(db, about, now);
      return { takenBack: null, fault: null };
    case 'it-arrived':
      await confirmArrived(db, about, agent.name, now);
      return { takenBack: null, fault: null };
    default:
      throw new Error(`no such action: ${action satisfies never}`);
  }
}
