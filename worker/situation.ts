// From stored rows to what the pure part is asked about.

import type { ConversationToTriage, MailToTriage } from '../db/triage.ts';
import type { ConversationFacts, MailFacts } from '../triage/decide/types.ts';
import type { ThreadMessage } from '../triage/understand/summary.ts';
import type { MailWords } from '../triage/understand/understand.ts';

/** The new words; numbers are also looked for in the subject, the quoted mail and the earlier ones. */
export function mailWords(mail: MailToTriage, conversation: ConversationToTriage): MailWords {
  const earlier = conversation.messages.filter((each) => each.id < mail.messageId);
  const isFirst = earlier.length === 0;
  return {
    // "Re: Where is my order?" above a thank-you is the old question, not a new one.
    ...(isFirst ? { subject: mail.subject } : {}),
    text: mail.reply,
    quoted: isFirst ? mail.text : [mail.subject, ...earlier.map((each) => each.text)].join('\n\n'),
    attachmentNames: mail.attachments,
    afterBotReply: earlier.at(-1)?.author === 'bot',
    date: mail.at.toISOString(),
  };
}

export function mailFacts(
  mail: MailToTriage,
  conversation: ConversationToTriage,
  arrivedLate: boolean,
): MailFacts {
  return {
    automated: mail.automated,
    authenticity: mail.authenticity,
    from: mail.from,
    fromSomebodyElse: mail.from !== conversation.customerEmail,
    attachments: mail.attachments.length,
    arrivedLate,
    words: `${mail.subject}\n${mail.reply}`,
  };
}

export function conversationFacts(conversation: ConversationToTriage): ConversationFacts {
  const { messages } = conversation;
  const lastPerson = messages.findLastIndex((each) => each.author === 'agent');
  return {
    handler: conversation.handler,
    botTurnsInARow: messages.slice(lastPerson + 1).filter((each) => each.author === 'bot').length,
    asked: conversation.asked,
  };
}

export function threadForSummary(conversation: ConversationToTriage): ThreadMessage[] {
  return conversation.messages.flatMap(({ id, author, text, at }) =>
    author === 'system' ? [] : [{ id: String(id), author, text, at: at.toISOString() }],
  );
}
