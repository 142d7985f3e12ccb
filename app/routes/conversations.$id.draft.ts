// The unsent answer is kept a moment after the last key; two windows do not overwrite one another.

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { discardReplyUndoably } from '../../db/beside-actions.ts';
import { findConversation } from '../../db/conversations.ts';
import { findReplyDraft, saveReplyDraft } from '../../db/reply-drafts.ts';
import { parseForm } from '../form.ts';
import { replyContent } from '../forms/conversation.ts';
import { readSay } from '../language.ts';
import { cleanReplyHtml } from '../reply-html.ts';
import { rowId } from '../row-id.ts';
import { requireAgent } from '../session.ts';
import { type DraftView, toDraftView } from '../view/reply-view.ts';
import { toSay } from '../words/say.ts';

const form = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('keep'), ...replyContent, version: z.coerce.number().int().min(0) }),
  z.object({ intent: z.literal('discard') }),
]);

export type DraftAnswer =
  | Readonly<{ kind: 'saved'; version: number }>
  /** Changed elsewhere; null: sent or discarded there. */
  | Readonly<{ kind: 'changed'; current: DraftView | null }>
  | Readonly<{ kind: 'gone' }>
  | Readonly<{ kind: 'refused'; fault: string }>;

/** Null: there is none, or no more. */
export type DraftNow = Readonly<{ current: DraftView | null }>;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const agent = await requireAgent(request, context);
  const of = { conversationId: rowId(params.id), agentId: agent.id };
  const stored = await findReplyDraft(context.app.db, of);
  const now: DraftNow = { current: stored && toDraftView(stored) };
  return Response.json(now, { headers: { 'Cache-Control': 'no-store' } });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { db } = context.app;
  const { value, faults } = await parseForm(request, form);
  if (faults) {
    const say = await readSay(request);
    const fault = say(Object.values(faults)[0] ?? toSay('This form is broken; load the page again.'));
    return answer({ kind: 'refused', fault }, 400);
  }
  const of = { conversationId: rowId(params.id), agentId: agent.id };
  if (value.intent === 'discard') {
    await discardReplyUndoably(db, of);
    return answer({ kind: 'saved', version: 0 });
  }
  if (!(await findConversation(db, of.conversationId))) return answer({ kind: 'gone' }, 404);
  const { html, subject, cc, bcc, draft, version } = value;
  const content = {
    ...{ html: cleanReplyHtml(html), subject: subject || null, cc, bcc },
    decisionId: draft === 0 ? null : draft,
  };
  const saved = await saveReplyDraft(db, of, content, version);
  return saved.kind === 'saved'
    ? answer(saved)
    : answer({ kind: 'changed', current: saved.current && toDraftView(saved.current) }, 409);
}

const answer = (said: DraftAnswer, status = 200) => Response.json(said, { status });
