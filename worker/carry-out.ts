// What follows from decisions: each is stored with all that led to it, the conversation moves on, a mail is queued.

import { type ConversationChange, changeConversations, insertNote } from '../db/change-conversations.ts';
import type { Trx } from '../db/database.ts';
import { assignAndWatch, type HandoverTo, handover } from '../db/handover.ts';
import { briefQueue, enqueueAll } from '../db/jobs.ts';
import { notifyOfMails } from '../db/notifications.ts';
import { type OutgoingMail, queueBotMails } from '../db/outbox.ts';
import { type DecisionRecord, insertDecisions } from '../db/record-decisions.ts';
import type { ConversationToTriage, MailToTriage } from '../db/triage.ts';
import { actedOn } from '../triage/decide/acted-on.ts';
import type { BotMailCount } from '../triage/decide/brake.ts';
import { type Outcome, outcomeAfter } from '../triage/decide/outcome.ts';
import type { StoredSituation } from '../triage/decide/replay.ts';
import type { Decision } from '../triage/decide/types.ts';
import { isReason } from '../triage/reasons.ts';
import { summarise } from '../triage/understand/summary.ts';
import { brakeAnswer } from './brake-answer.ts';
import type { WorkerContext } from './context.ts';
import type { Timings } from './decision-timings.ts';
import { factLines } from './lookups/orders.ts';
import { queueCode, wantsCode } from './queue-code.ts';
import { threadForSummary } from './situation.ts';
import { answerMail, type Case, templateVersion, writeAnswer } from './write-answer.ts';

export type Decided = Readonly<{
  decision: Decision;
  situation: StoredSituation;
  policyVersion: number | null;
  timings: Timings;
}>;

/** All that is to be done about one mail, and nothing of it done yet. */
export type Conclusion = Readonly<{
  record: DecisionRecord;
  change: ConversationChange;
  mail: OutgoingMail | null;
  /** When a person takes over unless the question that goes out is answered. */
  askedUntil: Date | null;
  wantsBrief: boolean;
  /** Another conversation in which a person has the same matter. */
  elsewhere: number | null;
  /** Where a person gets it: to whom it goes, and how the conversation stood before. */
  handedOver: Readonly<{ to: HandoverTo; before: ConversationToTriage }> | null;
  /** Sends a one-time code, once the mail that asks for it is queued. */
  queueCode: ((trx: Trx) => Promise<void>) | null;
  now: Date;
}>;

const dayMs = 86_400_000;

/** `written`: what the bot has written to this customer before. */
export function conclude(
  context: WorkerContext,
  of: Case,
  { decision: decided, situation, policyVersion, timings }: Decided,
  written: BotMailCount,
): Conclusion {
  const { mail, conversation, understanding, policy, now } = of;
  const { conversationId, messageId } = mail;
  const answer = timings.time('compose', () => brakeAnswer(of, writeAnswer(context, of, decided), written));
  const { decision, slots, draft } = answer;
  // What nobody is sent, as a blocked customer, is not answered, whatever the answer would have been.
  const done = answer.body === null && decision.do !== 'escalate' ? 'file' : decision.do;
  const elsewhere = openElsewhere(decision);
  const known = [...factLines(of.facts), ...elsewhereLines(elsewhere)];
  // What is noted of the answer, such as whose opening hours it told, is nothing that is known of the customer.
  const facts = [...known, ...answer.notes];
  const isForPerson = decision.do === 'escalate' || decision.reasons.includes('human_has_it');
  return {
    record: {
      ...{ messageId, conversationId, understanding, policyVersion, decision, slots, facts, draft },
      situation,
      templateVersion: templateVersion(context, decision),
      traced: answer.traced,
      timings: timings.spent,
    },
    change: {
      outcome: outcomeAfter(conversation.outcome as Outcome, done),
      // A thank-you says nothing about what the conversation is about.
      ...(decision.reasons[0] === 'thanks'
        ? {}
        : { intent: decision.intent, confidence: decision.confidence }),
      tone: understanding.tone,
      // A mail that is too short to tell its language says nothing about the conversation's.
      ...(understanding.language === 'und' ? {} : { language: understanding.language }),
      summary: summarise(threadForSummary(conversation), actedOn(understanding, decision), known).sentences,
      ...statusAfter(done, decision, mail, conversation),
      ...(decision.do === 'escalate'
        ? handover(conversation, decision.reasons.filter(isReason), now, of.handover)
        : {}),
    },
    mail: answerMail(context, of, answer),
    askedUntil: done === 'ask' ? new Date(now.getTime() + policy.daysToWaitForAnswer * dayMs) : null,
    wantsBrief: context.provider !== null && isForPerson && mail.authenticity !== 'fail',
    elsewhere,
    handedOver: decision.do === 'escalate' ? { to: of.handover, before: conversation } : null,
    queueCode: wantsCode(of, answer) ? (trx) => queueCode(context, trx, of, decision.template) : null,
    now,
  };
}

/** Of each conversation at most one: its row lock is the caller's. */
export async function carryOut(trx: Trx, conclusions: readonly Conclusion[]): Promise<void> {
  await insertDecisions(
    trx,
    conclusions.map(({ record }) => record),
  );
  const answered = await queueBotMails(
    trx,
    conclusions.flatMap(({ mail }) => mail ?? []),
  );
  await changeConversations(
    trx,
    conclusions.map(({ record: { conversationId }, change, now }) => ({
      id: conversationId,
      change: answered.has(conversationId) ? { ...change, lastMessageAt: now } : change,
    })),
  );
  for (const { record, elsewhere, handedOver, queueCode, now } of conclusions) {
    if (handedOver) {
      const { before, to } = handedOver;
      await assignAndWatch(trx, record.conversationId, before, now, to);
    }
    if (elsewhere !== null) await noteElsewhere(trx, record.conversationId, elsewhere, now);
    if (queueCode) await queueCode(trx);
  }
  await notifyOfMails(
    trx,
    conclusions.filter(isForPeople).map(({ record }) => record),
  );
  await enqueueAll(
    trx,
    'hand-over-silence',
    conclusions.flatMap(({ record: { messageId }, askedUntil }) =>
      askedUntil ? [{ payload: { messageId }, runAt: askedUntil }] : [],
    ),
  );
  await enqueueAll(
    trx,
    'write-brief',
    conclusions.flatMap(({ record: { messageId, conversationId }, wantsBrief }) =>
      wantsBrief ? [{ payload: { messageId }, queue: briefQueue(conversationId) }] : [],
    ),
  );
}

const isForPeople = ({ record: { decision }, handedOver }: Conclusion) =>
  handedOver !== null || decision.reasons.includes('human_has_it');

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
