// The reply box as its page shows it.

import type { Agent } from '../../db/agents.ts';
import type { Thread } from '../../db/conversation-thread.ts';
import type { DraftFile, StoredDraft } from '../../db/reply-drafts.ts';
import { richToText } from '../../triage/compose/rich-text.ts';
import type { Address } from '../../triage/mail.ts';
import type { SlotValues } from './reply-slots.ts';

/** What is written and not sent. */
export type ReplyContent = Readonly<{
  html: string;
  /** '' for the conversation's own. */
  subject: string;
  cc: readonly Address[];
  bcc: readonly Address[];
  /** The bot's draft that it began as; 0: none. */
  draft: number;
}>;

/** `version` names what is stored, for whoever changes it; `text` is for a browser without script. */
export type DraftView = ReplyContent & Readonly<{ version: number; text: string }>;

export type ReplyView = Readonly<{
  me: number;
  draft: DraftView | null;
  files: readonly DraftFile[];
  signature: string;
  slots: SlotValues;
  /** The customer's newest mail; 0 where there is none. */
  lastIncomingId: number;
  /** Mails of which a part can be sent on. */
  hasSubject: boolean;
}>;

type Beside = Readonly<{
  agent: Agent;
  draft: StoredDraft | null;
  files: readonly DraftFile[];
  signature: string;
}>;

export function toReplyView(thread: Thread, { agent, draft, files, signature }: Beside): ReplyView {
  const incoming = thread.messages.findLast((each) => each.direction === 'in' && each.author === 'customer');
  return {
    me: agent.id,
    draft: draft && toDraftView(draft),
    files,
    signature: signature.trim(),
    slots: toSlots(thread, agent),
    lastIncomingId: incoming?.id ?? 0,
    hasSubject: thread.conversation.subject.trim() !== '',
  };
}

export const toDraftView = ({ html, subject, cc, bcc, decisionId, version }: StoredDraft): DraftView => ({
  ...{ html, cc, bcc, version },
  subject: subject ?? '',
  draft: decisionId ?? 0,
  text: richToText(html),
});

function toSlots({ conversation, orders }: Thread, agent: Agent): SlotValues {
  // With several, which one is meant is the agent's to say.
  const order = orders.length === 1 ? orders[0] : undefined;
  return {
    'customer.name': conversation.customer_name,
    'customer.first_name': firstName(conversation.customer_name),
    'customer.email': conversation.customer_email,
    'order.number': order?.number ?? '',
    'order.tracking_url': order?.trackingUrl ?? '',
    'agent.name': agent.name,
    'agent.first_name': firstName(agent.name),
    'conversation.number': String(conversation.id),
    'conversation.subject': conversation.subject,
    'mailbox.address': conversation.mailbox_address,
  };
}

const firstName = (name: string) => name.trim().split(/\s+/)[0] ?? '';
