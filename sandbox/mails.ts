// What arrives in the practice mailbox during the first minute, in order.

import { hardMails } from './hard-mails.ts';
import { routineMails } from './routine-mails.ts';
import type { ScriptedMail } from './scripted-mail.ts';
import { strangersMails } from './strangers-mails.ts';

export const mails: readonly ScriptedMail[] = [...routineMails, ...hardMails, ...strangersMails].toSorted(
  (one, other) => one.after - other.after,
);
