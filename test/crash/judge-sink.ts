// Part of the judgement: what SMTP took, and what lies in Sent.

import type { Evidence } from './evidence.ts';
import type { PlannedMail } from './plan.ts';

/** `restored`: the database was set back to a backup meanwhile. Nobody is answered twice for it. */
export function judgeSink(mails: readonly PlannedMail[], evidence: Evidence, restored: boolean): string[] {
  return [...judgeAccepted(mails, evidence), ...judgeSentFolder(evidence, restored)];
}

function judgeAccepted(mails: readonly PlannedMail[], { accepted }: Evidence): string[] {
  const wrong: string[] = [];
  const sender = new Map(mails.map((mail) => [mail.messageId, mail.from]));
  for (const [id, count] of repeated(accepted.map(({ messageId }) => messageId))) {
    wrong.push(`${id}: SMTP took this mail ${count} times`);
  }
  for (const [id, count] of repeated(accepted.map(({ inReplyTo }) => inReplyTo ?? 'no In-Reply-To'))) {
    wrong.push(`${id}: it was answered ${count} times`);
  }
  for (const { to, inReplyTo, messageId } of accepted) {
    const wanted = sender.get(inReplyTo ?? '');
    if (to.length !== 1 || to[0] !== wanted) wrong.push(`${messageId}: went to ${to}, not to ${wanted}`);
  }
  return wrong;
}

/** What a restored database has forgotten may lie in Sent all the same, where it went out. */
function judgeSentFolder({ accepted, outbox, sentFolder }: Evidence, restored: boolean): string[] {
  const wrong: string[] = [];
  const copies = new Set(sentFolder.map(({ messageId }) => messageId));
  const answered = new Set(restored ? sentFolder.map(({ inReplyTo }) => inReplyTo) : []);
  const sent = new Set(restored ? accepted.map(({ messageId }) => messageId) : []);
  const states = new Map(outbox.map((row) => [row.message_id, row.state]));
  for (const [id, count] of repeated(sentFolder.map(({ messageId }) => messageId))) {
    wrong.push(`${id}: is in Sent ${count} times`);
  }
  for (const row of outbox) {
    const isThere = copies.has(row.message_id) || answered.has(row.answers);
    if (row.state === 'sent' && !isThere) wrong.push(`${row.message_id}: was sent, and no copy is in Sent`);
  }
  for (const id of copies) {
    const state = states.get(id);
    if (state !== 'sent' && state !== 'unknown' && !sent.has(id)) {
      wrong.push(`${id}: is in Sent, and its state is ${state}`);
    }
  }
  return wrong;
}

function repeated(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1);
}
