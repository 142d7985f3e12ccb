// Third stage: understand, look up, decide; what follows from the decision is in `../carry-out.ts`.

import { handToPerson } from '../../db/handover.ts';
import type { JobPayload } from '../../db/jobs.ts';
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
import type { StoredSituation } from '../../triage/decide/replay.ts';
import { wishesIn } from '../../triage/decide/wishes.ts';
import type { Facts } from '../../triage/facts.ts';
import { promiseOf } from '../../triage/hours/promise.ts';
import type { Understanding } from '../../triage/understanding.ts';
import { carryOut } from '../carry-out.ts';
import type { WorkerContext } from '../context.ts';
import { createTimings } from '../decision-timings.ts';
import { messageOf } from '../errors.ts';
import { handoverTo } from '../handover-to.ts';
import { lookUpForMail } from '../lookups/codes.ts';
import { readMail } from '../model/read-mail.ts';
import { conversationFacts, mailFacts, mailWords } from '../situation.ts';
import { templateInfos } from '../templates.ts';
import { intakeRules } from '../watch/intake-rules.ts';
import { nothingKnown, withoutUnderstanding } from '../without-understanding.ts';
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

const nothingLookedUp: Facts = { order: { kind: 'not-asked' } };

async function triage(context: WorkerContext, mail: MailToTriage): Promise<void> {
  const { db, model } = context;
  const [{ version, policy }, mailbox, before] = await Promise.all([
    getPolicy(db),
    getMailbox(db, mail.mailboxId),
    getConversationToTriage(db, mail.conversationId),
  ]);
  const timings = createTimings();
  const words = mailWords(mail, before, model);
  const wishes = wishesIn(model, words.text);
  const templates = templateInfos(context.templates);
  const isLate = arrivesLate(context, mail);
  const situationOf = (conversation: ConversationToTriage, facts: Facts): StoredSituation => ({
    ...{ wishes, facts },
    mail: mailFacts(mail, conversation, words, isLate),
    conversation: conversationFacts(conversation),
  });
  const judge = (understanding: Understanding, situation: StoredSituation) =>
    decide({ ...situation, understanding, templates, policy });
  const understanding = await readMail(context, words, (reading) =>
    judge(reading, situationOf(before, nothingLookedUp)),
  );
  timings.mark('understand');
  const now = context.now();
  const plan = planLookups(
    { understanding, wishes, conversation: conversationFacts(before), policy },
    mail.reply,
  );
  const facts = await lookUpForMail(context, plan, mail, now);
  timings.mark('lookUp');
  const times = await context.queueTimes(policy);
  await db.transaction().execute(async (trx) => {
    // Looked at again under the lock: a person may have taken over while the mail was being understood.
    const conversation = await lockConversation(trx, mail.conversationId);
    const situation = situationOf(conversation, facts);
    const decision = judge(understanding, situation);
    timings.mark('decide');
    const { team } = decision;
    const promise = promiseOf(policy, team, times.get(team) ?? null, now);
    const of = {
      ...{ mail, mailbox, conversation, understanding, facts, policy, now },
      ...{
        promisedBy: promise?.by ?? null,
        handover: handoverTo(policy, decision, { tone: understanding.tone, from: mail.from, promise }),
      },
      words: situation.mail.words,
    };
    await carryOut(context, trx, of, { decision, situation, policyVersion: version, timings });
  });
}

function arrivesLate({ config, now, mailboxConfig }: WorkerContext, mail: MailToTriage): boolean {
  const { ageLimitHours } = intakeRules(mailboxConfig(mail.mailboxId), config.mostMailBytes);
  return hasArrivedLate(mail.at, now(), ageLimitHours);
}
