// The HTML of a tried reply for its frame, as a mail program would show it.

import type { LoaderFunctionArgs } from '@remix-run/node';

import { findTrial } from '../../db/trials.ts';
import { readSay } from '../language.ts';
import { mailFrameHeaders } from '../mail-frame-headers.ts';
import { mailPage } from '../mail-page.ts';
import { notHere } from '../not-here.ts';
import { requireAgent } from '../session.ts';
import { toSay } from '../words/say.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const agent = await requireAgent(request, context);
  const id = /^\d{1,15}$/.test(params.id ?? '') ? Number(params.id) : 0;
  const trial = await findTrial(context.app.db, id, agent.email);
  const html = trial?.result?.reply?.html;
  if (html === undefined) return await notHere(request, toSay('There is no such reply.'));
  const page = mailPage(html, {
    images: false,
    inline: new Map(),
    dark: false,
    say: await readSay(request),
    plain: trial?.result?.reply?.text ?? '',
  });
  return new Response(page, { headers: mailFrameHeaders({ images: false }) });
}
