// Against loops: how many mails the bot may write before it falls silent, to an address and in a conversation.

import type { FactLine } from '../facts.ts';
import type { Policy } from '../policy.ts';

/** Mails of the bot of any kind: answers, questions and handover notices. */
export type BotMailCount = Readonly<{
  /** To this address within an hour, across all conversations and mailboxes. */
  inLastHour: number;
  /** In this conversation since a person last wrote. */
  inARow: number;
}>;

export type Brake = 'per-hour' | 'in-a-row';

/**
 * Which brake forbids one more mail of the bot; null where none does. Machines that hide what they are differ in what
 * they send, never in that they answer at once and every time: counting is what stops them all (RFC 3834, section 2).
 */
export function findBrake(
  count: BotMailCount,
  limits: Pick<Policy, 'botMailsPerHour' | 'botTurnsInARow'>,
  isHandover: boolean,
): Brake | null {
  if (count.inLastHour >= limits.botMailsPerHour) return 'per-hour';
  // The customer is still told that a person takes over: after that the bot writes nothing more here anyway.
  return !isHandover && count.inARow >= limits.botTurnsInARow ? 'in-a-row' : null;
}

/** For the panel that says why a person has it. */
export function brakeFact(
  brake: Brake,
  address: string,
  limits: Pick<Policy, 'botMailsPerHour' | 'botTurnsInARow'>,
): FactLine {
  return brake === 'per-hour'
    ? {
        name: 'Brake',
        value: `${limits.botMailsPerHour} automatic mails to ${address} within an hour: no further one was sent`,
        source: 'policy: botMailsPerHour',
      }
    : {
        name: 'Brake',
        value: `${limits.botTurnsInARow} automatic mails in this conversation in a row: no further one was sent`,
        source: 'policy: botTurnsInARow',
      };
}
