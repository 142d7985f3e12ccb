// What a decision is made from, and what it is: plain data, stored whole so that it can be explained and replayed.

import type { Facts } from '../facts.ts';
import type { Intent } from '../intents.ts';
import type { Authenticity, AutomatedKind } from '../mail.ts';
import type { Policy } from '../policy.ts';
import type { Reason } from '../reasons.ts';
import type { Understanding } from '../understanding.ts';

/** The mail to be decided on. */
export type MailFacts = Readonly<{
  automated: AutomatedKind;
  authenticity: Authenticity;
  from: string;
  /** Of somebody who is not the customer the conversation belongs to. */
  fromSomebodyElse: boolean;
  /** Attachments that are not inline images. */
  attachments: number;
  /** It reached us so long after it was sent that the world may have moved on: older than the mailbox's age limit. */
  arrivedLate: boolean;
  /** Subject and new text, for the policy's phrases. */
  words: string;
}>;

/** What happened in the conversation before this mail. */
export type ConversationFacts = Readonly<{
  handler: 'bot' | 'human' | 'none';
  /** Mails of the bot since a person last wrote. */
  botTurnsInARow: number;
  /** The bot's open question: what it asked for and for which wish; null where it asked nothing. */
  asked: Readonly<{ intent: Intent; missing: readonly Missing[] }> | null;
}>;

export type Missing = 'order_number';

/** A template that could be used: the words themselves do not matter to the decision. */
export type TemplateInfo = Readonly<{
  name: string;
  intent: Intent | null;
  kind: TemplateKind;
  language: string;
}>;
export type TemplateKind = 'answer' | 'ask' | 'handover';

export type Situation = Readonly<{
  understanding: Understanding;
  mail: MailFacts;
  conversation: ConversationFacts;
  facts: Facts;
  templates: readonly TemplateInfo[];
  policy: Policy;
}>;

/** Why a mail is filed or answered, beside the reasons for which people get it. */
export type DecisionReason = Reason | 'routine' | 'automated_mail' | 'thanks' | 'human_has_it';

export type Decision = Readonly<{
  do: 'reply' | 'ask' | 'escalate' | 'file';
  /** All that held, the deciding one first. */
  reasons: readonly DecisionReason[];
  /** The wish acted on: the mail's own, or the one that an answer to the bot's question continues. */
  intent: Intent;
  confidence: number;
  /** What the confidence was held against. */
  threshold: number;
  template: string | null;
  missing: readonly Missing[];
}>;
