// The source of one mail to save, byte for byte as the mailbox gave it.

import type { LoaderFunctionArgs } from '@remix-run/node';

import { findOriginalSource } from '../../db/original-mail.ts';
import { notHere } from '../not-here.ts';
import { savedFile } from '../saved-file.ts';
import { requireAgent } from '../session.ts';
import { toSay } from '../words/say.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireAgent(request, context);
  const id = /^\d{1,15}$/.test(params.id ?? '') ? Number(params.id) : 0;
  const source = await findOriginalSource(context.app.db, id);
  if (!source) return await notHere(request, toSay('There is no such mail, or its source is not kept.'));
  return savedFile(source, `mail-${id}.eml`);
}
