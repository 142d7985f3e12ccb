// What follows from a decision: it is stored with all that led to it, the conversation moves on, a mail is queued.

import { countBotMails } from '../db/bot-mail-count.ts';
import type { Trx } from '../db/database.ts';
import { handToPerson } from '../db/handover.ts';
import { briefQueue, enqueue } from '../db/jobs.ts';
import {
  type ConversationToTriage,
  changeConversation,
  insertDecision,
  insertNote,
  type MailToTriage,
} from '../db/triage.ts';
import { type Outcome, outcomeAfter } from '../triage/decide/outcome.ts';
import type { StoredSituation } from '../triage/decide/replay.ts';
import type { Decision } from '../triage/decide/types.ts';
import { isReason } from '../triage/reasons.ts';
import { summarise } from '../triage/understand/summary.ts';
import { brakeAnswer } from './brake-answer.ts';
import type { WorkerContext } from './context.ts';
import type { Timings } from './decision-timings.ts';
import { factLines } from './lookups/orders.ts';
import { queueCode } from './queue-code.ts';
import { threadForSummary } from './situation.ts';
import { type Case, queueAnswer, templateVersion, writeAnswer } from './write-answer.ts';

export type Decided = Readonly<{
  decision: Decision;
  situation: StoredSituation;
  policyVersion: number | null;
  timings: Timings;
}>;

const dayMs = 86_400_000;

export async function carryOut(
  context: WorkerContext,
  trx: Trx,
  of: Case,
  { decision: decided, situation, policyVersion, timings }: Decided,
): Promise<void> {
  const { mail, conversation, understanding, now } = of;
  const { conversationId, messageId } = mail;
  const written = await countBotMails(trx, { address: mail.from, conversationId, now });
  const answer = brakeAnswer(of, writeAnswer(context, of, decided), written);
  timings.mark('compose');
  const { decision, slots, draft } = answer;
  // What nobody is sent, as a blocked customer, is not answered, whatever the answer would have been.
  const done = answer.body === null && decision.do !== 'escalate' ? 'file' : decision.do;
  const elsewhere = openElsewhere(decision);
  const facts = [...factLines(of.facts), ...answer.notes, ...elsewhereLines(elsewhere)];
  await insertDecision(trx, {
    ...{ messageId, conversationId, understanding, policyVersion, decision, slots, facts, draft },
    situation,
    templateVersion: templateVersion(context, decision),
    timings: timings.spent,
  });
  await changeConversation(trx, conversationId, {
    outcome: outcomeAfter(conversation.outcome as Outcome, done),
    // A thank-you says nothing about what the conversation is about.
    ...(decision.reasons[0] === 'thanks' ? {} : { intent: decision.intent, confidence: decision.confidence }),
    tone: understanding.tone,
    // A mail that is too short to tell its language says nothing about the conversation's.
    ...(understanding.language === 'und' ? {} : { language: understanding.language }),
    summary: summarise(threadForSummary(conversation), understanding, facts).sentences,
    ...statusAfter(done, decision, mail, conversation),
  });
  if (decision.do === 'escalate') {
    await handToPerson(trx, conversationId, decision.reasons.filter(isReason), now, of.handover);
  }
  if (elsewhere !== null) await noteElsewhere(trx, conversationId, elsewhere, now);
  await queueAnswer(context, trx, of, answer);
  await queueCode(context, trx, of, answer);
  await queueWhatFollows(context, trx, of, decision, done);
}

async function queueWhatFollows(
  { provider }: WorkerContext,
  trx: Trx,
  { mail, policy, now }: Case,
  decision: Decision,
  done: Decision['do'],
): Promise<void> {
  const { messageId, conversationId } = mail;
  if (done === 'ask') {
    const runAt = new Date(now.getTime() + policy.daysToWaitForAnswer * dayMs);
    await enqueue(trx, 'hand-over-silence', { messageId }, { runAt });
  }
  const isForPerson = decision.do === 'escalate' || decision.reasons.includes('human_has_it');
  if (provider && isForPerson && mail.authenticity !== 'fail') {
    await enqueue(trx, 'write-brief', { messageId }, { queue: briefQueue(conversationId) });
  }
}

/** The conversation in which a person has the same matter, where that is why nobody else answers it here. */
function openElsewhere({ otherwise }: Decision): number | null {
  const found = otherwise.find((each) => each.code === 'open_with_person')?.have;
  return typeof found === 'number' ? found : null;
}

const elsewhereLines = (conversation: number | null) =>
  conversation === null
    ? []
    : [{ name: 'Same matter', value: `#${conversation}, which a person has`, source: 'conversations' }];

async function noteElsewhere(trx: Trx, here: number, there: number, at: Date): Promise<void> {
  await insertNote(trx, here, `The customer has the same matter open in #${there}.`, at);
  await insertNote(trx, there, `The customer has written about the same matter again, in #${here}.`, at);
}

function statusAfter(
  done: Decision['do'],
  decision: Decision,
  mail: MailToTriage,
  before: ConversationToTriage,
) {
  // A thank-you closes what the bot has answered.
  if (decision.reasons[0] === 'thanks' && before.handler === 'bot') return { status: 'resolved' } as const;
  if (done === 'reply' || done === 'ask') return { status: 'waiting', handler: 'bot' } as const;
  // A person has it: the customer waits for that person again, also where the conversation was resolved.
  if (decision.reasons.includes('human_has_it')) return { status: 'open', waitingSince: mail.at } as const;
  return {};
}
