// Third stage: understand, look up, decide; the decision is stored with all that led to it, and then done.

import type { Trx } from '../../db/database.ts';
import { handToPerson } from '../../db/handover.ts';
import { enqueue, type JobPayload } from '../../db/jobs.ts';
import { getMailbox } from '../../db/mailboxes.ts';
import { getPolicy } from '../../db/policies.ts';
import {
  type ConversationToTriage,
  changeConversation,
  type FailureDecision,
  getConversationToTriage,
  getMailToTriage,
  hasDecision,
  insertDecision,
  insertNote,
  lockConversation,
  type MailToTriage,
} from '../../db/triage.ts';
import { decide } from '../../triage/decide/decide.ts';
import { planLookups } from '../../triage/decide/needs.ts';
import { type Outcome, outcomeAfter } from '../../triage/decide/outcome.ts';
import type { StoredSituation } from '../../triage/decide/replay.ts';
import type { Decision } from '../../triage/decide/types.ts';
import { wishesIn } from '../../triage/decide/wishes.ts';
import { addOpeningMinutes } from '../../triage/hours/opening.ts';
import { isReason } from '../../triage/reasons.ts';
import { summarise } from '../../triage/understand/summary.ts';
import { understand } from '../../triage/understand/understand.ts';
import type { WorkerContext } from '../context.ts';
import { messageOf } from '../errors.ts';
import { factLines, lookUp } from '../lookups/orders.ts';
import { conversationFacts, mailFacts, mailWords, threadForSummary } from '../situation.ts';
import { templateInfos } from '../templates.ts';
import { type Case, queueAnswer, templateVersion, writeAnswer } from '../write-answer.ts';
import type { Job } from './job.ts';

type Payload = JobPayload<'triage-mail'>;

export const triageMail: Job<Payload> = {
  run: async (context, { messageId }) => {
    const { db } = context;
    const [decided, mail] = await Promise.all([hasDecision(db, messageId), getMailToTriage(db, messageId)]);
    if (decided) return;
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

const nothingKnown = { understanding: null, policyVersion: null, slots: {} } as const;

function withoutUnderstanding(action: FailureDecision['do'], reason: string): FailureDecision {
  return {
    do: action,
    reasons: [reason],
    intent: null,
    confidence: null,
    threshold: null,
    template: null,
    missing: [],
  };
}

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
  const timings = createTimings();
  const words = mailWords(mail, before, context.model);
  const understanding = understand(words, context.model);
  const wishes = wishesIn(context.model, words.text);
  timings.mark('understand');
  const plan = planLookups(
    { understanding, wishes, conversation: conversationFacts(before), policy },
    mail.reply,
  );
  const now = context.now();
  const asker = { email: mail.from, authenticity: mail.authenticity };
  const facts = await lookUp(db, plan, asker, now);
  timings.mark('lookUp');
  const promisedBy = addOpeningMinutes(now, policy.promiseMinutes, policy.hours);
  await db.transaction().execute(async (trx) => {
    // Looked at again under the lock: a person may have taken over while the mail was being understood.
    const conversation = await lockConversation(trx, mail.conversationId);
    const toDecide = mailFacts(mail, conversation, words);
    const situation: StoredSituation = {
      ...{ wishes, facts, mail: toDecide },
      conversation: conversationFacts(conversation),
    };
    const templates = templateInfos(context.templates);
    const decision = decide({ ...situation, understanding, templates, policy });
    timings.mark('decide');
    const of = {
      ...{ mail, mailbox, conversation, understanding, facts, policy, promisedBy, now },
      words: toDecide.words,
    };
    await carryOut(context, trx, of, { decision, situation, policyVersion: version, timings });
  });
}

/** Milliseconds from one stage to the next, for what is stored with the decision. */
function createTimings() {
  let last = performance.now();
  const spent: Record<string, number> = {};
  return {
    spent,
    mark: (stage: string) => {
      const at = performance.now();
      spent[stage] = Math.round((at - last) * 100) / 100;
      last = at;
    },
  };
}

type Decided = Readonly<{
  decision: Decision;
  situation: StoredSituation;
  policyVersion: number | null;
  timings: ReturnType<typeof createTimings>;
}>;

async function carryOut(
  context: WorkerContext,
  trx: Trx,
  of: Case,
  { decision: decided, situation, policyVersion, timings }: Decided,
) {
  const { mail, conversation, understanding, now } = of;
  const { conversationId, messageId } = mail;
  const answer = writeAnswer(context, of, decided);
  timings.mark('compose');
  const { decision, slots, draft } = answer;
  const elsewhere = openElsewhere(decision);
  const facts = [...factLines(of.facts), ...answer.notes, ...elsewhereLines(elsewhere)];
  await insertDecision(trx, {
    ...{ messageId, conversationId, understanding, policyVersion, decision, slots, facts, draft },
    situation,
    templateVersion: templateVersion(context, decision),
    timings: timings.spent,
  });
  await changeConversation(trx, conversationId, {
    outcome: outcomeAfter(conversation.outcome as Outcome, decision.do),
    // A thank-you says nothing about what the conversation is about.
    ...(decision.reasons[0] === 'thanks' ? {} : { intent: decision.intent, confidence: decision.confidence }),
    tone: understanding.tone,
    // A mail that is too short to tell its language says nothing about the conversation's.
    ...(understanding.language === 'und' ? {} : { language: understanding.language }),
    summary: summarise(threadForSummary(conversation), understanding, facts).sentences,
    ...statusAfter(decision, mail, conversation),
  });
  if (decision.do === 'escalate') {
    await handToPerson(trx, conversationId, decision.reasons.filter(isReason), now, of.promisedBy);
  }
  if (elsewhere !== null) await noteElsewhere(trx, conversationId, elsewhere, now);
  await queueAnswer(context, trx, of, answer);
  if (decision.do === 'ask') {
    const runAt = new Date(now.getTime() + of.policy.daysToWaitForAnswer * dayMs);
    await enqueue(trx, 'hand-over-silence', { messageId }, { runAt });
  }
}

const dayMs = 86_400_000;

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

function statusAfter(decision: Decision, mail: MailToTriage, before: ConversationToTriage) {
  // A thank-you closes what the bot has answered.
  if (decision.reasons[0] === 'thanks' && before.handler === 'bot') return { status: 'resolved' } as const;
  if (decision.do === 'reply' || decision.do === 'ask') return { status: 'waiting', handler: 'bot' } as const;
  // A person has it: the customer waits for that person again, also where the conversation was resolved.
  if (decision.reasons.includes('human_has_it')) return { status: 'open', waitingSince: mail.at } as const;
  return {};
}
