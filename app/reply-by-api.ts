// An answer that another program writes: the same way as an agent's, through the outbox, and once for each Idempotency-Key.

import { createHash, randomUUID } from 'node:crypto';
import type { z } from 'zod';

import { findAgentByEmail } from '../db/agents.ts';
import { findReply } from '../db/replies.ts';
import type { ApiToken } from '../db/tokens.ts';
import { apiFault } from './api.ts';
import type { AppContext } from './context.ts';
import { idempotencyKey, type replyBody } from './forms/api-conversation.ts';
import { sendReply } from './send-reply.ts';
import { toApiReply } from './view/api-view.ts';

type Body = z.output<typeof replyBody>;
type Given = Readonly<{ body: Body; token: ApiToken; key: string }>;

export async function replyByApi(app: AppContext, conversationId: number, { body, token, key }: Given) {
  const agent = await requireAuthor(app, token, body.asAgent);
  const reply = { text: body.text, resolve: body.resolve, undoSeconds: body.undoSeconds };
  const seen = body.lastMessageId === undefined ? Number.MAX_SAFE_INTEGER : Number(body.lastMessageId);
  const result = await sendReply(
    app,
    agent,
    conversationId,
    // Whether a colleague has just answered is for the program to ask.
    { ...reply, key, seen, draft: 0, over: Number.MAX_SAFE_INTEGER },
    new FormData(),
  );
  if (result.kind === 'not-found') throw apiFault(404, 'not_found', 'There is no such conversation.');
  if (result.kind === 'refused')
    throw apiFault(409, 'newer_mail', 'The customer has written since: read the new mail first.');
  const stored = await findReply(app.db, conversationId, result.messageId);
  if (!stored) throw new Error('a reply was not stored');
  if (result.outboxId === null && (stored.reply !== body.text || stored.agent_id !== agent.id))
    throw apiFault(422, 'key_reused', 'This Idempotency-Key was used for another reply.');
  return { reply: toApiReply(stored), repeated: result.outboxId === null };
}

/** The agent in whose name a program writes, or the program itself. */
export async function requireAuthor(
  { db }: Pick<AppContext, 'db'>,
  token: ApiToken,
  asAgent: string | undefined,
): Promise<Readonly<{ id: number | null; name: string }>> {
  if (asAgent === undefined) return { id: null, name: token.name };
  const agent = await findAgentByEmail(db, asAgent);
  if (agent) return agent;
  throw apiFault(400, 'invalid', 'Some fields are wrong.', { fields: { asAgent: 'is no agent here' } });
}

/** Each token has keys of its own; without one every request is another. Throws 400. */
export function requireKey(request: Request, token: ApiToken): string {
  const { data, error } = idempotencyKey.safeParse(request.headers.get('Idempotency-Key') ?? undefined);
  if (error) {
    const fields = { 'Idempotency-Key': 'must be 1 to 255 visible characters' };
    throw apiFault(400, 'invalid', 'The Idempotency-Key cannot be used.', { fields });
  }
  if (data === undefined) return randomUUID();
  return createHash('sha256').update(`${token.id} ${data}`).digest('hex').slice(0, 40);
}
