// Where threading starts: which messages a mail may belong to, the surest first.

import type { ParsedMail } from '../mail.ts';
import { normaliseSubject } from './subject.ts';

export type ThreadCandidates = Readonly<{
  /** Message ids with angle brackets to look for, in this order: In-Reply-To, then References from the newest. */
  ids: readonly string[];
  /** For the search by subject and participants within a window, which comes last; '' means there is nothing to search. */
  subject: string;
}>;

/** The mail's own id is not a candidate: a forged one would tie a mail to itself. */
export function threadCandidates(
  mail: Pick<ParsedMail, 'messageId' | 'inReplyTo' | 'references' | 'subject'>,
): ThreadCandidates {
  const ids = new Set<string>();
  if (mail.inReplyTo) ids.add(mail.inReplyTo);
  for (const id of mail.references.toReversed()) ids.add(id);
  if (mail.messageId) ids.delete(mail.messageId);
  return { ids: [...ids], subject: normaliseSubject(mail.subject) };
}
