// An open page says which conversation it shows and whether somebody writes there; what it shows is read by that.

import { type ActionFunctionArgs, data } from '@remix-run/node';
import { z } from 'zod';

import { doings, tellLooking } from '../../db/looking.ts';
import { markConversationRead } from '../../db/notification-list.ts';
import { markSeen } from '../../db/reading.ts';
import { parseForm } from '../form.ts';
import { requireAgent } from '../session.ts';

const form = z.object({
  tab: z.string().regex(/^[0-9a-z-]{8,48}$/),
  /** Empty: none, or the page is being left. */
  conversation: z.string().regex(/^\d{0,15}$/),
  doing: z.enum(doings),
  /** The newest message that the page shows. */
  seen: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  /** They have just come to this conversation. */
  opened: z.literal('yes').optional(),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { db } = context.app;
  const { value, faults } = await parseForm(request, form);
  if (faults) return data({ faults }, { status: 400 });
  const { tab, doing, seen, opened } = value;
  const conversationId = value.conversation === '' ? null : Number(value.conversation);
  await tellLooking(db, { tab, agentId: agent.id, name: agent.name, conversationId, doing });
  if (conversationId !== null) {
    const reading = { agentId: agent.id, conversationId, upTo: seen, opened: opened !== undefined };
    if (seen > 0) await markSeen(db, reading);
    await markConversationRead(db, agent.id, conversationId, new Date());
  }
  return new Response(null, { status: 204 });
}
