// The third stage of a mail: understand, look up, decide. One mail or many take the same way, and the same few statements.

import { countBotMails } from '../db/bot-mail-count.ts';
import type { Trx } from '../db/database.ts';
import { removeJobs } from '../db/jobs.ts';
import { type Mailbox, mapMailboxes } from '../db/mailboxes.ts';
import { getPolicy } from '../db/policies.ts';
import {
  type ConversationToTriage,
  listMailsToTriage,
  type MailToTriage,
  mapConversationsToTriage,
} from '../db/triage.ts';
import { hasArrivedLate } from '../triage/arrival.ts';
import { decide } from '../triage/decide/decide.ts';
import { type LookupPlan, planLookups } from '../triage/decide/needs.ts';
import type { StoredSituation } from '../triage/decide/replay.ts';
import { templateInfos } from '../triage/decide/template-infos.ts';
import type { TemplateInfo } from '../triage/decide/types.ts';
import { wishesIn } from '../triage/decide/wishes.ts';
import type { Facts } from '../triage/facts.ts';
import { type Promised, promiseOf } from '../triage/hours/promise.ts';
import type { Intent } from '../triage/intents.ts';
import type { Policy } from '../triage/policy.ts';
import { withProducts } from '../triage/understand/entities/named-products.ts';
import { formatsOf } from '../triage/understand/entities/policy-formats.ts';
import type { MailWords } from '../triage/understand/understand.ts';
import type { Understanding } from '../triage/understanding.ts';
import { type Conclusion, carryOut, conclude } from './carry-out.ts';
import type { WorkerContext } from './context.ts';
import { createTimings, type Timings } from './decision-timings.ts';
import { fileAutomated } from './file-automated.ts';
import { handoverTo } from './handover-to.ts';
import { lookUpForMails } from './lookups/codes.ts';
import { readMail } from './model/read-mail.ts';
import type { QueueTimes } from './queue-times.ts';
import { conversationFacts, mailFacts, mailWords } from './situation.ts';
import { takeTurns } from './turns.ts';
import { intakeRules } from './watch/intake-rules.ts';

/** What holds for all mails that are judged together. */
type Rules = Readonly<{
  version: number | null;
  policy: Policy;
  templates: readonly TemplateInfo[];
  /** How long customers of each team waited of late. */
  times: QueueTimes;
  /** Of each team, what its customers are promised now: filled as teams come up. */
  promises: Map<string, Promised | null>;
  now: Date;
}>;

/** A customer's mail as it was understood, before it is decided on. */
type Reading = Readonly<{
  mail: MailToTriage;
  words: MailWords;
  wishes: readonly Intent[];
  understanding: Understanding;
  plan: LookupPlan;
  timings: Timings;
}>;

/**
 * Judges these mails, of each conversation at most one, and does what was decided: for all of them or for none. One that has
 * a decision is left as it is, unless it is to be judged `again`. `spareJobs` would have done the same, and go.
 */
export async function triageMails(
  context: WorkerContext,
  messageIds: readonly number[],
  { again, spareJobs }: Readonly<{ again: boolean; spareJobs: readonly string[] }>,
): Promise<void> {
  const { db } = context;
  const mails = (await listMailsToTriage(db, messageIds)).filter(({ decided }) => again || !decided);
  if (mails.length === 0) return;
  const [{ version, policy }, mailboxes, before] = await Promise.all([
    getPolicy(db),
    mapMailboxes(db),
    mapConversationsToTriage(
      db,
      mails.map(({ conversationId }) => conversationId),
      { lock: false },
    ),
  ]);
  const now = context.now();
  const times = await context.queueTimes(policy);
  const templates = templateInfos(context.templates);
  const rules = {
    ...{ version, policy, templates, times, now },
    promises: new Map<string, Promised | null>(),
  };
  const readings: Reading[] = [];
  const turn = takeTurns();
  for (const mail of mails) {
    if (mail.automated !== 'none') continue;
    readings.push(await read(context, rules, mail, of(before, mail)));
    // So that mail that comes in meanwhile, and answers of the database, do not wait for all of them.
    await turn();
  }
  const began = performance.now();
  const facts = await lookUpForMails(
    context,
    readings.map(({ mail, plan }) => ({ mail, plan })),
    now,
  );
  for (const { timings } of readings) timings.since('lookUp', began);
  await db.transaction().execute(async (trx) => {
    const locked = await lock(trx, mails, again);
    const judged = readings.flatMap((reading, place) => {
      const conversation = locked.get(reading.mail.messageId);
      const looked = facts[place];
      return conversation && looked
        ? [{ reading: withOwnProducts(reading, looked), conversation, facts: looked }]
        : [];
    });
    const written = await countBotMails(
      trx,
      judged.map(({ reading: { mail } }) => ({ address: mail.from, conversationId: mail.conversationId })),
      { now },
    );
    const conclusions = judged.map((each, place) => {
      const mailbox = mailboxes.get(each.reading.mail.mailboxId);
      const count = written[place];
      if (!mailbox || !count) throw new Error('the mailbox of a mail is gone');
      return concludeOn(context, rules, { ...each, mailbox }, count);
    });
    const filed = mails.flatMap((mail) => {
      const conversation = mail.automated === 'none' ? null : locked.get(mail.messageId);
      return conversation ? [fileAutomated(mail, conversation, now)] : [];
    });
    await carryOut(trx, [...conclusions, ...filed]);
    await removeJobs(trx, spareJobs);
  });
}

