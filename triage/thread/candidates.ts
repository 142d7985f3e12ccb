// Where threading starts: which messages a mail may belong to, the surest first.

import type { ParsedMail } from '../mail.ts';
import { threadSubject } from './subject.ts';

export type ThreadCandidates = Readonly<{
  /** Message ids with angle brackets to look for, in this order: In-Reply-To, then References from the newest. */
  ids: readonly string[];
  /** For the search by subject and participants within a window, which comes last; '' means there is nothing to search. */
  subject: string;
}>;

/** Ids that are looked for; a mail that lists more has its newest and its oldest looked for. */
const idLimit = 100;

/** The mail's own id is not a candidate: a forged one would tie a mail to itself. */
export function threadCandidates(
  mail: Pick<ParsedMail, 'messageId' | 'inReplyTo' | 'references' | 'subject'>,
): ThreadCandidates {
  const ids = new Set<string>();
  if (mail.inReplyTo) ids.add(mail.inReplyTo);
  for (const id of mail.references.toReversed()) ids.add(id);
  if (mail.messageId) ids.delete(mail.messageId);
  const all = [...ids];
  const oldest = all.length > idLimit ? all.slice(-1) : [];
  return { ids: [...all.slice(0, idLimit), ...oldest], subject: threadSubject(mail.subject) };
}
