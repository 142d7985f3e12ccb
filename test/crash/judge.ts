// Holds what can be seen against what was planned: a list of everything that is wrong, empty where nothing is.

import type { Evidence, MessageRow, OutboxRow } from './evidence.ts';
import { judgeLeavings } from './judge-leavings.ts';
import { judgeSink } from './judge-sink.ts';
import type { PlannedMail } from './plan.ts';

export type Verdict = Readonly<{
  wrong: readonly string[];
  /** Of the planned mails whose sender should have one, how many bot mails ended how. */
  answers: Readonly<Record<string, number>>;
  /** Bot mails of which it is not known whether they arrived: a person decides. */
  unknown: readonly Readonly<{ to: string; arrived: boolean; reason: string }>[];
}>;

export function judge(mails: readonly PlannedMail[], evidence: Evidence, restored = false): Verdict {
  const seen = index(mails, evidence, restored);
  const wrong = mails.flatMap((mail) => judgeMail(mail, seen).map((fault) => `${mail.messageId}: ${fault}`));
  wrong.push(...judgeSink(mails, evidence, restored), ...judgeLeavings(evidence));
  const answers: Record<string, number> = {};
  for (const mail of mails.filter(({ expect }) => expect.mail !== null)) {
    const state = seen.outbox.get(mail.messageId)?.[0]?.state ?? 'none';
    answers[state] = (answers[state] ?? 0) + 1;
  }
  const arrived = new Set(evidence.accepted.map(({ messageId }) => messageId));
  const unknown = mails.flatMap((mail) =>
    (seen.outbox.get(mail.messageId) ?? [])
      .filter(({ state }) => state === 'unknown')
      .map((row) => ({ to: mail.from, arrived: arrived.has(row.message_id), reason: row.state_reason })),
  );
  return { wrong, answers, unknown };
}

type Seen = Readonly<{
  evidence: Evidence;
  /** The database was set back to a backup meanwhile. */
  restored: boolean;
  ledger: ReadonlyMap<string, string[]>;
  messages: ReadonlyMap<string, MessageRow[]>;
  outbox: ReadonlyMap<string, OutboxRow[]>;
  /** By the mail that they follow. */
  followUps: ReadonlyMap<string, PlannedMail>;
  /** By the mail that is answered. */
  accepted: ReadonlyMap<string, string[]>;
}>;

function index(mails: readonly PlannedMail[], evidence: Evidence, restored: boolean): Seen {
  return {
    evidence,
    restored,
    followUps: new Map(mails.flatMap((mail) => (mail.follows ? [[mail.follows.messageId, mail]] : []))),
    ledger: group(
      evidence.ledger,
      (row) => row.message_id ?? '',
      (row) => row.disposition,
    ),
    messages: group(
      evidence.messages,
      (row) => row.message_id,
      (row) => row,
    ),
    outbox: group(
      evidence.outbox,
      (row) => row.answers,
      (row) => row,
    ),
    accepted: group(
      evidence.accepted,
      (row) => row.inReplyTo ?? '',
      (row) => row.messageId,
    ),
  };
}

function group<T, V>(
  rows: readonly T[],
  key: (row: T) => string,
  value: (row: T) => V,
): ReadonlyMap<string, V[]> {
  const groups = new Map<string, V[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), value(row)]);
  return groups;
}

function judgeMail(mail: PlannedMail, seen: Seen): string[] {
  return [...judgeLedger(mail, seen), ...judgeMessage(mail, seen), ...judgeAnswer(mail, seen)];
}

/**
 * Where receiving a mail fails, as when the database goes away, it is tried again after those that came next. What then
 * comes first begins the conversation, and the other one joins it: the same one for both.
 */
function dispositionOf(mail: PlannedMail, { ledger, messages, followUps }: Seen): string {
  const [first, second] = [mail.follows ?? mail, mail.follows ? mail : followUps.get(mail.messageId)];
  const { disposition } = mail.expect;
  if (second?.expect.disposition !== 'threaded') return disposition;
  const [one, two] = [first, second].map((each) => messages.get(each.messageId)?.[0]?.conversation);
  const isOvertaken = ledger.get(second.messageId)?.includes('new') && one !== undefined && one === two;
  if (!isOvertaken) return disposition;
  return mail === second ? 'new' : 'threaded';
}

function judgeLedger(mail: PlannedMail, seen: Seen): string[] {
  const { messageId, copies } = mail;
  const rows = seen.ledger.get(messageId) ?? [];
  const wanted = [dispositionOf(mail, seen), ...Array.from({ length: copies - 1 }, () => 'duplicate')];
  const same = rows.toSorted().join() === wanted.toSorted().join();
  return same ? [] : [`ledger has [${rows}], not [${wanted}]`];
}

function judgeMessage(mail: PlannedMail, seen: Seen): string[] {
  const rows = seen.messages.get(mail.messageId) ?? [];
  const [message] = rows;
  if (mail.expect.action === null) return rows.length === 0 ? [] : ['it became a message'];
  if (!message || rows.length !== 1) return [`it became ${rows.length} messages`];
  if (message.actions.length !== 1) return [`it has ${message.actions.length} decisions`];
  const [action] = message.actions;
  // Once a person has the conversation the bot is silent.
  const silent =
    action === 'file' && message.reasons[0] === 'human_has_it' && !wasAnswered(mail.follows, seen);
  return action === mail.expect.action || silent ? [] : [`decided: ${action} (${message.reasons[0]})`];
}

/** An answer that went out without a doubt leaves the conversation with the bot. */
function wasAnswered(mail: PlannedMail | null, seen: Seen): boolean {
  return mail !== null && seen.outbox.get(mail.messageId)?.[0]?.state === 'sent';
}

function judgeAnswer(mail: PlannedMail, seen: Seen): string[] {
  const rows = seen.outbox.get(mail.messageId) ?? [];
  if (mail.expect.mail === null) return rows.length === 0 ? [] : [`the bot wrote: ${rows[0]?.kind}`];
  const mayBeSilent = mail.follows !== null && !wasAnswered(mail.follows, seen);
  const [row] = rows;
  if (!row) return mayBeSilent ? [] : ['the bot wrote nothing'];
  if (rows.length > 1) return [`the bot wrote ${rows.length} mails`];
  const faults = row.kind === mail.expect.mail ? [] : [`the bot wrote: ${row.kind}`];
  const taken = seen.accepted.get(mail.messageId)?.length ?? 0;
  const handler = seen.messages.get(mail.messageId)?.[0]?.handler;
  switch (row.state) {
    case 'sent':
      if (taken !== 1) faults.push(`its answer is "sent", and SMTP took it ${taken} times`);
      break;
    case 'unknown':
      if (taken > 1) faults.push(`its answer is "unknown", and SMTP took it ${taken} times`);
      if (handler !== 'human') faults.push('its answer is "unknown", and no person has the conversation');
      break;
    case 'failed':
      if (taken !== 0) faults.push('its answer is "failed", and SMTP took it');
      if (!seen.evidence.refused.has(mail.from)) faults.push(`its answer "failed": ${row.state_reason}`);
      if (handler !== 'human') faults.push('its answer is "failed", and no person has the conversation');
      break;
    case 'withdrawn':
      // After a restored backup the answer may have gone out under another Message-ID.
      if (!mayBeSilent && !(seen.restored && taken === 1))
        faults.push(`its answer was withdrawn: ${row.state_reason}`);
      break;
    default:
      faults.push(`its answer is still "${row.state}": ${row.state_reason}`);
  }
  return faults;
}
