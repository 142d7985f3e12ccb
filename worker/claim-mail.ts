// Right before a mail is sent, under the lock of its row and of its conversation: may it still go, and is it ours to send?

import { countBotMails, lockAddress } from '../db/bot-mail-count.ts';
import { changeConversation } from '../db/change-conversations.ts';
import type { Trx } from '../db/database.ts';
import { handToPerson } from '../db/handover.ts';
import { enqueue } from '../db/jobs.ts';
import {
  getOutboxEntry,
  getSendState,
  type OutboxEntry,
  type SendState,
  setOutboxState,
} from '../db/outbox.ts';
import { withdrawReply } from '../db/outbox-person.ts';
import { addDecisionFact, beginTry, endTry } from '../db/outbox-steps.ts';
import { getPolicy } from '../db/policies.ts';
import { customerWroteFirst, settleScheduled } from '../db/scheduled-replies.ts';
import { type BotMailCount, brakeFact, findBrake } from '../triage/decide/brake.ts';
import type { WorkerContext } from './context.ts';
import { nextLook } from './retry-schedule.ts';

/** The mail, marked as being tried; null where it is not to be sent now. */
export async function claimMail(context: WorkerContext, outboxId: number): Promise<OutboxEntry | null> {
  const now = context.now();
  return await context.db.transaction().execute(async (trx) => {
    const entry = await getOutboxEntry(trx, outboxId, { lock: true });
    if (entry.state === 'sending' && entry.handedOverAt) {
      await wasLeftBehind(trx, entry, now);
      return null;
    }
    // A mail that its worker died with before a byte of it left is as good as queued: see `markHandedOver`.
    if (entry.state !== 'queued' && entry.state !== 'sending') return null;
    if (!entry.isDue) {
      await enqueue(trx, 'send-mail', { outboxId }, { runAt: entry.dueAt });
      return null;
    }
    if (!(await mayGo(trx, entry, now))) return null;
    if (entry.attempts === 0 && entry.resends === 0) await settleScheduled(trx, entry);
    const attempts = await beginTry(trx, outboxId, now);
    return { ...entry, attempts, firstTriedAt: entry.firstTriedAt ?? now };
  });
}

/** Its worker died after the mail had begun to leave: whether it went is not known, and it is not sent again blindly. */
async function wasLeftBehind(trx: Trx, entry: OutboxEntry, now: Date): Promise<void> {
  const reason = 'Baton was stopped while the mail was on its way';
  const { next } = nextLook({ looks: 0, since: now, now });
  await endTry(trx, entry.id, entry.attempts, { state: 'unknown', reason, lookAt: next ?? now });
}

/** What a person wrote, or had sent once more, or to themselves as a test, goes out whatever has happened. */
async function mayGo(trx: Trx, entry: OutboxEntry, now: Date): Promise<boolean> {
  if (await isOvertaken(trx, entry)) return false;
  if (entry.kind === 'agent' || entry.kind === 'test' || entry.resends > 0) return true;
  const state = await getSendState(trx, entry);
  const reason = whyNot(entry, state);
  if (reason !== null) {
    await setOutboxState(trx, entry.id, 'withdrawn', { reason });
    await correctOutcome(trx, entry, state);
    return false;
  }
  if (mustWait(entry, state)) {
    await enqueue(trx, 'send-mail', { outboxId: entry.id }, { runAt: new Date(now.getTime() + 1_000) });
    return false;
  }
  return !(await isBraked(trx, entry, now));
}

/** What was to leave later was written before the customer's newest mail, which came in a moment ago. */
async function isOvertaken(trx: Trx, entry: OutboxEntry): Promise<boolean> {
  if (entry.scheduledFor === null || entry.isForward || entry.attempts > 0 || entry.resends > 0) return false;
  const { newerMail } = await getSendState(trx, entry);
  if (newerMail === 'none') return false;
  await withdrawReply(trx, entry, customerWroteFirst);
  return true;
}

/** What has changed since the bot's mail was written, and makes it wrong now. */
function whyNot(entry: OutboxEntry, state: SendState): string | null {
  if (state.blocked) return 'the customer is blocked';
  if (isNotice(entry)) return null;
  if (state.handler === 'human') return 'a person has taken over';
  if (state.newerMail === 'acted-on') return 'a newer mail of the customer has come';
  return null;
}

/** About a person's turn: it goes while that person has the conversation. */
const isNotice = ({ kind }: OutboxEntry) => kind === 'handover' || kind === 'delay';

/** A newer mail is decided on first: if it is only a thank-you, this one is still the answer. */
function mustWait(entry: OutboxEntry, state: SendState): boolean {
  return (entry.kind === 'reply' || entry.kind === 'ask') && state.newerMail === 'undecided';
}

/** What nobody was sent is no answer: the figures count what happened. */
async function correctOutcome(trx: Trx, entry: OutboxEntry, state: SendState): Promise<void> {
  if (state.outcome !== 'answered' && state.outcome !== 'asked') return;
  const { inARow } = await countWritten(trx, entry, new Date());
  if (inARow > 0 || state.newerMail === 'acted-on') return;
  const outcome = state.handler === 'human' ? 'handed_over' : 'filed';
  await changeConversation(trx, entry.conversationId, { outcome });
}

/** Beside this mail. */
async function countWritten(trx: Trx, entry: OutboxEntry, now: Date): Promise<BotMailCount> {
  const { id, toAddress: address, conversationId } = entry;
  const [count] = await countBotMails(trx, [{ address, conversationId }], { now, aboutToSend: id });
  if (!count) throw new Error('nothing was counted');
  return count;
}

/** The last of the loop brakes: counted again where all that write to one address stand in line. */
async function isBraked(trx: Trx, entry: OutboxEntry, now: Date): Promise<boolean> {
  await lockAddress(trx, entry.toAddress);
  const { conversationId, toAddress: address } = entry;
  const count = await countWritten(trx, entry, now);
  // No limit is below one: what is the first of its kind needs no policy to be read.
  if (count.inLastHour === 0 && count.inARow === 0) return false;
  const { policy } = await getPolicy(trx);
  const brake = findBrake(count, policy, isNotice(entry));
  if (brake === null) return false;
  const fact = brakeFact(brake, address, policy);
  await setOutboxState(trx, entry.id, 'withdrawn', { reason: fact.value });
  if (entry.inAnswerTo) await addDecisionFact(trx, entry.inAnswerTo, fact);
  await handToPerson(trx, conversationId, ['bot_turn_limit'], now);
  return true;
}
