// What an agent does beside the queue so that it can be undone: links, blocks, notes, drafts, corrections, what they have read.

import { sql } from 'kysely';

import {
  type Block,
  type BlockRefusal,
  blockSender,
  customersAt,
  normalPattern,
  unblockSender,
} from './blocks.ts';
import { type Correction, removeCorrection, saveCorrection } from './corrections.ts';
import { type Database, type Db, inTransaction, type Trx } from './database.ts';
import { discardDraft } from './draft-use.ts';
import type { About, ActionKind } from './kept-actions.ts';
import type { RowsOf } from './kept-rows.ts';
import { linkConversations, unlinkConversations } from './links.ts';
import { deleteNote, editNote, type NoteChange } from './notes.ts';
import { markReading } from './reading.ts';
import { type DraftOf, discardReplyDraft, discardReplyFile } from './reply-drafts.ts';
import { changeSavedView, deleteSavedView, type NewView, type SavedView } from './saved-views.ts';
import { actUndoably } from './undo-actions.ts';

type Beside = Readonly<{
  agentId: number;
  kind: ActionKind;
  about: About;
  rows: readonly RowsOf[];
  ids?: readonly number[];
}>;

/** Answers what `change` answers, and the action to undo it by; null where nothing changed. */
export async function actBeside<Answer>(
  db: Db,
  beside: Beside,
  change: (trx: Trx, actionId: number) => Promise<Answer>,
): Promise<Readonly<{ answer: Answer; actionId: number | null }>> {
  return await inTransaction(db, async (trx) => {
    const answers: Answer[] = [];
    const { actionId } = await actUndoably(trx, { ids: [], ...beside }, async (_ids, id) => {
      answers.push(await change(trx, id));
    });
    const [first] = answers.map((answer) => ({ answer, actionId }));
    if (!first) throw new Error('no such conversation');
    return first;
  });
}

type Pair = Readonly<{ one: number; other: number; agentId: number }>;

const linkOf = ({ one, other }: Pair): RowsOf => ({
  table: 'conversation_link',
  where: sql`one_id = ${Math.min(one, other)} and other_id = ${Math.max(one, other)}`,
});

/** Answers false where one of them is not there, or both are the same. */
export async function linkUndoably(db: Database, pair: Pair): Promise<boolean> {
  const { one, other, agentId } = pair;
  const about = { conversationId: one, other };
  const { answer } = await actBeside(db, { agentId, kind: 'link', about, rows: [linkOf(pair)] }, (trx) =>
    linkConversations(trx, one, other, { agentId }),
  );
  return answer;
}

export async function unlinkUndoably(db: Database, pair: Pair): Promise<void> {
  const { one, other, agentId } = pair;
  const about = { conversationId: one, other };
  await actBeside(db, { agentId, kind: 'unlink', about, rows: [linkOf(pair)] }, (trx) =>
    unlinkConversations(trx, one, other, agentId),
  );
}

const blockRows = (pattern: string): RowsOf[] => [
  { table: 'customer', where: customersAt(pattern), columns: ['blocked_at'] },
  { table: 'blocked_sender', where: sql`pattern = ${pattern}` },
];

type BlockBy = Block & Readonly<{ agentId: number; customerId?: number }>;

/** Null where it is done, also where it was so before. */
export async function blockUndoably(db: Database, block: BlockBy): Promise<BlockRefusal | null> {
  const { agentId, conversationId, customerId } = block;
  const pattern = normalPattern(block.pattern);
  const about = { ...(conversationId === null ? {} : { conversationId }), pattern, customerId };
  const ids = conversationId === null ? [] : [conversationId];
  const beside = { agentId, kind: 'block', about, rows: blockRows(pattern), ids } as const;
  return await inTransaction(db, async (trx) => {
    // Customers before their conversations, as by whoever takes mail in: else each could wait for the other.
    await sql`select from customer where ${customersAt(pattern)} order by id for no key update`.execute(trx);
    return (await actBeside(trx, beside, (inner) => blockSender(inner, block))).answer;
  });
}

type Unblock = Readonly<{ pattern: string; agentId: number; conversationId?: number; customerId?: number }>;

export async function unblockUndoably(db: Database, unblock: Unblock): Promise<void> {
  const { pattern, agentId, ...about } = unblock;
  await actBeside(
    db,
    { agentId, kind: 'unblock', about: { ...about, pattern }, rows: blockRows(pattern) },
    (trx) => unblockSender(trx, pattern, agentId),
  );
}

/** What hangs on a note: whom it names, who was told, and what it said before. */
const noteRows = (messageId: number): RowsOf[] => [
  { table: 'message', where: sql`kept.id = ${messageId}`, columns: ['text', 'reply'] },
  ...(['note_change', 'note_mention', 'notification'] as const).map((table) => ({
    ...{ table, where: sql`message_id = ${messageId}` },
  })),
];

/** False where it is not this agent's note, or is gone; so is the other one. */
export async function editNoteUndoably(
  db: Database,
  change: NoteChange & { text: string },
): Promise<boolean> {
  return await changeNote(db, 'note-edit', change, (trx) => editNote(trx, change));
}

