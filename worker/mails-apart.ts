// Used by `place-mails.ts`: which mails can be placed together, because none of them bears on another's place.

import type { ParsedMail } from '../triage/mail.ts';

export type Identified<Of> = Readonly<{
  of: Of;
  /** What makes it this very mail. */
  key: string;
  mail: ParsedMail;
  /** The message ids that it names. */
  ids: readonly string[];
}>;

/**
 * Groups in the order of arrival: within a group no two are the same mail, have ids in common, or come from a person that
 * has a part in another of them. Their conversations then are the same whether they are placed together or one by one.
 */
export function splitByDependence<Of>(mails: readonly Identified<Of>[]): Of[][] {
  const groups: Of[][] = [];
  let taken = new Set<string>();
  let group: Of[] | null = null;
  for (const mail of mails) {
    const own = marks(mail);
    if (!group || own.some((mark) => taken.has(mark))) {
      group = [];
      groups.push(group);
      taken = new Set();
    }
    group.push(mail.of);
    for (const mark of [...own, ...recipients(mail.mail)]) taken.add(mark);
  }
  return groups;
}

/** What must not have been met in the group before. A mail of nobody is of the same nobody as the next one. */
function marks({ key, mail, ids }: Identified<unknown>): string[] {
  const named = mail.messageId ? [mail.messageId, ...ids] : ids;
  return [`key ${key}`, `person ${mail.from?.address.toLowerCase() ?? ''}`, ...named.map((id) => `id ${id}`)];
}

/** Support's own address is among them in every mail: it writes none that is placed. */
const recipients = ({ to, cc }: ParsedMail) =>
  [...to, ...cc].map(({ address }) => `person ${address.toLowerCase()}`);
