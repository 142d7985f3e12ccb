// The whole of triage on one mail, step by step as `jobs/triage-mail.ts` takes them; nothing is stored or sent.

import type { Db } from '../db/database.ts';
import type { Mailbox } from '../db/mailboxes.ts';
import { getPolicy } from '../db/policies.ts';
import type { ConversationToTriage, MailToTriage } from '../db/triage.ts';
import { composeTraced, replySubject } from '../triage/compose/compose.ts';
import { appendQuote } from '../triage/compose/reply-body.ts';
import { slotLines } from '../triage/compose/slot-lines.ts';
import type { Slots } from '../triage/compose/slots.ts';
import { decide } from '../triage/decide/decide.ts';
import { type LookupPlan, planLookups } from '../triage/decide/needs.ts';
import { templateInfos } from '../triage/decide/template-infos.ts';
import { wishesIn } from '../triage/decide/wishes.ts';
import type { Facts } from '../triage/facts.ts';
import { promiseOf } from '../triage/hours/promise.ts';
import type { Authenticity, ParsedMail } from '../triage/mail.ts';
import { defaultPolicy } from '../triage/policy.ts';
import type { Trial } from '../triage/trial.ts';
import { withProducts } from '../triage/understand/entities/named-products.ts';
import { formatsOf } from '../triage/understand/entities/policy-formats.ts';
import type { Understanding } from '../triage/understanding.ts';
import type { WorkerContext } from './context.ts';
import { createTimings } from './decision-timings.ts';
import { handoverTo } from './handover-to.ts';
import { factLines, lookUp } from './lookups/orders.ts';
import type { Shop } from './lookups/shop.ts';
import { readMail } from './model/read-mail.ts';
import { quoteCustomer } from './quote-customer.ts';
import { conversationFacts, mailFacts, mailWords } from './situation.ts';
import { type Answer, type Case, writeAnswer } from './write-answer.ts';

/** Without a database: the policy that Baton comes with, and lookups that fail as they would then. */
export type DryRunDesk = Pick<
  WorkerContext,
  'templates' | 'articles' | 'model' | 'provider' | 'log' | 'now'
> &
  Readonly<{ db: Db | null; shop: Pick<Shop, 'find'> | null }>;

export type MailToTry = Readonly<{
  parsed: ParsedMail;
  /** Null: what the mail itself proves. */
  assumed: Authenticity | null;
  /** Which it came to. */
  mailbox: Mailbox;
  /** Of a mail that came once: its place, and the conversation as it was then. Null: the first mail of a new one. */
  place: Readonly<{ messageId: number; conversationId: number; conversation: ConversationToTriage }> | null;
}>;

export type DryRun = Readonly<{
  trial: Trial;
  /** As a decision is stored with them; empty where nothing is written. */
  slots: Answer['slots'];
}>;

export async function dryRun(desk: DryRunDesk, toTry: MailToTry): Promise<DryRun> {
  const { db, model } = desk;
  const now = desk.now();
  const timings = createTimings();
  const { version, policy } = db ? await getPolicy(db) : { version: null, policy: defaultPolicy };
  const mail = toMail(toTry, now);
  const conversation = toTry.place?.conversation ?? newConversation(mail);
  const words = mailWords(mail, conversation, model, formatsOf(policy));
  const wishes = wishesIn(model, words.text);
  const before = conversationFacts(conversation);
  // A mail that is tried is tried as if it had just come.
  const about = mailFacts(mail, conversation, words, { late: false, ageHours: 0 });
  const judge = (understanding: Understanding, facts: Facts) =>
    decide({
      ...{ understanding, wishes, mail: about, conversation: before, facts, policy },
      templates: templateInfos(desk.templates),
    });
  const reading = await timings.time('understand', () =>
    readMail(desk, words, (first) => judge(first, nothingLookedUp)),
  );
  const plan = planLookups({ understanding: reading, wishes, conversation: before, policy }, mail.reply);
  const asker = { email: mail.from, authenticity: mail.authenticity };
  const facts = await timings.time('lookUp', async () =>
    db ? await lookUp(db, plan, asker, now, desk.shop) : withoutDatabase(plan),
  );
  const understanding = withProducts(reading, words, facts.order, mail.from);
  const decided = timings.time('decide', () => judge(understanding, facts));
  // How long others waited of late is the worker's to know: here it is the policy's own time.
  const promise = promiseOf(policy, decided.team, null, now);
  const { mailbox } = toTry;
  const of: Case = {
    ...{ mail, mailbox, conversation, understanding, facts, policy, now },
    promisedBy: promise?.by ?? null,
    handover: handoverTo(policy, decided, { tone: understanding.tone, from: mail.from, promise }),
    words: about.words,
  };
  const answer = timings.time('compose', () => writeAnswer(desk, of, decided));
  const { decision, notes, draft, slots } = answer;
  const trial: Trial = {
    mail: shownMail(toTry.parsed),
    authenticity: {
      verdict: mail.authenticity,
      reason: toTry.assumed ? 'assumed for this try' : toTry.parsed.authenticityReason,
      assumed: toTry.assumed !== null,
    },
    ...{ understanding, wishes, decision, notes, draft },
    facts: factLines(facts),
    policyVersion: version,
    ...replyOf(desk, of, answer),
    timings: timings.spent,
  };
  return { trial, slots };
}

