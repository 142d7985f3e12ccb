// A conversation comes back when the customer writes, or at a time unless they have answered.

import { type ActionFunctionArgs, data } from '@remix-run/node';
import { z } from 'zod';

import { setReminder } from '../../db/reminders.ts';
import { actUndoably } from '../../db/undo-actions.ts';
import { parseForm } from '../form.ts';
import { requireAgent } from '../session.ts';

/** Whoever needs longer had better write it down. */
const longestMs = 366 * 86_400_000;

const form = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reply') }),
  z.object({
    kind: z.literal('follow_up'),
    until: z.iso
      .datetime()
      .transform((at) => new Date(at))
      .refine((at) => at.getTime() < Date.now() + longestMs),
  }),
]);

export async function action({ request, params, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const id = /^\d{1,15}$/.test(params.id ?? '') ? Number(params.id) : 0;
  const { value, faults } = await parseForm(request, form);
  if (faults) return data({ faults }, { status: 400 });
  const reminder =
    value.kind === 'reply'
      ? ({ kind: 'reply', dueAt: null } as const)
      : ({ kind: 'follow_up', dueAt: value.until } as const);
  const done = await context.app.db.transaction().execute((trx) =>
    actUndoably(trx, { agentId: agent.id, kind: 'remind', ids: [id] }, async (ids) => {
      await setReminder(trx, ids, agent.id, reminder);
    }),
  );
  if (done.found === 0) throw new Response('No such conversation', { status: 404 });
  return data({ faults: null });
}
