// Articles that may help with a conversation: those that speak of what the customer last wrote.

import { searchArticles } from '../db/articles.ts';
import type { Thread } from '../db/conversation-thread.ts';
import { getPolicy } from '../db/policies.ts';
import { localTime } from '../triage/hours/opening.ts';
import type { AppContext } from './context.ts';
import { type ArticleSuggestion, toArticleSuggestion } from './view/article-view.ts';

const most = 3;

/** None where the language could not be told, or where nothing fits. */
export async function suggestArticles(
  { db }: Pick<AppContext, 'db'>,
  { conversation, messages }: Thread,
): Promise<ArticleSuggestion[]> {
  const { language } = conversation;
  // Not what somebody outside has answered, nor a machine: the customer's words are to be helped with.
  const last = messages.findLast((each) => each.author === 'customer');
  if (!last || !language || language === 'und') return [];
  const { policy } = await getPolicy(db);
  const { date: today } = localTime(new Date(), policy.hours.timeZone);
  const words = `${conversation.subject}\n${last.reply}`;
  return (await searchArticles(db, { language, words, today, limit: most })).map(toArticleSuggestion);
}
