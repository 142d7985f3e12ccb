// The shape of a practice mail that is scripted: who writes, when, and what.

import type { CustomerEmail } from './customers.ts';

type Arrival = Readonly<{
  /** Names the mail for the reactions to its answer. */
  key: string;
  /** Seconds after a client first watches the mailbox. */
  after: number;
  subject: string;
  /** As typed; the mail program adds the rest. */
  words: string;
}>;

/** A mail of one of the customers. */
export type CustomersMail = Arrival & Readonly<{ from: CustomerEmail }>;

/** A mail of somebody who has no mailbox here. */
export type StrangersMail = Arrival &
  Readonly<{
    from: Readonly<{ name: string; address: string }>;
    envelopeFrom: string;
    spoofed: boolean;
    html?: string;
    headers?: Readonly<Record<string, string>>;
  }>;

export type ScriptedMail = CustomersMail | StrangersMail;

export const isCustomersMail = (mail: ScriptedMail): mail is CustomersMail => typeof mail.from === 'string';
