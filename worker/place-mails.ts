// Used by `receive-mail`: mails, read and checked, get their place: a conversation, or the reason why they have none.

import { randomUUID } from 'node:crypto';

import { blockedReason, findBlocked } from '../db/blocks.ts';
import type { Returned } from '../db/bounces.ts';
import { changeConversation } from '../db/change-conversations.ts';
import type { Trx } from '../db/database.ts';
import { endHistory } from '../db/history.ts';
import { type Disposition, type LedgerEntry, type Settlement, settleAll } from '../db/ledger.ts';
import type { Mailbox } from '../db/mailboxes.ts';
import { clearBounced, createConversations, insertIncomings } from '../db/messages.ts';
import { returnScheduled } from '../db/scheduled-replies.ts';
import { findThirdParties } from '../db/third-parties.ts';
import { findTwins, holdMails, type Twin } from '../db/twins.ts';
import type { ParsedMail } from '../triage/mail.ts';
import type { Thread } from '../triage/thread/choose.ts';
import type { WorkerContext } from './context.ts';
import { findThreads, namedIds } from './find-thread.ts';
import { type Identified, splitByDependence } from './mails-apart.ts';
import { findReported, isFailure, noteBounce } from './note-bounce.ts';
import { readAgain } from './read-again.ts';
import { setAside, setAsideAs } from './set-aside.ts';

export type Arrival = Readonly<{ entry: LedgerEntry; mailbox: Mailbox; mail: ParsedMail; dedupeKey: string }>;

/** A message that is to be judged next; `again` where it was judged before. */
export type Placed = Readonly<{ messageId: number; conversationId: number; again?: boolean }>;

/** All of one mailbox. Settles their ledger rows; answers those that are to be judged. */
export async function placeMails(
  context: WorkerContext,
  trx: Trx,
  arrivals: readonly Arrival[],
): Promise<Placed[]> {
  await holdMails(
    trx,
    arrivals.map(({ dedupeKey }) => dedupeKey),
    arrivals.flatMap(({ mail }) => (mail.from ? [mail.from.address] : [])),
  );
  const placed: Placed[] = [];
  for (const group of splitByDependence(arrivals.map((arrival) => identify(context, arrival)))) {
    placed.push(...(await placeApart(context, trx, group)));
  }
  return placed;
}

const identify = ({ config }: WorkerContext, arrival: Arrival): Identified<Arrival> => ({
  ...{ of: arrival, key: arrival.dedupeKey, mail: arrival.mail },
  ids: namedIds(arrival.mail, config.secret),
});

/** Mails of which none bears on another's place: for all of them the statements of one. */
async function placeApart(context: WorkerContext, trx: Trx, arrivals: readonly Arrival[]): Promise<Placed[]> {
  const [first] = arrivals;
  if (!first) return [];
  const known = arrivals.filter(isKnown);
  const again: Placed[] = [];
  for (const arrival of known) again.push(...(await readOnceMore(trx, arrival)));
  const fresh = arrivals.filter((arrival) => !isKnown(arrival));
  const twins = await findTwins(
    trx,
    first.mailbox.id,
    fresh.map(({ dedupeKey }) => dedupeKey),
  );
  const blocked = await findBlocked(
    trx,
    fresh.flatMap(({ mail }) => (mail.from ? [mail.from.address.toLowerCase()] : [])),
  );
  const unplaced = fresh.map((arrival) => ({ arrival, elsewhere: whereElse(arrival, twins, blocked) }));
  await settleAll(
    trx,
    unplaced.flatMap(({ arrival, elsewhere }) =>
      elsewhere ? [{ id: arrival.entry.id, ...identity(arrival), ...elsewhere }] : [],
    ),
  );
  const stored = await store(
    context,
    trx,
    unplaced.flatMap(({ arrival, elsewhere }) => (elsewhere ? [] : [arrival])),
  );
  await settleAll(
    trx,
    stored.map((each) => ({ id: each.arrival.entry.id, ...settlementOf(each) })),
  );
  return [...again, ...(await finish(context, trx, stored))];
}

