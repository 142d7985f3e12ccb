// What customers and machines write to the desk under test, and what has to become of it: plain enough that no engine may
// read it otherwise.

import type { Disposition } from '../../db/ledger.ts';
import type { OutboxKind } from '../../db/outbox.ts';

export type Expectation = Readonly<{
  disposition: Disposition;
  /** Null where the mail becomes no message. */
  action: 'reply' | 'ask' | 'escalate' | 'file' | null;
  /** The bot's mail that must go out, or null where nothing may. */
  mail: Exclude<OutboxKind, 'agent'> | null;
}>;

export type LetterKind = Readonly<{
  name: string;
  /** How often it comes, beside the others. */
  share: number;
  expect: Expectation;
  subject: string;
  /** `{order}` stands for the customer's order number. */
  text: string;
  /** Whether there is an order of theirs. */
  hasOrder: boolean;
  headers?: readonly string[];
  /** The local part of a machine's address; a person has one of their own. */
  sender?: string;
  dmarc?: 'pass' | 'fail';
  attachment?: boolean;
  /** Comes from the desk's own address. */
  own?: boolean;
}>;

const answered: Expectation = { disposition: 'new', action: 'reply', mail: 'reply' };
const handedOver: Expectation = { disposition: 'new', action: 'escalate', mail: 'handover' };
const machine = { action: 'file', mail: null } as const;

export const letterKinds: readonly LetterKind[] = [
  {
    name: 'order with its number',
    share: 24,
    expect: answered,
    subject: 'Where is my order?',
    text: 'Hello,\n\nwhere is my order {order}? When will it arrive?\n\nBest regards\nEva',
    hasOrder: true,
  },
  {
    name: 'order with its number, in German',
    share: 10,
    expect: answered,
    subject: 'Wo ist meine Bestellung?',
    text: 'Guten Tag,\n\nwo ist meine Bestellung {order}? Wann kommt sie an?\n\nViele Grüße\nEva',
    hasOrder: true,
  },
  {
    name: 'opening hours',
    share: 10,
    expect: answered,
    subject: 'Opening hours',
    text: 'Hello,\n\nwhat are your opening hours?\n\nThank you\nEva',
    hasOrder: false,
  },
  {
    name: 'password',
    share: 10,
    expect: answered,
    subject: 'Forgot my password',
    text: 'Hello,\n\nI forgot my password and cannot log in. How can I reset my password?\n\nEva',
    hasOrder: false,
  },
  {
    name: 'order without a number',
    share: 6,
    expect: { disposition: 'new', action: 'ask', mail: 'ask' },
    subject: 'Where is my order?',
    text: 'Hello,\n\nwhere is my order? When will it arrive?\n\nEva',
    hasOrder: false,
  },
  {
    name: 'wish for a person',
    share: 8,
    expect: handedOver,
    subject: 'Please call me',
    text: 'Hello,\n\nI want to talk to a human being, please.\n\nEva',
    hasOrder: false,
  },
  {
    name: 'cancellation',
    share: 8,
    expect: handedOver,
    subject: 'Cancel my order',
    text: 'Hello,\n\nplease cancel my order {order}. I do not want it any more.\n\nEva',
    hasOrder: true,
  },
  {
    name: 'order with an attachment',
    share: 8,
    expect: handedOver,
    subject: 'Where is my order?',
    text: 'Hello,\n\nwhere is my order {order}? The confirmation is attached.\n\nEva',
    hasOrder: true,
    attachment: true,
  },
  {
    name: 'forged sender',
    share: 4,
    // Written to nobody: the address is a stranger's.
    expect: { disposition: 'new', action: 'escalate', mail: null },
    subject: 'Where is my order?',
    text: 'Hello,\n\nwhere is my order {order}? When will it arrive?\n\nEva',
    hasOrder: true,
    dmarc: 'fail',
  },
  {
    name: 'absence note',
    share: 5,
    expect: { disposition: 'auto-reply', ...machine },
    subject: 'Out of office: Where is my order?',
    text: 'I am out of the office until Monday and have no access to my mail.',
    hasOrder: false,
    headers: ['Auto-Submitted: auto-replied'],
  },
  {
    name: 'newsletter',
    share: 4,
    expect: { disposition: 'list', ...machine },
    subject: 'What is new this week',
    text: 'Where is my order? How our readers track parcels, and more.',
    hasOrder: false,
    headers: ['List-Id: <news.sender.test>', 'List-Unsubscribe: <https://sender.test/out>'],
    sender: 'news',
  },
  {
    name: 'our own mail',
    share: 3,
    expect: { disposition: 'own', action: null, mail: null },
    subject: 'Where is my order?',
    text: 'Hello,\n\nwhere is my order {order}? When will it arrive?\n\nEva',
    hasOrder: false,
    own: true,
  },
];

export type FollowUp = Pick<LetterKind, 'name' | 'expect' | 'text'> &
  Readonly<{
    /** The letter that asks the very same: to ask it again says that the answer did not help. */
    notAfter?: string;
  }>;

/** What some customers write once the bot has answered. */
export const followUps: readonly FollowUp[] = [
  {
    name: 'another question',
    expect: { disposition: 'threaded', action: 'reply', mail: 'reply' },
    text: 'Thank you. And what are your opening hours?',
    notAfter: 'opening hours',
  },
  {
    name: 'another question',
    expect: { disposition: 'threaded', action: 'reply', mail: 'reply' },
    text: 'Thank you. And I forgot my password. How can I reset my password?',
    notAfter: 'password',
  },
  {
    name: 'thanks',
    expect: { disposition: 'threaded', action: 'file', mail: null },
    text: 'Thank you very much!',
  },
];
