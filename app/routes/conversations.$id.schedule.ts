// An answer that waits for its time gets another one, or leaves at once.

import { type ActionFunctionArgs, data } from '@remix-run/node';
import { z } from 'zod';
import { reschedule } from '../../db/scheduled-replies.ts';
import { parseForm } from '../form.ts';
import { readSay } from '../language.ts';
import { rowId } from '../row-id.ts';
import { requireAgent } from '../session.ts';

const form = z.object({
  outboxId: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  to: z.iso.datetime().transform((at) => new Date(at)),
});

/** Whoever plans further ahead had better write it down. Milliseconds. */
const longestAheadMs = 366 * 86_400_000;

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireAgent(request, context);
  const say = await readSay(request);
  const { value, faults } = await parseForm(request, form);
  if (faults) return data({ fault: say('This form is broken; load the page again.') }, { status: 400 });
  if (value.to.getTime() > Date.now() + longestAheadMs)
    return data({ fault: say('That is too far ahead.') }, { status: 400 });
  const about = { conversationId: rowId(params.id), outboxId: value.outboxId };
  return (await reschedule(context.app.db, about, value.to))
    ? data({ fault: null })
    : data({ fault: say('It has left already, or was cancelled.') }, { status: 409 });
}