const identity = ({ mail, dedupeKey }: Arrival) => ({ messageId: mail.messageId, dedupeKey });

const isKnown = ({ entry }: Arrival) => entry.messageRef !== null && entry.conversationId !== null;

async function readOnceMore(trx: Trx, { entry, mail, dedupeKey }: Arrival): Promise<Placed[]> {
  if (entry.messageRef === null || entry.conversationId === null) return [];
  const placed = { messageId: entry.messageRef, conversationId: entry.conversationId };
  const toJudge = await readAgain(trx, entry, placed, mail, {
    dedupeKey,
    dispositionOf: (threaded) => setAsideAs(entry) ?? dispositionOf(mail, threaded),
  });
  // What was over before Baton came stays over.
  return toJudge && !entry.history ? [{ ...placed, again: true }] : [];
}

/** Why a mail has no place of its own; null where it has one. */
function whereElse(
  { mail, mailbox, dedupeKey }: Arrival,
  twins: ReadonlyMap<string, Twin>,
  blocked: ReadonlyMap<string, string>,
): Settlement | null {
  const twin = twins.get(dedupeKey);
  if (twin) return { disposition: 'duplicate', ...referenceTo(twin, mailbox) };
  const pattern = blocked.get(mail.from?.address.toLowerCase() ?? '');
  if (pattern) return { disposition: 'blocked', reason: blockedReason(pattern) };
  if (mail.automated.kind !== 'loop' && !isOurs(mail, mailbox)) return null;
  return { disposition: 'own', reason: mail.automated.reason || 'it comes from a mailbox of ours' };
}

function referenceTo({ conversationId, messageRef, ...twin }: Twin, mailbox: Mailbox) {
  const elsewhere = twin.mailboxId === mailbox.id ? '' : `, by way of ${twin.mailbox}`;
  return {
    reason: `this very mail is here already${elsewhere}`,
    ...(conversationId ? { conversationId } : {}),
    ...(messageRef ? { messageRef } : {}),
  };
}

type Stored = Readonly<{
  arrival: Arrival;
  thread: Thread;
  returned: Returned | null;
  messageId: number;
  conversationId: number;
  /** It is from somebody who was asked about the conversation, and says nothing for its customer. */
  thirdParty: boolean;
}>;

async function store(context: WorkerContext, trx: Trx, arrivals: readonly Arrival[]): Promise<Stored[]> {
  const threaded = await findPlaces(context, trx, arrivals);
  const begun = await createConversations(
    trx,
    threaded.flatMap(({ arrival, thread }) =>
      thread.conversationId === null ? [beginning(arrival, thread.relatedId)] : [],
    ),
  );
  const ids = begun.values();
  const thirdParties = await findThirdParties(
    trx,
    threaded.map(({ arrival: { mail }, thread }) => ({
      conversationId: mail.automated.kind === 'none' ? (thread.conversationId ?? 0) : 0,
      address: mail.from?.address ?? '',
    })),
  );
  const placed = threaded.map((each, place) => ({
    ...each,
    conversationId: each.thread.conversationId ?? ids.next().value?.id ?? 0,
    thirdParty: thirdParties.has(place),
  }));
  await clearBounced(
    trx,
    placed.flatMap(({ arrival: { mail }, thread }) =>
      thread.conversationId && mail.from && mail.automated.kind === 'none' ? [mail.from.address] : [],
    ),
  );
  const messageIds = await insertIncomings(
    trx,
    placed.map(({ arrival: { entry, mail }, thread, conversationId, thirdParty }) => ({
      ...{ conversationId, rawMailId: entry.rawMailId, mail, at: entry.internalDate, thirdParty },
      begins: thread.conversationId === null,
      messageId: mail.messageId ?? `<${randomUUID()}@no-message-id.invalid>`,
    })),
  );
  return placed.map((each, place) => ({ ...each, messageId: messageIds[place] ?? 0 }));
}

