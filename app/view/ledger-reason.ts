// Why a mail ended as it did: kept in English when it was judged, and said here in the reader's language.

import { toSay } from '../words/say.ts';
import { keptWords } from './kept-words.ts';

/** As the worker writes them. */
export const sayReason = keptWords([
  toSay('it answers a mail of conversation {number}'),
  toSay('it answers no mail that is here'),
  toSay('it answers conversation {number}, in which {who} has no part'),
  toSay('conversation {number} has mail of the same thread'),
  toSay('its sender and subject are those of conversation {number}'),
  toSay('it reports on a mail of conversation {number}'),
  toSay('this very mail is here already'),
  toSay('this very mail is here already, by way of {mailbox}'),
  toSay('it comes from the mailbox itself'),
  toSay('it comes from a mailbox of ours'),
  toSay('it comes from our own address {address}'),
  toSay('a loop mark of ours is in its header'),
  toSay('it was there before Baton'),
  toSay('a read receipt (RFC 8098)'),
  toSay('it says that a mail was read or deleted'),
  toSay('a complaint report of a mail provider (RFC 5965)'),
  toSay('a complaint report of a mail provider'),
  toSay('a calendar answer (METHOD:{method}, RFC 5546)'),
  toSay('a delivery report (RFC 3464) with action {action}'),
  toSay('the bot of a Baton wrote it, as its Message-ID says'),
  toSay('its envelope sender is empty (RFC 5321, 4.5.5)'),
  toSay('its subject is that of an absence note'),
  toSay('it is laid out like a mailing to many'),
  toSay('the sender {sender} takes no answers'),
  toSay('the sender {address} is one of mailings'),
]);
