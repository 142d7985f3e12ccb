// The mail that follows from a decision; and where it cannot be written, the decision that a person gets it.

import { randomUUID } from 'node:crypto';

import type { Trx } from '../db/database.ts';
import type { Mailbox } from '../db/mailboxes.ts';
import { type OutboxKind, queueBotMail } from '../db/outbox.ts';
import type { ConversationToTriage, MailToTriage } from '../db/triage.ts';
import { compose, replySubject } from '../triage/compose/compose.ts';
import { type Quote, quoteBriefly } from '../triage/compose/quote.ts';
import type { MailBody } from '../triage/compose/render.ts';
import { appendQuote } from '../triage/compose/reply-body.ts';
import { buildSlots, type Slots } from '../triage/compose/slots.ts';
import { type BotMailCount, type Brake, brakeFact, findBrake } from '../triage/decide/brake.ts';
import type { Decision } from '../triage/decide/types.ts';
import type { FactLine, Facts } from '../triage/facts.ts';
import type { Policy } from '../triage/policy.ts';
import { botMark, makeMessageId } from '../triage/thread/message-id.ts';
import type { Understanding } from '../triage/understanding.ts';
import type { WorkerContext } from './context.ts';
import { messageOf } from './errors.ts';

export type Case = Readonly<{
  mail: MailToTriage;
  mailbox: Mailbox;
  conversation: ConversationToTriage;
  understanding: Understanding;
  facts: Facts;
  policy: Policy;
  promisedBy: Date | null;
  /** What the bot has written to this sender and here, for the loop brakes. */
  botMails: BotMailCount;
  now: Date;
}>;

export type Answer = Readonly<{
  decision: Decision;
  /** Facts that came to light in writing. */
  facts: readonly FactLine[];
  slots: Slots | Record<string, never>;
  /** The words of the template, and the whole mail with what it quotes. */
  body: Readonly<{ own: string; whole: MailBody }> | null;
}>;

const kinds = { reply: 'reply', ask: 'ask', escalate: 'handover' } as const satisfies Partial<
  Record<Decision['do'], OutboxKind>
>;

export function writeAnswer(context: WorkerContext, of: Case, decision: Decision): Answer {
  const { do: action, template } = decision;
  if (action === 'file' || !mayBeWrittenTo(of)) return { decision, facts: [], slots: {}, body: null };
  const brake = findBrake(of.botMails, of.policy);
  if (brake) return braked(of, decision, brake);
  if (template === null) return { decision, facts: [], slots: {}, body: null };
  const language = context.templates.find((each) => each.name === template)?.language ?? 'en';
  try {
    const slots = buildSlots({
      ...of,
      language,
      customerName: of.mail.fromName,
      conversationNumber: of.mail.conversationId,
    });
    const own = compose(context.templates, template, slots);
    const whole = appendQuote(own, quoteOf(of, language));
    return { decision, facts: [], slots, body: { own: own.text, whole } };
  } catch (error) {
    context.log.error({ template, error: messageOf(error) }, 'template cannot be filled');
    // A handover without its mail is still a handover; anything else becomes one, and says why.
    if (action === 'escalate') return { decision, facts: [], slots: {}, body: null };
    const handovers = context.templates.filter((each) => each.kind === 'handover');
    const handover =
      handovers.find((each) => each.language === language) ??
      handovers.find((each) => each.language === 'en');
    // A handover says nothing of what was looked up, and that may be what could not be said.
    return writeAnswer(
      context,
      { ...of, facts: { order: { kind: 'not-asked' } } },
      {
        ...decision,
        do: 'escalate',
        reasons: ['engine_error'],
        template: handover?.name ?? null,
        missing: [],
      },
    );
  }
}

/** The bot falls silent and a person takes it, without a mail: that would be one more turn of the loop. */
function braked({ mail, policy }: Case, decision: Decision, brake: Brake): Answer {
  const before = decision.do === 'escalate' ? decision.reasons : [];
  return {
    decision: {
      ...decision,
      do: 'escalate',
      reasons: [...new Set([...before, 'bot_turn_limit' as const])],
      template: null,
      missing: [],
    },
    facts: [brakeFact(brake, mail.from, policy)],
    slots: {},
    body: null,
  };
}

/**
 * The beginning of what the customer wrote, below the answer: a mail program shows what was asked. Only where the sender
 * is proven: what somebody wrote under a stranger's address would else reach that stranger in our name, and a responder
 * that quotes is what senders of spam look for.
 */
function quoteOf({ mail, policy }: Case, language: string): Quote | null {
  if (mail.authenticity !== 'pass') return null;
  const original = { name: mail.fromName, address: mail.from, text: mail.reply, at: mail.at };
  return quoteBriefly(original, language, policy.hours.timeZone);
}

/** A forged sender is a stranger's address: what we wrote there would be our spam. */
function mayBeWrittenTo({ mail, conversation }: Case): boolean {
  return mail.authenticity !== 'fail' && !conversation.blocked && mail.from !== '';
}

export async function queueAnswer(context: WorkerContext, trx: Trx, of: Case, answer: Answer): Promise<void> {
  const { decision, body } = answer;
  if (!body || decision.do === 'file') return;
  const { mail, mailbox, now, policy } = of;
  await queueBotMail(trx, {
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
    // To the one who wrote, and to nobody else: not to Reply-To, not to those in Cc.
    to: { address: mail.from, name: mail.fromName },
    subject: replySubject(mail.subject),
    ...body.whole,
    reply: body.own,
    envelopeFrom: policy.botEnvelopeSender === 'empty' ? '' : null,
    at: now,
  });
}
