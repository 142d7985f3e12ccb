// The HTML of one mail for its frame: cleaned, and under a policy of its own that lets nothing run.

import type { LoaderFunctionArgs } from '@remix-run/node';

import { findMessageHtml } from '../../db/conversation-thread.ts';
import { inlineImages } from '../inline-images.ts';
import { readSay } from '../language.ts';
import { mailFrameHeaders } from '../mail-frame-headers.ts';
import { mailPage } from '../mail-page.ts';
import { notHere } from '../not-here.ts';
import { requireAgent } from '../session.ts';
import { toSay } from '../words/say.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireAgent(request, context);
  const id = /^\d{1,15}$/.test(params.id ?? '') ? Number(params.id) : 0;
  const mail = await findMessageHtml(context.app.db, id);
  if (!mail) return await notHere(request, toSay('There is no such mail, or its source is not kept.'));
  const asked = new URL(request.url).searchParams;
  const images = mail.picturesAllowed || asked.get('images') === '1';
  const page = mailPage(mail.html, {
    images,
    always: mail.picturesAllowed,
    inline: await inlineImages(context.app, id),
    dark: asked.get('dark') === '1',
    say: await readSay(request),
    plain: mail.text,
  });
  return new Response(page, { headers: mailFrameHeaders({ images }) });
}
