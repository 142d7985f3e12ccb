// Which conversations each of the inbox's views holds, for the agent who looks.

import type { ConversationFilter } from '../db/conversation-filter.ts';
import type { InboxView } from './view/inbox-views.ts';

export function viewFilter(view: InboxView, agentId: number): ConversationFilter {
  const open = { handler: 'human', status: ['open'] } as const;
  switch (view) {
    case 'person':
      return open;
    case 'mine':
      return { ...open, assigneeId: agentId };
    case 'teams':
      return { ...open, teamsOf: agentId };
    case 'unassigned':
      return { ...open, assigneeId: null };
    case 'bot':
      return { handler: 'bot' };
    case 'waiting':
      return { handler: 'human', status: ['waiting'] };
    case 'snoozed':
      return { status: ['snoozed'] };
    case 'resolved':
      return { status: ['resolved'], handler: 'human' };
    case 'automated':
      return { outcome: 'filed' };
    case 'spam':
      return { status: ['spam'] };
    case 'all':
      return {};
    default:
      return view satisfies never;
  }
}
