// POST /api/v1/conversations/:id/status: resolves a conversation, opens it again, snoozes it, or says that it is spam.

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import { reopenConversation, resolveConversation } from '../../db/conversation-status.ts';
import type { Database } from '../../db/database.ts';
import { markSpam, snoozeConversation } from '../../db/queue.ts';
import { answerConversation } from '../answer-conversation.ts';
import { apiFault, otherMethod, readBodyAs, readId, requireToken } from '../api.ts';
import { statusBody } from '../forms/api-conversation.ts';
import { longestSnoozeMs } from '../view/snooze.ts';

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireToken(request, context);
  if (request.method !== 'POST') return otherMethod('POST');
  const wanted = await readBodyAs(request, statusBody);
  const fault = 'until' in wanted ? untilFault(new Date(wanted.until), new Date()) : null;
  if (fault) return apiFault(400, 'invalid', 'Some fields are wrong.', { fields: { until: fault } });
  const { db } = context.app;
  const id = readId(params.id);
  await setStatus(db, id, wanted);
  return await answerConversation(db, id);
}

async function setStatus(db: Database, id: number, wanted: z.output<typeof statusBody>): Promise<boolean> {
  switch (wanted.status) {
    case 'open':
      return await reopenConversation(db, id, null);
    case 'resolved':
      return await resolveConversation(db, id);
    case 'spam':
      return await markSpam(db, id);
    case 'snoozed':
      return await snoozeConversation(db, id, null, new Date(wanted.until));
    default:
      return wanted satisfies never;
  }
}

function untilFault(until: Date, now: Date): string | null {
  const ahead = until.getTime() - now.getTime();
  if (ahead <= 0) return 'is over';
  return ahead > longestSnoozeMs ? 'is more than a year ahead' : null;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireToken(request, context);
  return otherMethod('POST');
}
