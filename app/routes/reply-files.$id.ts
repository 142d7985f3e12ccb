// A file of an unsent answer, for the agent who writes it alone: its pictures are shown in the editor.

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { removeFileUndoably } from '../../db/beside-actions.ts';
import { findReplyFile } from '../../db/reply-drafts.ts';
import { isPicture } from '../reply-files.ts';
import { rowId } from '../row-id.ts';
import { requireAgent } from '../session.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const agent = await requireAgent(request, context);
  const file = await findReplyFile(context.app.db, rowId(params.id), agent.id);
  // Anything but a picture is saved, not shown: it might be a page with a script.
  if (!file || !isPicture(file.contentType)) throw new Response('No such picture', { status: 404 });
  return new Response(new Uint8Array(file.content), {
    headers: {
      'Content-Type': file.contentType,
      'Content-Security-Policy': "default-src 'none'",
      'Cache-Control': 'private, max-age=3600',
    },
  });
}

/** Takes it out again. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  await removeFileUndoably(context.app.db, { id: rowId(params.id), agentId: agent.id });
  return Response.json({ removed: rowId(params.id) });
}
