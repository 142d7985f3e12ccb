// The bytes of one attachment: taken out of the original mail, or as they went out.

import type { LoaderFunctionArgs } from '@remix-run/node';
import { drawnTypes } from '../inline-images.ts';
import { readAttachment } from '../read-attachment.ts';
import { drawnFile, savedFile } from '../saved-file.ts';
import { requireAgent } from '../session.ts';

/** Pictures and PDF files are drawn, unless somebody wants to save them; all else is only ever saved. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireAgent(request, context);
  const { filename, type, content } = await readAttachment(context.app, params.id);
  const save = new URL(request.url).searchParams.has('save');
  const drawn = drawnTypes.has(type) || type === 'application/pdf';
  return drawn && !save ? drawnFile(content, filename, type) : savedFile(content, filename);
}
