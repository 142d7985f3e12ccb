// Files for an unsent answer: kept with its draft as soon as they are chosen, dropped or pasted.

import type { ActionFunctionArgs } from '@remix-run/node';
import { findConversation } from '../../db/conversations.ts';
import { addReplyFile, type DraftFile, listReplyFiles } from '../../db/reply-drafts.ts';
import { readSay } from '../language.ts';
import { isTooLarge, readFile, tooMuch } from '../reply-files.ts';
import { rowId } from '../row-id.ts';
import { requireAgent } from '../session.ts';
import { toSay } from '../words/say.ts';

/** `added`: those of this form, in its order. */
export type FilesAnswer = Readonly<{
  files: readonly DraftFile[];
  added: readonly DraftFile[];
  fault: string | null;
}>;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { db } = context.app;
  const say = await readSay(request);
  const of = { conversationId: rowId(params.id), agentId: agent.id };
  const refuse = async (fault: string, status: number) =>
    Response.json({ files: await listReplyFiles(db, of), added: [], fault: say(fault) }, { status });
  if (!(await findConversation(db, of.conversationId)))
    return refuse(toSay('This conversation is no longer there.'), 404);
  const tooLarge = isTooLarge(request);
  if (tooLarge) return refuse(tooLarge, 413);
  const given = (await request.formData()).getAll('files').filter((each) => each instanceof File) as File[];
  const before = await listReplyFiles(db, of);
  const fault = tooMuch([...before, ...given].map(({ size }) => size));
  if (fault) return refuse(fault, 413);
  const ids: number[] = [];
  for (const file of given) ids.push(await addReplyFile(db, of, await readFile(file)));
  const files = await listReplyFiles(db, of);
  const added = files.filter(({ id }) => ids.includes(id));
  return Response.json({ files, added, fault: null } satisfies FilesAnswer);
}
