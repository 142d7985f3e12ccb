// What a team writes for itself into a conversation: never sent, never part of an answer.

import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';

import { listAgents } from './agents.ts';
import { type Database, type Db, inTransaction, type Trx } from './database.ts';
import { findMentions, type Mention } from './mentions.ts';
import { notifyAgents } from './notifications.ts';
import { listTeams } from './team-members.ts';

export type NewNote = Readonly<{
  conversationId: number;
  text: string;
  /** A colleague, or a program by the name of its token. */
  by: Readonly<{ agentId: number }> | Readonly<{ program: string }>;
  now: Date;
  /** Said twice under the same key it is one note. */
  key?: string;
}>;

/** Characters. */
export const longestNote = 20_000;

/** Those it names are told. Answers the message's id; null where there is no such conversation. */
export async function addNote(db: Database, note: NewNote): Promise<number | null> {
  const { conversationId, text, by, now } = note;
  const agentId = 'agentId' in by ? by.agentId : null;
  return await db.transaction().execute(async (trx) => {
    const conversation = await trx
      .selectFrom('conversation')
      .select('id')
      .where('id', '=', conversationId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!conversation) return null;
    const message_id = `<note-${note.key ?? randomUUID()}@baton.invalid>`;
    const before = note.key === undefined ? null : await findByKey(trx, conversationId, message_id);
    if (before) return before.id;
    const { id: messageId } = await trx
      .insertInto('message')
      .values({
        conversation_id: conversationId,
        direction: 'note',
        author: agentId === null ? 'system' : 'agent',
        agent_id: agentId,
        message_id,
        from_address: '',
        from_name: 'program' in by ? by.program : '',
        subject: '',
        text,
        reply: text,
        at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await mention(trx, { messageId, conversationId, text, agentId });
    return messageId;
  });
}

async function findByKey(trx: Trx, conversationId: number, messageId: string) {
  const row = await trx
    .selectFrom('message')
    .select('id')
    .where('message_id', '=', messageId)
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
  return row ?? null;
}

export type NoteChange = Readonly<{ conversationId: number; messageId: number; agentId: number; now: Date }>;

/** What it said before is kept; who is named anew is told. False where it is not this agent's note, or is gone. */
export async function editNote(db: Db, change: NoteChange & { text: string }): Promise<boolean> {
  const { conversationId, messageId, agentId, text } = change;
  return await inTransaction(db, async (trx) => {
    const note = await lockOwnNote(trx, change);
    if (!note) return false;
    if (note.text === text) return true;
    await keepBefore(trx, change, 'edited', note.text);
    await trx.updateTable('message').set({ text, reply: text }).where('id', '=', messageId).execute();
    await mention(trx, { messageId, conversationId, text, agentId });
    return true;
  });
}

/** Its place in the thread stays, and what it said is kept. False where it is not this agent's note, or is gone. */
export async function deleteNote(db: Db, change: NoteChange): Promise<boolean> {
  return await inTransaction(db, async (trx) => {
    const note = await lockOwnNote(trx, change);
    if (!note) return false;
    await keepBefore(trx, change, 'deleted', note.text);
    await trx
      .updateTable('message')
      .set({ text: '', reply: '' })
      .where('id', '=', change.messageId)
      .execute();
    await trx.deleteFrom('note_mention').where('message_id', '=', change.messageId).execute();
    await trx.deleteFrom('notification').where('message_id', '=', change.messageId).execute();
    return true;
  });
}

function lockOwnNote(trx: Trx, { conversationId, messageId, agentId }: NoteChange) {
  return trx
    .selectFrom('message')
    .select(['id', 'text'])
    .where('id', '=', messageId)
    .where('conversation_id', '=', conversationId)
    .where('direction', '=', 'note')
    .where('agent_id', '=', agentId)
    .where(
      sql<boolean>`not exists (select from note_change where message_id = message.id and what = 'deleted')`,
    )
    .forUpdate()
    .executeTakeFirst();
}

async function keepBefore(
  trx: Trx,
  { conversationId, messageId, agentId, now }: NoteChange,
  what: 'edited' | 'deleted',
  before: string,
): Promise<void> {
  await trx
    .insertInto('note_change')
    .values({
      ...{ message_id: messageId, conversation_id: conversationId, agent_id: agentId },
      ...{ what, before, at: now },
    })
    .execute();
}

type Written = Readonly<{ messageId: number; conversationId: number; text: string; agentId: number | null }>;

/** Tells whom it names and did not name before. */
async function mention(trx: Trx, { messageId, conversationId, text, agentId }: Written): Promise<void> {
  const [agents, teams] = await Promise.all([listAgents(trx), listTeams(trx)]);
  const mentions = findMentions(text, { agents, teams });
  const before = await trx
    .deleteFrom('note_mention')
    .where('message_id', '=', messageId)
    .returning(['agent_id', 'team'])
    .execute();
  if (mentions.length > 0)
    await trx
      .insertInto('note_mention')
      .values(mentions.map(toRow(messageId)))
      .execute();
  const membersOf = (team: string | null) =>
    teams.find(({ key }) => key === team)?.agents.map(({ id }) => id) ?? [];
  const told = new Set(before.flatMap((each) => each.agent_id ?? membersOf(each.team)));
  const named = new Set(
    mentions.flatMap((each) => ('agentId' in each ? each.agentId : membersOf(each.team))),
  );
  await notifyAgents(
    trx,
    [...named]
      .filter((id) => !told.has(id))
      .map((id) => ({ agentId: id, kind: 'mention', conversationId, messageId, byAgentId: agentId })),
  );
}

const toRow = (messageId: number) => (mention: Mention) => ({
  message_id: messageId,
  words: mention.words,
  agent_id: 'agentId' in mention ? mention.agentId : null,
  team: 'team' in mention ? mention.team : null,
});

export type ThreadNote = Readonly<{
  id: number;
  text: string;
  agentId: number | null;
  /** Whoever wrote it, also a program by its token's name; empty: Baton itself. */
  by: string;
  at: Date;
}>;

export type NoteDetails = Readonly<{
  notes: readonly ThreadNote[];
  mentions: readonly Readonly<{ messageId: number; words: string; agentId: number | null }>[];
  /** The earliest first. */
  changes: readonly Readonly<{
    messageId: number;
    what: 'edited' | 'deleted';
    before: string;
    by: string | null;
    at: Date;
  }>[];
}>;

/** All notes of a conversation, and what they say beside their text. */
export async function listNoteDetails(db: Db, conversationId: number): Promise<NoteDetails> {
  const [notes, mentions, changes] = await Promise.all([
    db
      .selectFrom('message')
      .leftJoin('agent', 'agent.id', 'message.agent_id')
      .select(['message.id', 'message.text', 'message.agent_id as agentId', 'message.at'])
      .select(sql<string>`coalesce(agent.name, message.from_name)`.as('by'))
      .where('message.conversation_id', '=', conversationId)
      .where('message.direction', '=', 'note')
      .execute(),
    db
      .selectFrom('note_mention')
      .innerJoin('message', 'message.id', 'note_mention.message_id')
      .select([
        'note_mention.message_id as messageId',
        'note_mention.words',
        'note_mention.agent_id as agentId',
      ])
      .where('message.conversation_id', '=', conversationId)
      .execute(),
    db
      .selectFrom('note_change')
      .leftJoin('agent', 'agent.id', 'note_change.agent_id')
      .select([
        'note_change.message_id as messageId',
        'note_change.what',
        'note_change.before',
        'agent.name as by',
        'note_change.at',
      ])
      .where('note_change.conversation_id', '=', conversationId)
      .orderBy('note_change.id')
      .execute(),
  ]);
  return {
    notes,
    mentions,
    changes: changes.map((each) => ({ ...each, what: each.what as 'edited' | 'deleted' })),
  };
}

/** One note with who wrote it; throws where there is none. */
export async function getNote(db: Db, messageId: number) {
  return await db
    .selectFrom('message')
    .leftJoin('agent', 'agent.id', 'message.agent_id')
    .select([
      'message.id',
      'message.conversation_id',
      'message.from_name',
      'message.text',
      'message.at',
      'message.agent_id',
      'agent.name as agent_name',
      'agent.email as agent_email',
    ])
    .where('message.id', '=', messageId)
    .where('message.direction', '=', 'note')
    .executeTakeFirstOrThrow();
}

export type StoredNote = Awaited<ReturnType<typeof getNote>>;