function of<Value>(map: ReadonlyMap<number, Value>, { conversationId }: MailToTriage): Value {
  const value = map.get(conversationId);
  if (value === undefined) throw new Error(`conversation ${conversationId} is gone`);
  return value;
}

/**
 * By message: looked at again under the lock, for a person may have taken over while the mails were being understood, or
 * another worker may have judged one of them.
 */
async function lock(
  trx: Trx,
  mails: readonly MailToTriage[],
  again: boolean,
): Promise<ReadonlyMap<number, ConversationToTriage>> {
  const conversations = await mapConversationsToTriage(
    trx,
    mails.map(({ conversationId }) => conversationId),
    { lock: true },
  );
  return new Map(
    mails.flatMap((mail) => {
      const conversation = of(conversations, mail);
      // A person has merged or split the conversation meanwhile: the next try finds the mail where it is now.
      if (!conversation.messages.some(({ id }) => id === mail.messageId))
        throw new Error(`message ${mail.messageId} has gone to another conversation`);
      const isJudged = conversation.messages.some(({ id, action }) => id === mail.messageId && action);
      return isJudged && !again ? [] : [[mail.messageId, conversation]];
    }),
  );
}

async function read(
  context: WorkerContext,
  rules: Rules,
  mail: MailToTriage,
  before: ConversationToTriage,
): Promise<Reading> {
  const { model } = context;
  const timings = createTimings();
  const words = mailWords(mail, before, model, formatsOf(rules.policy));
  const wishes = wishesIn(model, words.text);
  const understanding = await timings.time('understand', () =>
    readMail(context, words, (reading) =>
      judge(rules, reading, situationOf(context, { mail, words, wishes }, before, nothingLookedUp)),
    ),
  );
  const plan = planLookups(
    { understanding, wishes, conversation: conversationFacts(before), policy: rules.policy },
    mail.reply,
  );
  return { mail, words, wishes, understanding, plan, timings };
}

/** What the mail names of the order that was found. */
function withOwnProducts(reading: Reading, { order }: Facts): Reading {
  const { understanding, words, mail } = reading;
  return { ...reading, understanding: withProducts(understanding, words, order, mail.from) };
}

const nothingLookedUp: Facts = { order: { kind: 'not-asked' } };

const judge = ({ templates, policy }: Rules, understanding: Understanding, situation: StoredSituation) =>
  decide({ ...situation, understanding, templates, policy });

function situationOf(
  context: WorkerContext,
  { mail, words, wishes }: Pick<Reading, 'mail' | 'words' | 'wishes'>,
  conversation: ConversationToTriage,
  facts: Facts,
): StoredSituation {
  return {
    ...{ wishes, facts },
    mail: mailFacts(mail, conversation, words, ageOf(context, mail)),
    conversation: conversationFacts(conversation),
  };
}

type Judged = Readonly<{
  reading: Reading;
  conversation: ConversationToTriage;
  mailbox: Mailbox;
  facts: Facts;
}>;

function concludeOn(
  context: WorkerContext,
  rules: Rules,
  { reading, conversation, mailbox, facts }: Judged,
  written: Parameters<typeof conclude>[3],
): Conclusion {
  const { mail, understanding, timings } = reading;
  const situation = situationOf(context, reading, conversation, facts);
  const decision = timings.time('decide', () => judge(rules, understanding, situation));
  const { policy, now, version } = rules;
  const { words } = situation.mail;
  const { team } = decision;
  const promise = promiseFor(rules, team);
  const promisedBy = promise?.by ?? null;
  const handover = handoverTo(policy, decision, { tone: understanding.tone, from: mail.from, promise });
  return conclude(
    context,
    { mail, mailbox, conversation, understanding, facts, policy, promisedBy, handover, now, words },
    { decision, situation, policyVersion: version, timings },
    written,
  );
}

function promiseFor({ policy, times, promises, now }: Rules, team: string): Promised | null {
  const known = promises.get(team);
  if (known !== undefined) return known;
  const promise = promiseOf(policy, team, times.get(team) ?? null, now);
  promises.set(team, promise);
  return promise;
}

const hourMs = 3_600_000;

function ageOf({ config, now, mailboxConfig }: WorkerContext, mail: MailToTriage) {
  const { ageLimitHours } = intakeRules(mailboxConfig(mail.mailboxId), config.mostMailBytes);
  const at = now();
  const ageHours = Math.max(0, (at.getTime() - mail.at.getTime()) / hourMs);
  return { late: hasArrivedLate(mail.at, at, ageLimitHours), ageHours };
}
