// The mail that follows from a decision; and where it cannot be written, the decision that a person gets it.

import { randomUUID } from 'node:crypto';

import type { Trx } from '../db/database.ts';
import type { Mailbox } from '../db/mailboxes.ts';
import { type OutboxKind, queueBotMail } from '../db/outbox.ts';
import type { ConversationToTriage, MailToTriage } from '../db/triage.ts';
import { compose, replySubject } from '../triage/compose/compose.ts';
import type { MailBody } from '../triage/compose/render.ts';
import { appendQuote } from '../triage/compose/reply-body.ts';
import { buildSlots, type Slots } from '../triage/compose/slots.ts';
import type { Decision } from '../triage/decide/types.ts';
import type { FactLine, Facts } from '../triage/facts.ts';
import type { Policy } from '../triage/policy.ts';
import { botMark, makeMessageId } from '../triage/thread/message-id.ts';
import type { Understanding } from '../triage/understanding.ts';
import type { WorkerContext } from './context.ts';
import { messageOf } from './errors.ts';
import { quoteCustomer } from './quote-customer.ts';

export type Case = Readonly<{
  mail: MailToTriage;
  mailbox: Mailbox;
  conversation: ConversationToTriage;
  understanding: Understanding;
  facts: Facts;
  policy: Policy;
  promisedBy: Date | null;
  now: Date;
}>;

export type Answer = Readonly<{
  decision: Decision;
  slots: Slots | Record<string, never>;
  body: MailBody | null;
  /** What the person should know of how this came about. */
  notes: readonly FactLine[];
}>;

const kinds = { reply: 'reply', ask: 'ask', escalate: 'handover' } as const satisfies Partial<
  Record<Decision['do'], OutboxKind>
>;

export function writeAnswer(context: WorkerContext, of: Case, decision: Decision): Answer {
  const { do: action, template } = decision;
  if (action === 'file' || template === null || !mayBeWrittenTo(of))
    return { decision, slots: {}, body: null, notes: [] };
  const language = context.templates.find((each) => each.name === template)?.language ?? 'en';
  try {
    const slots = buildSlots({
      ...of,
      language,
      customerName: of.mail.fromName,
      conversationNumber: of.mail.conversationId,
    });
    return { decision, slots, body: compose(context.templates, template, slots), notes: [] };
  } catch (error) {
    context.log.error({ template, error: messageOf(error) }, 'template cannot be filled');
    // A handover without its mail is still a handover; anything else becomes one, and says why.
    if (action === 'escalate') return { decision, slots: {}, body: null, notes: [] };
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

/** A forged sender is a stranger's address: what we wrote there would be our spam. */
function mayBeWrittenTo({ mail, conversation }: Case): boolean {
  return mail.authenticity !== 'fail' && !conversation.blocked && mail.from !== '';
}

export async function queueAnswer(context: WorkerContext, trx: Trx, of: Case, answer: Answer): Promise<void> {
  const { decision, body } = answer;
  if (!body || decision.do === 'file') return;
  const { mail, mailbox, now, policy } = of;
  const language = context.templates.find((each) => each.name === decision.template)?.language ?? 'en';
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
    ...appendQuote(body, quoteCustomer(mail, language, policy.hours.timeZone)),
    reply: body.text,
    envelopeFrom: policy.botEnvelopeSender === 'empty' ? '' : null,
    at: now,
  });
}
