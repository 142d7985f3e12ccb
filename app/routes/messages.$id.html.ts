// The HTML of one mail for its frame: cleaned, and under a policy of its own that lets nothing run.

import type { LoaderFunctionArgs } from '@remix-run/node';

import { findMessageHtml } from '../../db/conversation-thread.ts';
import { inlineImages } from '../inline-images.ts';
import { mailFrameHeaders } from '../mail-frame-headers.ts';
import { cleanMailHtml } from '../mail-html.ts';
import { requireAgent } from '../session.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireAgent(request, context);
  const id = /^\d{1,15}$/.test(params.id ?? '') ? Number(params.id) : 0;
  const html = await findMessageHtml(context.app.db, id);
  if (html === null) throw new Response('No such mail', { status: 404 });
  const images = new URL(request.url).searchParams.get('images') === '1';
  const inline = await inlineImages(context.app, id);
  return new Response(cleanMailHtml(html, { images, inline }), { headers: mailFrameHeaders({ images }) });
}
