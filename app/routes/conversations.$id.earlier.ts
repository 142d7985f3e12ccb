// The mails of a long conversation from before those that its page opened with, some at a time.

import { data, type LoaderFunctionArgs } from '@remix-run/node';

import { findEarlierMails } from '../../db/conversation-thread.ts';
import { readSay } from '../language.ts';
import { requireAgent } from '../session.ts';
import { toEarlierEntries } from '../view/conversation-view.ts';

const atOnce = 60;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireAgent(request, context);
  const before = new URL(request.url).searchParams.get('before') ?? '';
  const [id, first] = [params.id ?? '', before].map((text) => (/^\d{1,15}$/.test(text) ? Number(text) : 0));
  const mails = await findEarlierMails(context.app.db, id ?? 0, { count: atOnce, before: first ?? 0 });
  if (!mails) throw new Response('No such conversation', { status: 404 });
  return data({ entries: toEarlierEntries(mails, await readSay(request)), older: mails.older });
}
