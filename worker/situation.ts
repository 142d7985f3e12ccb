// From stored rows to what the pure part is asked about.

import type { ConversationToTriage, EarlierDecision, MailToTriage, ThreadMessage } from '../db/triage.ts';
import type { Answered, ConversationFacts, MailFacts, OpenQuestion } from '../triage/decide/types.ts';
import { isIntent } from '../triage/intents.ts';
import type { NumberFormat } from '../triage/understand/entities/formats.ts';
import type { Model } from '../triage/understand/model.ts';
import { read } from '../triage/understand/reading.ts';
import type { ThreadMessage as SummaryMessage } from '../triage/understand/summary.ts';
import { thanksOnly } from '../triage/understand/thanks-only.ts';
import type { MailWords } from '../triage/understand/understand.ts';

/**
 * The new words; numbers are also looked for in the subject, the quoted mail and the earlier ones. Mails that the
 * customer wrote before anybody answered are one question with this one, unless this one only says thanks.
 */
export function mailWords(
  mail: MailToTriage,
  conversation: ConversationToTriage,
  model: Model,
  formats: readonly NumberFormat[] = [],
): MailWords {
  const earlier = conversation.messages.filter((each) => each.id < mail.messageId);
  const isFirst = earlier.length === 0;
  const open = unanswered(mail, conversation);
  const waiting = open.length > 0 && isThanks(mail, model) ? [] : open;
  const spoken = earlier.filter((each) => each.author !== 'bot' || wasSaid(each));
  const [first] = waiting;
  const subject = isFirst ? mail.subject : first && first === earlier[0] ? first.subject : null;
  return {
    // "Re: Where is my order?" above a thank-you is the old question, not a new one. Empty, not absent: it is a mail.
    subject: subject ?? '',
    text: [...waiting.map((each) => each.text), mail.reply].join('\n\n'),
    // Not the bot's own words: the orders that it asked about are not the one that is meant.
    quoted: isFirst
      ? mail.text
      : [mail.subject, ...earlier.filter((each) => each.author !== 'bot').map((each) => each.text)].join(
          '\n\n',
        ),
    attachmentNames: mail.attachments,
    afterBotReply: spoken.at(-1)?.author === 'bot',
    date: mail.at.toISOString(),
    formats,
  };
}

const isThanks = (mail: MailToTriage, model: Model) => thanksOnly(model, read(model, '', mail.reply));

/** More mails than this in a row are not read as one. */
const mostInARow = 5;

/** The customer's earlier mails that nobody has answered yet, in order: what the bot wrote may still be on its way. */
export function unanswered(mail: MailToTriage, conversation: ConversationToTriage): ThreadMessage[] {
  const found: ThreadMessage[] = [];
  for (const each of conversation.messages.filter(({ id }) => id < mail.messageId).toReversed()) {
    if (each.author === 'agent' || (each.author === 'bot' && wasSaid(each))) break;
    if (each.author === 'customer' && each.action !== 'file') found.unshift(each);
  }
  return found.slice(-mostInARow);
}

/** A mail that was withdrawn, or that is not on its way yet and will be, was never said. */
const wasSaid = ({ delivery }: Pick<ThreadMessage, 'delivery'>) =>
  delivery !== 'queued' && delivery !== 'withdrawn';

export function mailFacts(
  mail: MailToTriage,
  conversation: ConversationToTriage,
  words: MailWords,
  { late, ageHours }: Readonly<{ late: boolean; ageHours: number }>,
): MailFacts {
  return {
    automated: mail.automated,
    authenticity: mail.authenticity,
    from: mail.from,
    fromSomebodyElse: mail.from !== conversation.customerEmail,
    attachments: mail.attachments.length,
    ...{ arrivedLate: late, ageHours },
    words: `${mail.subject}\n${words.text}`,
    earlierTones: conversation.messages.flatMap(({ id, author, tone }) =>
      author === 'customer' && id < mail.messageId && tone ? [tone] : [],
    ),
  };
}

export function conversationFacts(conversation: ConversationToTriage): ConversationFacts {
  const { messages, decisions } = conversation;
  const lastPerson =
    messages.findLast((each) => each.author === 'agent' && each.delivery !== 'withdrawn')?.id ?? 0;
  const fromBot = messages.filter((each) => each.author === 'bot' && wasSaid(each));
  const said = decisions.filter(
    (each) => each.messageId > lastPerson && each.delivery !== null && wasSaid(each),
  );
  return {
    handler: conversation.handler,
    language: conversation.language === 'und' ? null : conversation.language,
    botTurnsInARow: fromBot.filter((each) => each.id > lastPerson).length,
    botTurnsInAll: fromBot.length,
    asked: openQuestion(said),
    answered: said.flatMap(({ action, intent, about }): Answered[] =>
      action === 'reply' && intent ? [{ intent, about }] : [],
    ),
    openWithPerson: conversation.openWithPerson,
  };
}

/** The bot's newest question, where nothing but it has been said since. */
function openQuestion(said: readonly EarlierDecision[]): OpenQuestion | null {
  const latest = said.at(-1);
  if (latest?.action !== 'ask' || !latest.intent || !isIntent(latest.intent)) return null;
  const before = said
    .toReversed()
    .findIndex((each) => each.action !== 'ask' || each.intent !== latest.intent);
  return {
    intent: latest.intent,
    missing: latest.missing,
    times: before < 0 ? said.length : before,
    suggested: latest.about === '' ? null : latest.about,
  };
}

export function threadForSummary(conversation: ConversationToTriage): SummaryMessage[] {
  return conversation.messages.flatMap(({ id, author, text, at, tone = null }) =>
    author === 'system' ? [] : [{ id: String(id), author, text, at: at.toISOString(), tone }],
  );
}