async function findPlaces({ config }: WorkerContext, trx: Trx, arrivals: readonly Arrival[]) {
  const found: { arrival: Arrival; thread: Thread | null; returned: Returned | null }[] = [];
  for (const arrival of arrivals) {
    const { entry, mailbox, mail } = arrival;
    const where = { mailboxId: mailbox.id, secret: config.secret, at: entry.internalDate };
    const returned = mail.bounce ? await findReported(trx, mail, where) : null;
    found.push({ arrival, returned, thread: returned ? ofReport(returned.conversationId) : null });
  }
  const open = found.filter(({ thread }) => thread === null);
  const [first] = open;
  if (!first) return found.flatMap(({ thread, ...each }) => (thread ? [{ ...each, thread }] : []));
  const threads = await findThreads(
    trx,
    first.arrival.mailbox.id,
    config.secret,
    open.map(({ arrival: { mail, entry } }) => ({ mail, at: entry.internalDate })),
  );
  const threadOf = new Map(open.map(({ arrival }, place) => [arrival, threads[place]]));
  return found.map(({ thread, ...each }) => {
    const chosen = thread ?? threadOf.get(each.arrival);
    if (!chosen) throw new Error('a mail was passed over');
    return { ...each, thread: chosen };
  });
}

const ofReport = (conversationId: number): Thread => ({
  conversationId,
  relatedId: null,
  reason: `it reports on a mail of conversation ${conversationId}`,
});

const beginning = ({ entry, mailbox, mail }: Arrival, relatedId: number | null) => ({
  mailboxId: mailbox.id,
  customer: mail.from ?? { address: 'unknown@sender.invalid', name: '' },
  subject: mail.subject,
  resolved: mail.automated.kind !== 'none' || entry.history,
  at: entry.internalDate,
  relatedId,
});

function settlementOf({ arrival, thread, messageId, conversationId }: Stored): Settlement {
  const { entry, mail } = arrival;
  return {
    ...identity(arrival),
    disposition: setAsideAs(entry) ?? dispositionOf(mail, thread.conversationId !== null),
    reason: mail.automated.kind === 'none' ? thread.reason : mail.automated.reason,
    messageRef: messageId,
    conversationId,
  };
}

/** What else follows from where a mail stands now; answers those that are to be judged. */
async function finish({ now }: WorkerContext, trx: Trx, stored: readonly Stored[]): Promise<Placed[]> {
  const toJudge: Stored[] = [];
  for (const each of stored) {
    const { arrival, returned, thread, messageId, conversationId } = each;
    const { bounce } = arrival.mail;
    if (returned && bounce && isFailure(bounce)) await noteBounce(trx, returned, bounce, now());
    const begins = thread.conversationId === null;
    if (setAsideAs(arrival.entry))
      await setAside(trx, arrival.entry, { messageId, conversationId, begins }, now());
    // Whoever asked them reads what they say; the bot has no part in it.
    else if (each.thirdParty)
      await changeConversation(trx, conversationId, { status: 'open', handler: 'human' });
    else toJudge.push(each);
  }
  await returnScheduled(
    trx,
    toJudge.flatMap(({ arrival, thread, conversationId }) =>
      arrival.mail.automated.kind === 'none' && thread.conversationId !== null ? [conversationId] : [],
    ),
  );
  await endHistory(
    trx,
    toJudge.flatMap(({ arrival, thread, conversationId }) =>
      arrival.mail.automated.kind === 'none' && thread.conversationId !== null ? [conversationId] : [],
    ),
    now(),
  );
  return toJudge.map(({ messageId, conversationId }) => ({ messageId, conversationId }));
}

function dispositionOf(mail: ParsedMail, threaded: boolean): Disposition {
  switch (mail.automated.kind) {
    case 'auto-reply':
      return 'auto-reply';
    case 'bounce':
    case 'delivery-report':
    case 'read-receipt':
      return 'bounce';
    case 'list':
    case 'bulk':
      return 'list';
    default:
      return threaded ? 'threaded' : 'new';
  }
}

const isOurs = (mail: ParsedMail, { ownAddresses }: Mailbox) =>
  mail.from !== null && ownAddresses.includes(mail.from.address.toLowerCase());
