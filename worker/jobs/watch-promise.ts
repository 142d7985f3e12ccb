// A promised answer is about to be missed: agents are warned, and the customer is told another time, once.

import { randomUUID } from 'node:crypto';

import { countBotMails } from '../../db/bot-mail-count.ts';
import { changeConversation, insertNote } from '../../db/change-conversations.ts';
import type { Trx } from '../../db/database.ts';
import { enqueue, type JobPayload } from '../../db/jobs.ts';
import { getMailbox } from '../../db/mailboxes.ts';
import { notifyResponsible } from '../../db/notifications.ts';
import { getPolicy } from '../../db/policies.ts';
import {
  lockWaitingPromise,
  markPromiseWarned,
  movePromise,
  type WatchedPromise,
} from '../../db/promises.ts';
import { type NewMail, writeMails } from '../../db/write-mail.ts';
import { composeTraced, replySubject } from '../../triage/compose/compose.ts';
import { momentWords } from '../../triage/compose/words.ts';
import { findBrake } from '../../triage/decide/brake.ts';
import { hoursOf, type Promised, promiseOf } from '../../triage/hours/promise.ts';
import type { Policy } from '../../triage/policy.ts';
import { botMark, makeMessageId } from '../../triage/thread/message-id.ts';
import type { WorkerContext } from '../context.ts';
import { messageOf } from '../errors.ts';
import type { Job } from './job.ts';

type Payload = JobPayload<'watch-promise'>;

export const watchPromise: Job<Payload> = {
  run: async (context, { conversationId }) => {
    const { policy } = await getPolicy(context.db);
    const times = await context.queueTimes(policy);
    await context.db.transaction().execute(async (trx) => {
      const promise = await lockWaitingPromise(trx, conversationId);
      if (!promise) return;
      const now = context.now();
      const { timeZone } = hoursOf(policy, promise.team ?? '');
      const due = momentWords(promise.promisedBy, 'en', timeZone);
      await markPromiseWarned(trx, conversationId, now);
      await notifyResponsible(trx, 'promise_due', conversationId);
      const team = promise.team ?? '';
      const next = promise.moved ? null : promiseOf(policy, team, times.get(team) ?? null, now);
      const told = next && (await tellCustomer(context, trx, { conversationId, promise, policy, next, now }));
      const words = told && next ? `The customer was told ${momentWords(next.by, 'en', timeZone)}.` : '';
      await insertNote(
        trx,
        conversationId,
        `An answer was promised by ${due}, and there is none yet. ${words}`.trim(),
        now,
      );
      if (!told || !next) return;
      await movePromise(trx, conversationId, next.by, now);
      await enqueue(trx, 'watch-promise', { conversationId }, { runAt: next.warnAt });
    });
  },
  // The list shows what is late all the same.
  giveUp: async ({ log }, { conversationId }, error) => {
    log.error({ conversationId, error: messageOf(error) }, 'a promise could not be watched');
  },
};

type Delay = Readonly<{
  conversationId: number;
  promise: WatchedPromise;
  policy: Policy;
  next: Promised;
  now: Date;
}>;

/** Answers whether the mail was queued: not to machines, nor to whom nothing was promised, nor where a brake holds. */
async function tellCustomer(context: WorkerContext, trx: Trx, delay: Delay): Promise<boolean> {
  const { promise, next, policy, now, conversationId } = delay;
  const { toldTo, latest } = promise;
  if (!toldTo || !latest || promise.blocked || next.by <= promise.promisedBy) return false;
  if (latest.automated !== 'none' || latest.authenticity === 'fail') return false;
  const [written] = await countBotMails(trx, [{ address: toldTo, conversationId }], { now });
  if (!written || findBrake(written, policy, true) !== null) return false;
  const body = compose(context, delay);
  if (!body) return false;
  const mailbox = await getMailbox(trx, promise.mailboxId);
  const mail: NewMail = {
    ...{ conversationId, kind: 'delay', agentId: null, answersRow: null, inReplyTo: latest },
    messageId: makeMessageId({
      conversationNumber: conversationId,
      messageId: `${botMark}${randomUUID()}`,
      domain: mailbox.address.split('@')[1] ?? 'localhost',
      key: context.config.secret,
    }),
    from: { address: mailbox.address, name: mailbox.name },
    to: { address: toldTo, name: promise.customerName },
    subject: replySubject(latest.subject),
    ...{ text: body.text, reply: body.text, html: body.html, files: [] },
    envelopeFrom: policy.botEnvelopeSender === 'empty' ? '' : null,
    ...{ at: now, dueAt: null, beforeReply: null },
  };
  await writeMails(trx, [mail]);
  await changeConversation(trx, conversationId, { lastMessageAt: now });
  return true;
}

/** Null where there are no words for it, or none that can be traced: then the customer hears from a person. */
function compose({ templates, log }: WorkerContext, { promise, policy, next, conversationId }: Delay) {
  const all = templates.filter((each) => each.kind === 'delay');
  const template =
    all.find((each) => each.language === promise.language) ?? all.find((each) => each.language === 'en');
  if (!template) return null;
  const { timeZone } = hoursOf(policy, promise.team ?? '');
  try {
    const { body, untraced } = composeTraced(templates, template.name, {
      promised_by: momentWords(next.by, template.language, timeZone),
      conversation_number: String(conversationId),
      company: policy.company.name,
    });
    return untraced.length === 0 ? body : null;
  } catch (error) {
    log.error({ template: template.name, error: messageOf(error) }, 'template cannot be filled');
    return null;
  }
}
