// Where the decision was to ask for a one-time code: the code is made, and mailed to the address on the order alone.

import { randomUUID } from 'node:crypto';

import { insertNote } from '../db/change-conversations.ts';
import { countCodes, insertCode, setCodeMail } from '../db/codes.ts';
import type { Trx } from '../db/database.ts';
import { type NewMail, writeMails } from '../db/write-mail.ts';
import { codeSubject } from '../triage/compose/code-mark.ts';
import { composeTraced } from '../triage/compose/compose.ts';
import { buildSlots } from '../triage/compose/slots.ts';
import { codeMinutes } from '../triage/decide/order-code.ts';
import { botMark, makeMessageId } from '../triage/thread/message-id.ts';
import type { WorkerContext } from './context.ts';
import { newNonce } from './lookups/code-digits.ts';
import type { Answer, Case } from './write-answer.ts';

/** To one address, or for one asker: a person who mistypes twice still gets one, and nobody's mailbox is filled. */
const mostCodes = 3;
const withinMs = 3_600_000;

export const wantsCode = ({ facts }: Case, { decision, body }: Answer): boolean =>
  decision.do === 'ask' &&
  decision.missing.includes('one_time_code') &&
  body !== null &&
  facts.order.kind === 'found';

/** In the transaction of the decision, after its mail has been queued; in the language in which that asks for the code. */
export async function queueCode(
  context: WorkerContext,
  trx: Trx,
  of: Case,
  asking: string | null,
): Promise<void> {
  const { order: lookup } = of.facts;
  // There is no such order: the asker has been told the same as where there is one.
  if (lookup.kind !== 'found') return;
  const { mail, now } = of;
  const address = lookup.order.customerEmail;
  const isOnRecord = address === mail.from.toLowerCase();
  const lately = await countCodes(trx, address, mail.from, new Date(now.getTime() - withinMs));
  if (lately >= mostCodes && !isOnRecord) {
    await insertNote(
      trx,
      mail.conversationId,
      'No code was sent: there have been too many within an hour.',
      now,
    );
    return;
  }
  const codeId = await insertCode(trx, {
    ...{ conversationId: mail.conversationId, questionId: mail.messageId, address, askedBy: mail.from },
    ...{ orderNumber: lookup.order.number, nonce: newNonce(), at: now },
    expiresAt: new Date(now.getTime() + codeMinutes * 60_000),
  });
  const outboxId = isOnRecord
    ? await answerTo(trx, mail.messageId)
    : await writeCode(context, trx, of, { address, asking });
  if (outboxId !== null) await setCodeMail(trx, codeId, outboxId);
}

/** The mail to the asker is the one that carries it. */
async function answerTo(trx: Trx, messageId: number): Promise<number | null> {
  const row = await trx
    .selectFrom('outbox')
    .select('id')
    .where('in_answer_to', '=', messageId)
    .where('kind', '=', 'ask')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Nothing that the asker wrote is in it, the name and the subject included. */
async function writeCode(
  { templates, config }: WorkerContext,
  trx: Trx,
  of: Case,
  { address, asking }: Readonly<{ address: string; asking: string | null }>,
): Promise<number> {
  const { mail, mailbox, policy, now, understanding } = of;
  const { language } = templates.find(({ name }) => name === asking) ?? {};
  const template = templates.find((each) => each.kind === 'code' && each.language === language);
  if (!template) throw new Error('There is no template for a one-time code');
  const slots = buildSlots({
    ...{ language: template.language, policy, understanding, now, promisedBy: null, words: '' },
    facts: { order: { kind: 'not-asked' } },
    customerName: '',
    conversationNumber: mail.conversationId,
  });
  const { body, untraced } = composeTraced(templates, template.name, slots);
  if (untraced.length > 0) throw new Error(`Template ${template.name} has facts that come from nowhere`);
  const code: NewMail = {
    ...{
      conversationId: mail.conversationId,
      kind: 'code',
      agentId: null,
      answersRow: null,
      inReplyTo: null,
    },
    messageId: makeMessageId({
      conversationNumber: mail.conversationId,
      messageId: `${botMark}${randomUUID()}`,
      domain: mailbox.address.split('@')[1] ?? 'localhost',
      key: config.secret,
    }),
    from: { address: mailbox.address, name: mailbox.name },
    to: { address, name: '' },
    subject: codeSubject(template.language),
    ...{ text: body.text, reply: body.text, html: body.html, files: [] },
    envelopeFrom: policy.botEnvelopeSender === 'empty' ? '' : null,
    ...{ at: now, dueAt: null, beforeReply: null },
  };
  const [outboxId = 0] = await writeMails(trx, [code]);
  return outboxId;
}
