// Webhooks and their log as the settings pages show them: without the secret.

import type { LoggedDelivery } from '../../db/webhook-deliveries.ts';
import type { HookEvent, Webhook } from '../../db/webhooks.ts';
import { toSay } from '../words/say.ts';

export const hookEventWords: Readonly<Record<HookEvent | 'webhook.test', string>> = {
  'message.received': toSay('A mail came in'),
  'conversation.escalated': toSay('Handed to people'),
  'conversation.replied': toSay('An answer left'),
  'conversation.assigned': toSay('Given to somebody else'),
  'conversation.tagged': toSay('Tags changed'),
  'conversation.resolved': toSay('Resolved'),
  'conversation.reopened': toSay('Opened again'),
  'webhook.test': toSay('Test'),
};

export type HookView = Readonly<{
  id: number;
  url: string;
  events: readonly HookEvent[];
  enabled: boolean;
  ownNetwork: boolean;
  withDetails: boolean;
  failingSince: string | null;
  fault: string | null;
  givenUpAt: string | null;
}>;

export const toHookView = ({
  secret: _,
  createdAt,
  failingSince,
  givenUpAt,
  ...hook
}: Webhook): HookView => ({
  ...hook,
  failingSince: failingSince?.toISOString() ?? null,
  givenUpAt: givenUpAt?.toISOString() ?? null,
});

export type LogLine = Readonly<{
  id: number;
  at: string;
  type: string;
  conversation: number | null;
  state: 'queued' | 'delivered' | 'failed';
  tries: number;
  /** Null where no try is to come. */
  nextTryAt: string | null;
  status: number | null;
  response: string;
  fault: string | null;
  milliseconds: number | null;
}>;

export const toLogLine = (row: LoggedDelivery): LogLine => ({
  ...{ id: row.id, type: row.type, conversation: row.conversation_id, tries: row.tries },
  ...{ status: row.status, response: row.response, fault: row.fault, milliseconds: row.milliseconds },
  state: row.state as LogLine['state'],
  at: row.at.toISOString(),
  nextTryAt: row.state === 'queued' ? row.next_try_at.toISOString() : null,
});
