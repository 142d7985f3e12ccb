// Customers as the API answers them. Its shapes are a promise: add to them, never change them.

import type { ConversationRow } from '../../db/conversations.ts';
import type { CustomerRow } from '../../db/customers.ts';
import type { Order } from '../../triage/facts.ts';
import { toApiConversation } from './api-view.ts';

export function toApiCustomer(row: CustomerRow) {
  return {
    id: String(row.id),
    email: row.email,
    name: row.name,
    blocked: row.blocked_at !== null,
    bounced: row.bounced_at && { at: row.bounced_at.toISOString(), reason: row.bounce_reason },
    conversations: row.conversations,
    createdAt: row.created_at.toISOString(),
  };
}

export const toApiWholeCustomer = (
  row: CustomerRow,
  conversations: readonly ConversationRow[],
  orders: readonly Order[],
) => ({
  ...toApiCustomer(row),
  newestConversations: conversations.map(toApiConversation),
  newestOrders: orders,
});
