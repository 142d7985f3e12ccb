// Third stage: understand, look up, decide; the decision is stored with all that led to it, and then done.

import { countBotMails } from '../../db/bot-mail-count.ts';
import type { Trx } from '../../db/database.ts';
import { handToPerson } from '../../db/handover.ts';
import { briefQueue, enqueue, type JobPayload } from '../../db/jobs.ts';
import { getMailbox } from '../../db/mailboxes.ts';
import { getPolicy } from '../../db/policies.ts';
import {
  type ConversationToTriage,
  changeConversation,
  getConversationToTriage,
  getMailToTriage,
  hasDecision,
  insertDecision,
  lockConversation,
  type MailToTriage,
} from '../../db/triage.ts';
import { hasArrivedLate } from '../../triage/arrival.ts';
import { decide } from '../../triage/decide/decide.ts';
import { planLookups } from '../../triage/decide/needs.ts';
import { type Outcome, outcomeAfter } from '../../triage/decide/outcome.ts';
import type { Decision } from '../../triage/decide/types.ts';
import type { Facts } from '../../triage/facts.ts';
import { addOpeningMinutes } from '../../triage/hours/opening.ts';
import { isReason } from '../../triage/reasons.ts';
import { summarise } from '../../triage/understand/summary.ts';
import type { Understanding } from '../../triage/understanding.ts';
import { brakeAnswer } from '../brake-answer.ts';
import type { WorkerContext } from '../context.ts';
import { messageOf } from '../errors.ts';
import { factLines, lookUp } from '../lookups/orders.ts';
import { readMail } from '../model/read-mail.ts';
import { conversationFacts, mailFacts, mailWords, threadForSummary } from '../situation.ts';
import { templateInfos } from '../templates.ts';
import { intakeRules } from '../watch/intake-rules.ts';
import { nothingKnown, withoutUnderstanding } from '../without-understanding.ts';
import { type Case, queueAnswer, writeAnswer } from '../write-answer.ts';
import type { Job } from './job.ts';

type Payload = JobPayload<'triage-mail'>;

export const triageMail: Job<Payload> = {
  run: async (context, { messageId, again }) => {
    const { db } = context;
    const [decided, mail] = await Promise.all([hasDecision(db, messageId), getMailToTriage(db, messageId)]);
    if (decided && !again) return;
    if (mail.automated === 'none') await triage(context, mail);
    else await fileAutomated(context, mail);
  },
  giveUp: async (context, { messageId }, error) => {
    const { conversationId } = await getMailToTriage(context.db, messageId);
    const failure = [{ name: 'Failure', value: messageOf(error), source: 'triage' }];
    await context.db.transaction().execute(async (trx) => {
      await lockConversation(trx, conversationId);
      const decision = withoutUnderstanding('escalate', 'engine_error');
      await insertDecision(trx, { ...nothingKnown, messageId, conversationId, decision, facts: failure });
      await handToPerson(trx, conversationId, ['engine_error'], context.now());
    });
  },
};

/** A machine's mail is kept where it belongs and answered by nobody. */
async function fileAutomated({ db }: WorkerContext, mail: MailToTriage): Promise<void> {
  const { messageId, conversationId } = mail;
  await db.transaction().execute(async (trx) => {
    const conversation = await lockConversation(trx, conversationId);
    const decision = withoutUnderstanding('file', 'automated_mail');
    const facts = [{ name: 'Kind', value: mail.automated, source: mail.automatedReason }];
    await insertDecision(trx, { ...nothingKnown, messageId, conversationId, decision, facts });
    const outcome = outcomeAfter(conversation.outcome as Outcome, 'file');
    await changeConversation(trx, conversationId, { outcome });
  });
}

async function triage(context: WorkerContext, mail: MailToTriage): Promise<void> {
  const { db } = context;
  const [{ version, policy }, mailbox, before] = await Promise.all([
    getPolicy(db),
    getMailbox(db, mail.mailboxId),
    getConversationToTriage(db, mail.conversationId),
  ]);
  const now = context.now();
  const { mostMailBytes } = context.config;
  const { ageLimitHours } = intakeRules(context.mailboxConfig(mail.mailboxId), mostMailBytes);
  const judge = (understanding: Understanding, conversation: ConversationToTriage, facts: Facts) =>
    decide({
      understanding,
      mail: mailFacts(mail, conversation, hasArrivedLate(mail.at, now, ageLimitHours)),
      conversation: conversationFacts(conversation),
      facts,
      templates: templateInfos(context.templates),
      policy,
    });
  const understanding = await readMail(context, mailWords(mail, before), (reading) =>
    judge(reading, before, { order: { kind: 'not-asked' } }),
  );
  const plan = planLookups(understanding, conversationFacts(before));
  const facts = await lookUp(db, plan, { email: mail.from, authenticity: mail.authenticity });
  const promisedBy = addOpeningMinutes(now, policy.promiseMinutes, policy.hours);
  await db.transaction().execute(async (trx) => {
    // Looked at again under the lock: a person may have taken over while the mail was being understood.
    const conversation = await lockConversation(trx, mail.conversationId);
    const decision = judge(understanding, conversation, facts);
    const of = { mail, mailbox, conversation, understanding, facts, policy, promisedBy, now };
    await carryOut(context, trx, of, decision, version);
  });
}

async function carryOut(
  context: WorkerContext,
  trx: Trx,
  of: Case,
  decided: Decision,
  policyVersion: number | null,
) {
  const { mail, conversation, understanding, now } = of;
  const { conversationId } = mail;
  const written = await countBotMails(trx, { address: mail.from, conversationId: mail.conversationId, now });
  const answer = brakeAnswer(of, writeAnswer(context, of, decided), written);
  const { decision, slots } = answer;
  const facts = [...factLines(of.facts), ...answer.notes];
  // What nobody is sent, as a blocked customer, is not answered, whatever the answer would have been.
  const done = answer.body === null && decision.do !== 'escalate' ? 'file' : decision.do;
  const messageId = mail.messageId;
  await insertDecision(trx, {
    messageId,
    conversationId,
    understanding,
    policyVersion,
    decision,
    slots,
    facts,
  });
  await changeConversation(trx, conversationId, {
    outcome: outcomeAfter(conversation.outcome as Outcome, done),
    // A thank-you says nothing about what the conversation is about.
    ...(decision.reasons[0] === 'thanks' ? {} : { intent: decision.intent, confidence: decision.confidence }),
    tone: understanding.tone,
    language: understanding.language,
    summary: summarise(threadForSummary(conversation), understanding, facts).sentences,
    ...statusAfter(done, decision, mail),
  });
  if (decision.do === 'escalate') {
    await handToPerson(trx, conversationId, decision.reasons.filter(isReason), now, of.promisedBy);
  }
  await queueAnswer(context, trx, of, answer);
  if (context.provider && isForPerson(decision) && mail.authenticity !== 'fail') {
    await enqueue(trx, 'write-brief', { messageId }, { queue: briefQueue(conversationId) });
  }
}

const isForPerson = ({ do: action, reasons }: Decision): boolean =>
  action === 'escalate' || reasons.includes('human_has_it');

function statusAfter(done: Decision['do'], decision: Decision, mail: MailToTriage) {
  if (done === 'reply' || done === 'ask') return { status: 'waiting', handler: 'bot' } as const;
  // A person has it: the customer waits for that person again, also where the conversation was resolved.
  if (decision.reasons.includes('human_has_it')) return { status: 'open', waitingSince: mail.at } as const;
  return {};
}
