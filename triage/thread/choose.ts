// Last step of threading: which of the conversations that something speaks for gets the mail, and why.

import type { AutomatedKind } from '../mail.ts';

/** A conversation that something in a mail's header points to. */
export type Evidence = Readonly<{
  /**
   * `signed`: an id that only we can have made names it; `quoted`: it has a message that the mail names; `relative`: a
   * message in it names this mail, or one that this mail names, too; `subject`: it has the same subject and is recent.
   */
  kind: 'signed' | 'quoted' | 'relative' | 'subject';
  /** The message id that points there; null for a subject. */
  id: string | null;
  conversationId: number;
  /** Has the sender written in it, or been written to by somebody in it? */
  takesPart: boolean;
  /** Is the message with this id one of ours? */
  ours: boolean;
  /** The address of its customer, in lower case. */
  customer: string;
}>;

export type Thread = Readonly<{
  /** The conversation to join; null: the mail begins one. */
  conversationId: number | null;
  /** The conversation that it quotes without having a part in it. */
  relatedId: number | null;
  reason: string;
}>;

export type Sender = Readonly<{ address: string; kind: AutomatedKind }>;

/** Reports come from machines that never have a part, and count where they speak of a mail of ours. */
const reports: ReadonlySet<AutomatedKind> = new Set(['bounce', 'delivery-report', 'read-receipt']);

/**
 * Our own signed ids first, then the named messages in the order of `ids` (In-Reply-To, References from the newest), then
 * relatives, then the subject. A stranger who names a conversation gets one of his own.
 */
export function chooseThread(evidence: readonly Evidence[], ids: readonly string[], sender: Sender): Thread {
  const named = [
    ...evidence.filter((each) => each.kind === 'signed').sort((a, b) => rank(ids, a) - rank(ids, b)),
    ...evidence.filter((each) => each.kind === 'quoted').sort((a, b) => rank(ids, a) - rank(ids, b)),
  ];
  const mine = named.find((each) => mayJoin(each, sender));
  if (mine) return join(mine, `it answers a mail of conversation ${mine.conversationId}`);
  const relative = oldest(evidence.filter((each) => each.kind === 'relative' && each.takesPart));
  if (relative) return join(relative, `conversation ${relative.conversationId} has mail of the same thread`);
  const other = named[0];
  if (other) {
    const who = sender.address || 'its sender';
    const reason = `it answers conversation ${other.conversationId}, in which ${who} has no part`;
    return { conversationId: null, relatedId: other.conversationId, reason };
  }
  const alike = evidence.find((each) => each.kind === 'subject' && each.takesPart);
  if (alike && sender.kind === 'none') {
    return join(alike, `its sender and subject are those of conversation ${alike.conversationId}`);
  }
  return { conversationId: null, relatedId: null, reason: 'it answers no mail that is here' };
}

function mayJoin(evidence: Evidence, { address, kind }: Sender): boolean {
  if (evidence.takesPart) return true;
  if (!evidence.ours) return false;
  if (reports.has(kind)) return true;
  // An absence note may come from another address of the same house.
  return kind === 'auto-reply' && domainOf(address) === domainOf(evidence.customer);
}

const join = ({ conversationId }: Evidence, reason: string): Thread => ({
  conversationId,
  relatedId: null,
  reason,
});

const rank = (ids: readonly string[], { id }: Evidence) => (id === null ? ids.length : ids.indexOf(id));

/** The same whatever the order of arrival. */
const oldest = (evidence: readonly Evidence[]) =>
  [...evidence].sort((a, b) => a.conversationId - b.conversationId)[0];

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
