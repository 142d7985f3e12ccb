// The mail that follows from a decision; and where it cannot be written, the decision that a person gets it.

import { randomUUID } from 'node:crypto';

import type { HandoverTo } from '../db/handover.ts';
import type { Mailbox } from '../db/mailboxes.ts';
import type { OutboxKind, OutgoingMail } from '../db/outbox.ts';
import type { ConversationToTriage, MailToTriage } from '../db/triage.ts';
import { quotedArticles } from '../triage/compose/article.ts';
import { codeSubject } from '../triage/compose/code-mark.ts';
import { composeTraced, footerOf, replySubject } from '../triage/compose/compose.ts';
import type { TracedFact } from '../triage/compose/fact-lock.ts';
import type { MailBody } from '../triage/compose/render.ts';
import { appendQuote } from '../triage/compose/reply-body.ts';
import { buildSlots, type SlotSource, type Slots } from '../triage/compose/slots.ts';
import { MissingFact } from '../triage/compose/template.ts';
import { ownFacts } from '../triage/decide/own-facts.ts';
import { toldHoursTeam } from '../triage/decide/team.ts';
import type { Decision } from '../triage/decide/types.ts';
import type { FactLine, Facts } from '../triage/facts.ts';
import type { Address } from '../triage/mail.ts';
import type { Policy } from '../triage/policy.ts';
import type { Reason } from '../triage/reasons.ts';
import { botMark, makeMessageId } from '../triage/thread/message-id.ts';
import type { Understanding } from '../triage/understanding.ts';
import type { WorkerContext } from './context.ts';
import { messageOf } from './errors.ts';
import { quoteCustomer } from './quote-customer.ts';

/** All that writing needs of the worker: also a mail that is only tried is written by it. */
type Words = Pick<WorkerContext, 'templates' | 'articles' | 'log'>;

export type Case = Readonly<{
  mail: MailToTriage;
  mailbox: Mailbox;
  conversation: ConversationToTriage;
  understanding: Understanding;
  /** Subject and new words. */
  words: string;
  facts: Facts;
  policy: Policy;
  promisedBy: Date | null;
  /** Where a person gets it. */
  handover: HandoverTo;
  now: Date;
}>;

export type Answer = Readonly<{
  decision: Decision;
  slots: Slots | Record<string, never>;
  body: MailBody | null;
  /** Where the template has one of its own. */
  subject: string | null;
  /** Each fact of the mail with where it comes from. */
  traced: readonly TracedFact[];
  /** Where a person gets it: its routine parts, answered. */
  draft: Draft | null;
  /** What the person should know of how this came about. */
  notes: readonly FactLine[];
}>;

export type Draft = Readonly<{ text: string; html: string; templates: readonly string[] }>;

const kinds = { reply: 'reply', ask: 'ask', escalate: 'handover' } as const satisfies Partial<
  Record<Decision['do'], OutboxKind>
>;

export function writeAnswer(context: Words, of: Case, decision: Decision): Answer {
  const draft = writeDraft(context, of, decision);
  const silent = { decision, slots: {}, body: null, subject: null, traced: [], draft, notes: [] };
  const { do: action, template } = decision;
  if (action === 'file' || template === null || !mayBeWrittenTo(of)) return silent;
  try {
    const slots = buildSlots(slotSource(context, of, decision.parts, toldHoursTeam(decision)));
    const written = composeTraced(context.templates, decision.parts, slots);
    const { body, subject, facts, untraced } = written;
    if (untraced.length === 0) {
      const notes = hoursLines(context, decision.parts, slots);
      return { ...silent, slots, body, subject, traced: eachOnce(facts), notes };
    }
    const spans = untraced.map((each) => each.text).join(', ');
    context.log.error({ template, facts: untraced.length }, 'a fact of the answer comes from nowhere');
    // A handover without its mail is still a handover.
    if (action === 'escalate') return silent;
    const note = { name: 'Not traceable', value: spans, source: `template ${template}` };
    return handOver(context, of, decision, 'fact_not_traceable', note);
  } catch (error) {
    context.log.error({ template, error: messageOf(error) }, 'template cannot be filled');
    if (action === 'escalate') return silent;
    const note = { name: 'Failure', value: messageOf(error), source: `template ${template}` };
    const reason = error instanceof MissingFact ? 'missing_data' : 'engine_error';
    return handOver(context, of, decision, reason, note);
  }
}

/** Whose opening hours were told, where the words tell any. */
function hoursLines({ templates }: Words, parts: readonly string[], { hours }: Slots): FactLine[] {
  const tells = parts.some((name) => templates.find((each) => each.name === name)?.body.includes('hours.'));
  const value = hours.team === null ? hours.time_zone : `${hours.team}, ${hours.time_zone}`;
  return tells ? [{ name: 'Opening hours', value, source: 'the policy: opening hours' }] : [];
}

