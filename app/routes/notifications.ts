// What the bell shows, and that it was read.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';

import { countUnread, listNotifications, markRead } from '../../db/notification-list.ts';
import { parseForm } from '../form.ts';
import { requireAgent } from '../session.ts';
import { toNotificationView } from '../view/notification-view.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { db } = context.app;
  const [rows, unread] = await Promise.all([listNotifications(db, agent.id), countUnread(db, agent.id)]);
  return Response.json({ unread, items: rows.map(toNotificationView) });
}

const form = z.object({ newest: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

export async function action({ request, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { value, faults } = await parseForm(request, form);
  if (faults) return data({ faults }, { status: 400 });
  await markRead(context.app.db, agent.id, value, new Date());
  return { faults: null };
}
