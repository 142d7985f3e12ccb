// The bytes of one attachment: taken out of the original mail, or as they went out.

import type { LoaderFunctionArgs } from '@remix-run/node';
import { drawnTypes } from '../inline-images.ts';
import { notHere } from '../not-here.ts';
import { readAttachment } from '../read-attachment.ts';
import { drawnFile, savedFile } from '../saved-file.ts';
import { requireAgent } from '../session.ts';
import { toSay } from '../words/say.ts';

/** Pictures and PDF files are drawn, unless somebody wants to save them; all else is only ever saved. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireAgent(request, context);
  const file = await readAttachment(context.app, params.id);
  if (!file)
    return await notHere(
      request,
      toSay(
        'This file is gone, or cannot be taken out of its mail. “Source and sender” of the mail has all that came.',
      ),
    );
  const { filename, type, content } = file;
  const save = new URL(request.url).searchParams.has('save');
  const drawn = drawnTypes.has(type) || type === 'application/pdf';
  return drawn && !save ? drawnFile(content, filename, type) : savedFile(content, filename);
}
