// What failed, as the worker kept it in English: said in the reader's language.

import { type Say, toSay } from '../words/say.ts';
import { keptWords } from './kept-words.ts';

/** What is not among them, as what a server or a driver said, is shown as it was kept. */
export const sayFault = keptWords([
  // Trying a mail.
  toSay('There is nothing to read.'),
  toSay('There is no such mail, or its original is not kept.'),
  toSay('the mail is empty'),
  toSay('not a mail: it has no header field'),
  toSay('the parts of the mail cannot be read: {reason}'),
  // Asking the shop, or telling a webhook.
  toSay('no database'),
  toSay('it is asked without TLS'),
  toSay('no answer within {seconds} s'),
  toSay('it answers {status} and leads elsewhere, which is not followed'),
  toSay('it answers {status}: does it know the secret that requests are signed with?'),
  toSay('it answers {status}'),
  toSay('its answer is empty'),
  toSay('its answer is no JSON ({type})'),
  toSay('its answer does not fit the mapping: {words}'),
  toSay('its secret was sealed with another BATON_SECRET; set it again in the shop settings'),
  toSay('its secret was sealed with another BATON_SECRET; make a new one on its page'),
]);

/** The same for what has perhaps failed. On the server alone: pages are given no words about the operator's settings. */
export const withSaidFault = <Of extends Readonly<{ fault: string | null }>>(of: Of, say: Say): Of => ({
  ...of,
  fault: of.fault === null ? null : sayFault(of.fault, say),
});
