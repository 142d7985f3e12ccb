// Used by `triage-mails.ts`: what is to be done about a mail that a machine wrote.

import type { ConversationToTriage, MailToTriage } from '../db/triage.ts';
import { type Outcome, outcomeAfter } from '../triage/decide/outcome.ts';
import type { Conclusion } from './carry-out.ts';
import { nothingKnown, withoutUnderstanding } from './without-understanding.ts';

/** A machine's mail is kept where it belongs and answered by nobody. */
export function fileAutomated(mail: MailToTriage, conversation: ConversationToTriage, now: Date): Conclusion {
  const { messageId, conversationId } = mail;
  const decision = withoutUnderstanding('file', 'automated_mail');
  const facts = [{ name: 'Kind', value: mail.automated, source: mail.automatedReason }];
  return {
    record: { ...nothingKnown, messageId, conversationId, decision, facts },
    change: { outcome: outcomeAfter(conversation.outcome as Outcome, 'file') },
    ...{
      mail: null,
      askedUntil: null,
      wantsBrief: false,
      elsewhere: null,
      handedOver: null,
      queueCode: null,
      now,
    },
  };
}
