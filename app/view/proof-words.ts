// Whether a mail comes from whom it says, and by what that is known: kept in English, said in the reader's language.

import { type Say, toSay } from '../words/say.ts';
import { keptWords } from './kept-words.ts';

const sayOne = keptWords([
  toSay('assumed for this try'),
  toSay('it could not be read'),
  toSay('no trusted server is configured for this mailbox'),
  toSay('the mail names no sender'),
  toSay('the mail has more than one From field'),
  toSay('no Authentication-Results of {server}'),
  toSay('the dmarc result is about {about}, not {domain}'),
  toSay('{method}=pass for {domain}'),
  toSay('{method}=fail for {domain}'),
  toSay('nothing proves {domain}'),
  toSay('DKIM signature of {domain}'),
  toSay('the mail is not signed'),
  toSay('its header is too large to check'),
  toSay('its key did not come from the DNS in time'),
  toSay('its signature is not about the writer'),
  toSay('its signature cannot be read'),
  toSay('no valid signature of {domain}: it is of another domain'),
  toSay('no valid signature of {domain}: its domain only tries signing out'),
  toSay('no valid signature of {domain}: it covers only a part of the mail'),
  toSay('no valid signature of {domain}: it is not valid at this time'),
  toSay('no valid signature of {domain}: {reason}'),
]);

/** The header's proof and that of the signature are kept one behind the other. */
export const sayProof = (kept: string, say: Say): string =>
  kept
    .split('; ')
    .map((each) => sayOne(each, say))
    .join('; ');
