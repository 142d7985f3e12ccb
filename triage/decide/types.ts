// What a decision is made from, and what it is: plain data, stored whole so that it can be explained and replayed.

import type { Facts } from '../facts.ts';
import type { AnyIntent, Intent } from '../intents.ts';
import type { Authenticity, AutomatedKind } from '../mail.ts';
import type { Policy, RequirableFact } from '../policy.ts';
import type { Reason } from '../reasons.ts';
import type { Tone, Understanding } from '../understanding.ts';

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
  /** Hours from its arrival to the decision, for the policy's own limit; absent in what was kept before there was one. */
  ageHours?: number;
  /** Subject and new text, for the policy's phrases. */
  words: string;
  /** How the customer's earlier mails in the conversation sounded, the oldest first. */
  earlierTones?: readonly Tone[];
}>;

/** What happened in the conversation before this mail. */
export type ConversationFacts = Readonly<{
  handler: 'bot' | 'human' | 'none';
  /** The language that was spoken so far; null where there was none, or where it could not be told. */
  language: string | null;
  /** Mails of the bot since a person last wrote. */
  botTurnsInARow: number;
  /** Mails of the bot in all. */
  botTurnsInAll: number;
  /** The bot's open question: what it asked for and for which wish; null where it asked nothing. */
  asked: OpenQuestion | null;
  /** What the bot has answered since a person last wrote. */
  answered: readonly Answered[];
  /** Other conversations of the customer that a person has and that are not settled. */
  openWithPerson: readonly Readonly<{ conversation: number; intent: AnyIntent | null; about: string }>[];
}>;

export type OpenQuestion = Readonly<{
  intent: Intent;
  missing: readonly Missing[];
  /** How often it has been asked so far. */
  times: number;
  /** The number that it suggested ("did you mean …?"), to which a "yes" is enough. */
  suggested: string | null;
}>;

export type Answered = Readonly<{ intent: AnyIntent; about: string }>;

export type Missing = RequirableFact | 'one_time_code';

/** A template that could be used: the words themselves do not matter to the decision. */
export type TemplateInfo = Readonly<{
  name: string;
  /** One of the product's, or one of the team's own. */
  intent: AnyIntent | null;
  kind: TemplateKind;
  language: string;
}>;
/** `ask-code` says that a code was sent to the address on record, `code` carries it there. */
export type TemplateKind = 'answer' | 'ask' | 'handover' | 'ask-code' | 'code' | 'delay';

export type Situation = Readonly<{
  understanding: Understanding;
  /** Wishes that a sentence of its own states plainly, in order; beside the mail's main one there may be others. */
  wishes: readonly Intent[];
  mail: MailFacts;
  conversation: ConversationFacts;
  facts: Facts;
  templates: readonly TemplateInfo[];
  policy: Policy;
}>;

/** Why a mail is filed or answered, beside the reasons for which people get it. */
export type DecisionReason = Reason | 'routine' | 'automated_mail' | 'thanks' | 'human_has_it' | 'left_alone';

/** One thing that would have had to be different for the other outcome: what was there, and what was needed. */
export type Otherwise = Readonly<{
  code: string;
  have?: number | string;
  need?: number | string;
}>;

export type Decision = Readonly<{
  do: 'reply' | 'ask' | 'escalate' | 'file';
  /** All that held, the deciding one first. */
  reasons: readonly DecisionReason[];
  /** The wish acted on: the mail's own, or the one that an answer to the bot's question continues. */
  intent: AnyIntent;
  confidence: number;
  /** What the confidence was held against. */
  threshold: number;
  template: string | null;
  /** All templates of the mail in order: more than one where the mail has several wishes. */
  parts: readonly string[];
  missing: readonly Missing[];
  /** What the answer or question is about, such as an order's number: the same again is a repetition. */
  about: string;
  /** The key of the policy's team for this wish. */
  team: string;
  /** The key of the team whose opening hours are told, where any are: it may be another than has the first wish. */
  hoursTeam: string;
  /** Where a person gets it: the templates that answer its routine parts, as a draft. */
  draft: readonly string[];
  otherwise: readonly Otherwise[];
}>;
