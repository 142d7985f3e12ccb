// Notes of a conversation: written, edited and deleted; and whom they can name.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { listAgents } from '../../db/agents.ts';
import { deleteNoteUndoably, editNoteUndoably } from '../../db/beside-actions.ts';
import { addNote } from '../../db/notes.ts';
import { listTeams } from '../../db/team-members.ts';
import { parseForm } from '../form.ts';
import { noteForm } from '../forms/note.ts';
import { readSay } from '../language.ts';
import { requireAgent } from '../session.ts';
import { toSay } from '../words/say.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAgent(request, context);
  const { db } = context.app;
  const [agents, teams] = await Promise.all([listAgents(db), listTeams(db)]);
  return {
    mentionable: [
      ...agents.map(({ name }) => ({ name, members: null })),
      ...teams.map(({ name, agents: members }) => ({ name, members: members.length })),
    ],
  };
}

/** `added`: the form's own key, once its note is stored. */
type NoteAnswer = Readonly<{ added: string | null; changed: number | null; fault: string | null }>;

const nothing: NoteAnswer = { added: null, changed: null, fault: null };

export async function action({ request, params, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const say = await readSay(request);
  const { db } = context.app;
  const conversationId = /^\d{1,15}$/.test(params.id ?? '') ? Number(params.id) : 0;
  const { value, faults } = await parseForm(request, noteForm);
  if (faults) {
    const fault = say(faults.text ?? toSay('This form is broken; load the page again.'));
    return data({ ...nothing, fault } satisfies NoteAnswer, { status: 400 });
  }
  const now = new Date();
  if (value.intent === 'add') {
    const { text, key } = value;
    const id = await addNote(db, { conversationId, text, key, by: { agentId: agent.id }, now });
    if (id === null) throw new Response('No such conversation', { status: 404 });
    return data({ ...nothing, added: key } satisfies NoteAnswer);
  }
  const change = { conversationId, messageId: value.id, agentId: agent.id, now };
  const done =
    value.intent === 'edit'
      ? await editNoteUndoably(db, { ...change, text: value.text })
      : await deleteNoteUndoably(db, change);
  if (done) return data({ ...nothing, changed: value.id } satisfies NoteAnswer);
  const fault = say('This note is not yours, or is gone.');
  return data({ ...nothing, fault } satisfies NoteAnswer, { status: 409 });
}

/** Who is there to be named does not change with every mail. */
export const shouldRevalidate = () => false;
