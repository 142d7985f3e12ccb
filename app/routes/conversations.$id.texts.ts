// Asked when an agent first wants ready words: those of this conversation.

import type { LoaderFunctionArgs } from '@remix-run/node';
import { listReplyTexts } from '../reply-texts.ts';
import { rowId } from '../row-id.ts';
import { requireAgent } from '../session.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const agent = await requireAgent(request, context);
  return { texts: await listReplyTexts(context, agent, rowId(params.id)) };
}
