// What the API answers to a change of a conversation: the conversation as it stands now.

import { findConversation } from '../db/conversations.ts';
import type { Database } from '../db/database.ts';
import { apiFault } from './api.ts';
import { toApiConversation } from './view/api-view.ts';

export async function answerConversation(db: Database, id: number): Promise<Response> {
  const row = await findConversation(db, id);
  if (!row) return apiFault(404, 'not_found', 'There is no such conversation.');
  return Response.json(toApiConversation(row), { headers: { 'Cache-Control': 'no-store' } });
}