const nothingLookedUp: Facts = { order: { kind: 'not-asked' } };

const withoutDatabase = (plan: LookupPlan): Facts => ({
  order: plan.order ? { kind: 'failed', error: 'no database' } : { kind: 'not-asked' },
});

function toMail({ parsed, assumed, mailbox, place }: MailToTry, now: Date): MailToTriage {
  return {
    messageId: place?.messageId ?? 0,
    conversationId: place?.conversationId ?? 0,
    mailboxId: mailbox.id,
    headerMessageId: parsed.messageId ?? '',
    inReplyTo: parsed.inReplyTo,
    references: parsed.references,
    from: parsed.from?.address.toLowerCase() ?? '',
    fromName: parsed.from?.name ?? '',
    subject: parsed.subject,
    text: parsed.text,
    reply: parsed.reply,
    automated: parsed.automated.kind,
    automatedReason: parsed.automated.reason,
    authenticity: assumed ?? parsed.authenticity,
    attachments: parsed.attachments.filter((each) => !each.inline).map((each) => each.filename),
    at: parsed.date === null ? now : new Date(parsed.date),
    decided: false,
  };
}

const newConversation = (mail: MailToTriage): ConversationToTriage => ({
  customerEmail: mail.from,
  customerName: mail.fromName,
  subject: mail.subject,
  status: 'open',
  handler: 'none',
  outcome: 'pending',
  ...{
    reasons: [],
    blocked: false,
    language: null,
    urgency: 0,
    promisedBy: null,
    assigneeId: null,
    messages: [],
    decisions: [],
    openWithPerson: [],
  },
});

const shownMail = ({ attachments, ...parsed }: ParsedMail): Trial['mail'] => ({
  from: parsed.from,
  subject: parsed.subject,
  date: parsed.date,
  reply: parsed.reply,
  quoted: parsed.quoted,
  signature: parsed.signature,
  automated: parsed.automated,
  attachments: attachments.map((each) => each.filename),
});

/** As it would be queued: with what it quotes below, and what each slot and fact of it comes from. */
function replyOf(
  { templates }: DryRunDesk,
  { mail, policy }: Case,
  { body, decision, slots }: Answer,
): Pick<Trial, 'reply' | 'slots' | 'traced'> {
  if (!body) return { reply: null, slots: [], traced: [] };
  const used = templates.filter((each) => decision.parts.includes(each.name));
  const language = used[0]?.language ?? 'en';
  const footer = templates.filter((each) => each.kind === 'footer' && each.language === language);
  const filled = slots as Slots;
  const { html } = appendQuote(body, quoteCustomer(mail, language, policy.hours.timeZone));
  return {
    reply: { subject: replySubject(mail.subject), to: mail.from, text: body.text, html },
    slots: slotLines(used[0]?.kind === 'handover' ? used : [...used, ...footer], filled),
    traced: composeTraced(templates, decision.parts, filled).facts,
  };
}