export async function deleteNoteUndoably(db: Database, change: NoteChange): Promise<boolean> {
  return await changeNote(db, 'note-delete', change, (trx) => deleteNote(trx, change));
}

async function changeNote(
  db: Database,
  kind: 'note-edit' | 'note-delete',
  { agentId, messageId, conversationId }: NoteChange,
  change: (trx: Trx) => Promise<boolean>,
): Promise<boolean> {
  const beside = { agentId, kind, about: { conversationId }, rows: noteRows(messageId) };
  return (await actBeside(db, beside, change)).answer;
}

type Use = Parameters<typeof discardDraft>[1];

/** The bot's. Answers false where there is no such draft to throw away. */
export async function discardDraftUndoably(db: Database, use: Use): Promise<boolean> {
  const { conversationId, decisionId, agentId } = use;
  const rows: RowsOf[] = [{ table: 'draft_use', where: sql`decision_id = ${decisionId}` }];
  const beside = { agentId, kind: 'discard-draft', about: { conversationId }, rows } as const;
  return (await actBeside(db, beside, (trx) => discardDraft(trx, use))).answer;
}

/** The agent's own, with its files. */
export async function discardReplyUndoably(db: Database, of: DraftOf): Promise<void> {
  const { conversationId, agentId } = of;
  const where = sql`conversation_id = ${conversationId} and agent_id = ${agentId}`;
  const rows: RowsOf[] = [
    { table: 'reply_draft', where },
    { table: 'reply_file', where, columns: ['discarded_by'] },
  ];
  const beside = { agentId, kind: 'discard-reply', about: { conversationId }, rows } as const;
  await actBeside(db, beside, (trx, actionId) => discardReplyDraft(trx, of, actionId));
}

/** Out of an unsent answer; only the agent's own. */
export async function removeFileUndoably(
  db: Database,
  { id, agentId }: Readonly<{ id: number; agentId: number }>,
): Promise<void> {
  const file = await db
    .selectFrom('reply_file')
    .select(['conversation_id', 'filename'])
    .where('id', '=', id)
    .where('agent_id', '=', agentId)
    .executeTakeFirst();
  if (!file) return;
  const about = { conversationId: file.conversation_id, name: file.filename };
  const rows: RowsOf[] = [{ table: 'reply_file', where: sql`kept.id = ${id}`, columns: ['discarded_by'] }];
  await actBeside(db, { agentId, kind: 'remove-file', about, rows }, (trx, actionId) =>
    discardReplyFile(trx, { id, agentId, actionId }),
  );
}

/** Answers false where there is no such mail of a customer. */
export async function correctUndoably(
  db: Database,
  messageId: number,
  agentId: number,
  correction: Correction,
): Promise<boolean> {
  const beside = { agentId, kind: 'correct', ...(await correctionOf(db, messageId)) } as const;
  return (await actBeside(db, beside, (trx) => saveCorrection(trx, messageId, agentId, correction))).answer;
}

export async function takeBackUndoably(db: Database, messageId: number, agentId: number): Promise<void> {
  const beside = { agentId, kind: 'take-back', ...(await correctionOf(db, messageId)) } as const;
  await actBeside(db, beside, (trx) => removeCorrection(trx, messageId));
}

async function correctionOf(db: Db, messageId: number): Promise<Pick<Beside, 'about' | 'rows'>> {
  const row = await db
    .selectFrom('message')
    .select('conversation_id')
    .where('id', '=', messageId)
    .executeTakeFirst();
  return {
    about: row ? { conversationId: row.conversation_id } : {},
    rows: [{ table: 'correction', where: sql`message_id = ${messageId}` }],
  };
}

type ViewBy = Readonly<{ agentId: number; view: Pick<SavedView, 'id' | 'name'> }>;

const viewOf = ({ agentId, view }: ViewBy) => ({
  ...{ agentId, about: { name: view.name } },
  rows: [{ table: 'saved_view', where: sql`kept.id = ${view.id}` }] satisfies RowsOf[],
});

export async function changeViewUndoably(db: Database, by: ViewBy, changes: Partial<NewView>): Promise<void> {
  await actBeside(db, { ...viewOf(by), kind: 'change-view' }, (trx) =>
    changeSavedView(trx, by.agentId, by.view.id, changes),
  );
}

export async function deleteViewUndoably(db: Database, by: ViewBy): Promise<void> {
  await actBeside(db, { ...viewOf(by), kind: 'delete-view' }, (trx) => deleteSavedView(trx, by.view.id));
}

type Marking = Parameters<typeof markReading>[1];

export async function markUndoably(db: Database, marking: Marking) {
  const { agentId, ids, unread } = marking;
  const [only, ...others] = ids;
  const rows: RowsOf[] = [
    {
      table: 'conversation_read',
      where: sql`agent_id = ${agentId} and conversation_id = any(${ids}::bigint[])`,
    },
  ];
  const about = only !== undefined && others.length === 0 ? { conversationId: only } : {};
  const kind = unread ? 'unread' : 'read';
  const { answer, actionId } = await actBeside(db, { agentId, kind, about, rows }, (trx) =>
    markReading(trx, marking),
  );
  return { actionId, ...answer };
}