/** What cannot be said becomes a handover, and says why. */
function handOver(context: Words, of: Case, decision: Decision, reason: Reason, note: FactLine): Answer {
  const language = languageOf(context, decision.template);
  const handovers = context.templates.filter((each) => each.kind === 'handover');
  const handover =
    handovers.find((each) => each.language === language) ?? handovers.find((each) => each.language === 'en');
  // A handover says nothing of what was looked up, and that may be what could not be said.
  const blind: Case = { ...of, facts: { order: { kind: 'not-asked' } } };
  const answer = writeAnswer(context, blind, {
    ...decision,
    do: 'escalate',
    reasons: [reason],
    template: handover?.name ?? null,
    parts: handover ? [handover.name] : [],
    missing: [],
    draft: [],
    otherwise: [{ code: reason, have: note.value }],
  });
  return { ...answer, notes: [note, ...answer.notes] };
}

/** For the agent alone: where it cannot be written there is none, and the conversation goes on without. */
function writeDraft(context: Words, of: Case, decision: Decision): Draft | null {
  const [first] = decision.draft;
  // An agent's answer goes to the customer of the conversation, who need not be the one on the order.
  if (first === undefined || of.facts.code) return null;
  try {
    const slots = buildSlots(slotSource(context, of, decision.draft, decision.hoursTeam));
    const { body, untraced } = composeTraced(context.templates, decision.draft, slots, {
      byPerson: true,
    });
    return untraced.length === 0 ? { ...body, templates: decision.draft } : null;
  } catch (error) {
    context.log.warn({ template: first, error: messageOf(error) }, 'the draft cannot be written');
    return null;
  }
}

function slotSource(context: Words, of: Case, names: readonly string[], hoursTeam: string): SlotSource {
  return {
    ...of,
    facts: ownFacts(of.facts, of.mail),
    language: languageOf(context, names[0] ?? null),
    articles: quotedArticles(context.articles, context.templates, names),
    team: of.handover.team,
    hoursTeam,
    // In a mail to somebody else the asker's name has no place; nor has it in one that carries a code.
    customerName: isForAnother(of) ? '' : of.mail.fromName,
    conversationNumber: of.mail.conversationId,
  };
}

/** A one-time code was given from another address than it was sent to. */
const isForAnother = ({ facts: { code }, mail }: Case) =>
  code?.kind === 'right' && code.address !== mail.from;

const languageOf = ({ templates }: Words, name: string | null) =>
  templates.find((each) => each.name === name)?.language ?? 'en';

/** Said twice it is stored once. */
const eachOnce = (facts: readonly TracedFact[]): TracedFact[] => [
  ...new Map(facts.map((each) => [`${each.text}\n${each.source}`, each])).values(),
];

/** Which words exactly were used: those of a template may change while its name stays. */
export function templateVersion({ templates }: Words, decision: Decision): string | null {
  const used = decision.parts.flatMap((name) => templates.find((each) => each.name === name) ?? []);
  const [first] = used;
  if (!first) return null;
  const footer = footerOf(templates, first);
  const all = footer ? [...used, footer] : used;
  return all.map(({ name, version }) => `${name}@${version}`).join(' ');
}

/** A forged sender is a stranger's address: what we wrote there would be our spam. */
function mayBeWrittenTo({ mail, conversation }: Case): boolean {
  return mail.authenticity !== 'fail' && !conversation.blocked && mail.from !== '';
}

/**
 * To the one who wrote, and to nobody else: not to Reply-To, not to those in Cc. After a one-time code to the address that
 * it went to, whoever wrote it down.
 */
function addressee({ mail, facts }: Case, decision: Decision): Address {
  const { code } = facts;
  if (code?.kind !== 'right' || decision.do === 'escalate' || code.address === mail.from)
    return { address: mail.from, name: mail.fromName };
  return { address: code.address, name: '' };
}

/** The mail to queue; null where nothing is sent. */
export function answerMail(context: WorkerContext, of: Case, answer: Answer): OutgoingMail | null {
  const { decision, body } = answer;
  if (!body || decision.do === 'file') return null;
  const { mail, mailbox, now, policy } = of;
  const template = context.templates.find((each) => each.name === decision.template);
  const language = template?.language ?? 'en';
  const isCode = template?.kind === 'code';
  const to = isCode ? { address: mail.from, name: '' } : addressee(of, decision);
  return {
    conversationId: mail.conversationId,
    kind: kinds[decision.do],
    answers: { id: mail.messageId, messageId: mail.headerMessageId, references: mail.references },
    messageId: makeMessageId({
      conversationNumber: mail.conversationId,
      messageId: `${botMark}${randomUUID()}`,
      domain: mailbox.address.split('@')[1] ?? 'localhost',
      key: context.config.secret,
    }),
    from: { address: mailbox.address, name: mailbox.name },
    to,
    // Under our own words only: whoever reads a code must not take a stranger's for ours.
    subject: isCode ? codeSubject(language) : (answer.subject ?? replySubject(mail.subject)),
    ...(isCode || to.address !== mail.from
      ? body
      : appendQuote(body, quoteCustomer(mail, language, policy.hours.timeZone))),
    reply: body.text,
    envelopeFrom: policy.botEnvelopeSender === 'empty' ? '' : null,
    at: now,
  };
}
