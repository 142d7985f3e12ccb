// What a page can show of an attachment that a browser does not draw.

import { data, type LoaderFunctionArgs } from '@remix-run/node';

import { type FilePreview, previewFile } from '../file-preview.ts';
import { readAttachment } from '../read-attachment.ts';
import { requireAgent } from '../session.ts';

const nothingToShow: FilePreview = { kind: 'none' };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireAgent(request, context);
  const file = await readAttachment(context.app, params.id);
  return data(file ? await previewFile(context.app, file) : nothingToShow);
}
