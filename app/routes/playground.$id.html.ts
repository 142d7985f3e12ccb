// The HTML of a tried reply for its frame, as a mail program would show it.

import type { LoaderFunctionArgs } from '@remix-run/node';

import { findTrial } from '../../db/trials.ts';
import { mailFrameHeaders } from '../mail-frame-headers.ts';
import { cleanMailHtml } from '../mail-html.ts';
import { requireAgent } from '../session.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const agent = await requireAgent(request, context);
  const id = /^\d{1,15}$/.test(params.id ?? '') ? Number(params.id) : 0;
  const trial = await findTrial(context.app.db, id, agent.email);
  const html = trial?.result?.reply?.html;
  if (html === undefined) throw new Response('No such reply', { status: 404 });
  const pictures = { images: false, inline: new Map<string, string>() };
  return new Response(cleanMailHtml(html, pictures), { headers: mailFrameHeaders({ images: false }) });
}
