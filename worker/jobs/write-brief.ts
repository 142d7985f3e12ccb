// Beside the way of a mail: once a person has it, a model provider sums up the thread and drafts an answer from approved
// words. Nobody waits for it: the built-in summary stands there already.

import { randomBytes } from 'node:crypto';

import { saveBrief } from '../../db/briefs.ts';
import { changeConversation } from '../../db/change-conversations.ts';
import { briefQueue, enqueue, type JobPayload } from '../../db/jobs.ts';
import { getPolicy } from '../../db/policies.ts';
import {
  type ConversationToTriage,
  getConversationToTriage,
  getMailToTriage,
  lockConversation,
  type MailToTriage,
} from '../../db/triage.ts';
import { checkBrief } from '../../triage/provider/brief-check.ts';
import { briefMessages, briefPrompt, briefSchema } from '../../triage/provider/brief-prompt.ts';
import { formatsOf } from '../../triage/understand/entities/policy-formats.ts';
import { moodsOf, type SummarySentence, type ThreadMessage } from '../../triage/understand/summary.ts';
import { moodSentence } from '../../triage/understand/tone-trend.ts';
import { understand } from '../../triage/understand/understand.ts';
import type { Understanding } from '../../triage/understanding.ts';
import { approvedTexts } from '../approved-texts.ts';
import { messageOf } from '../errors.ts';
import { mailWords, threadForSummary } from '../situation.ts';
import type { Job } from './job.ts';

/** A page shows it when it comes; longer than this nobody's first look at the mail takes. Milliseconds. */
const deadlineMs = 20_000;
/** While the provider is slow, mails come first; it is left alone altogether once it has failed some times. Milliseconds. */
const laterMs = 15_000;
/** 80 words of summary and a short mail are about 500; the rest is for models that think before they write. Tokens. */
const mostTokens = 4_000;

export const writeBrief: Job<JobPayload<'write-brief'>> = {
  run: async (context, { messageId }) => {
    const { db, provider } = context;
    if (!provider) return;
    const mail = await getMailToTriage(db, messageId);
    const conversation = await getConversationToTriage(db, mail.conversationId);
    if (hasGoneOn(conversation, mail)) return;
    const { policy } = await getPolicy(db);
    const words = mailWords(mail, conversation, context.model, formatsOf(policy));
    const understanding = understand(words, context.model);
    const approved = await approvedTexts(context, { mail, conversation, words, understanding, policy });
    const messages = briefMessages(threadForSummary(conversation));
    const prompt = briefPrompt(messages, approved, understanding.language, randomBytes(16).toString('hex'));
    const told = await provider.ask({
      prompt,
      schema: briefSchema,
      name: 'brief',
      mostTokens,
      deadlineMs,
      inBackground: true,
    });
    if (told.outcome === 'not_asked' && told.reason === 'busy') {
      const runAt = new Date(context.now().getTime() + laterMs);
      const queue = briefQueue(mail.conversationId);
      await db.transaction().execute((trx) => enqueue(trx, 'write-brief', { messageId }, { queue, runAt }));
      return;
    }
    const brief =
      told.outcome === 'answered' ? checkBrief(told.value, messages, approved, prompt.system) : null;
    await db.transaction().execute(async (trx) => {
      // What comes too late is not shown: the thread has gone on.
      const late = hasGoneOn(await lockConversation(trx, mail.conversationId), mail);
      const { ms, tokensIn, tokensOut, cost } = told.meter;
      await saveBrief(trx, {
        messageId,
        conversationId: mail.conversationId,
        model: provider.model,
        outcome: told.outcome,
        reason: told.outcome === 'answered' ? null : told.reason,
        ms,
        tokensIn,
        tokensOut,
        cost,
        draft: late ? null : (brief?.draft ?? null),
      });
      if (late || !brief || brief.sentences.length === 0) return;
      const summary = withMood(brief.sentences, threadForSummary(conversation), understanding);
      await changeConversation(trx, mail.conversationId, { summary });
    });
  },
  giveUp: async ({ log }, { messageId }, error) => {
    log.warn({ messageId, error: messageOf(error) }, 'no brief; the built-in summary stands');
  },
};

/** The model is told to sum up what was said; how the mood has moved is measured, and kept. */
function withMood(
  sentences: readonly SummarySentence[],
  thread: readonly ThreadMessage[],
  { tone }: Understanding,
): readonly SummarySentence[] {
  const fromCustomer = thread.filter(({ author }) => author === 'customer');
  const last = fromCustomer.at(-1);
  const mood = last ? moodSentence(moodsOf(fromCustomer, last, tone)) : null;
  const words = sentences.reduce((sum, { text }) => sum + text.split(' ').length, 0);
  const fits = mood !== null && words + mood.text.split(' ').length <= mostSummaryWords;
  return fits ? [...sentences.slice(0, 1), mood, ...sentences.slice(1)] : sentences;
}

const mostSummaryWords = 80;

/** Somebody but the bot has written since. */
const hasGoneOn = ({ messages }: ConversationToTriage, mail: MailToTriage): boolean =>
  messages.some((each) => each.id > mail.messageId && each.author !== 'bot');
