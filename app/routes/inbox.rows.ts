// A further piece of the inbox's list, for the page that is scrolled there.

import type { LoaderFunctionArgs } from '@remix-run/node';

import { listPage } from '../../db/conversation-pages.ts';
import { parseQuery } from '../form.ts';
import { pieceQuery } from '../forms/inbox-query.ts';
import { readSay } from '../language.ts';
import { readList } from '../read-list.ts';
import { requireAgent } from '../session.ts';
import { toListedItem } from '../view/conversation-item.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const agent = await requireAgent(request, context);
  const say = await readSay(request);
  const { db } = context.app;
  const url = new URL(request.url);
  const { value, faults } = parseQuery(url, pieceQuery);
  const asked = await readList(db, agent.id, url);
  if (faults || !asked) return Response.json(null, { status: 400 });
  const { rows, more } = await listPage(db, asked.filter, {
    ...value,
    sort: asked.sort,
    reader: agent.id,
  });
  return Response.json(
    { items: rows.map((row) => toListedItem(row, asked.view, say)), more },
    { headers: { 'Cache-Control': 'no-store' } },
  );
}
