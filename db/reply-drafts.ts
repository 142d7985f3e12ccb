// The unsent answers of agents: one for each of them in a conversation, the same on every device, with the files that go along.

import { sql } from 'kysely';

import type { Address } from '../triage/mail.ts';
import type { Database, Db, Trx } from './database.ts';
import { tellDraft } from './draft-news.ts';
import type { OutgoingFile } from './write-mail.ts';

export type DraftOf = Readonly<{ conversationId: number; agentId: number }>;

export type ReplyDraft = Readonly<{
  html: string;
  /** Null: that of the conversation. */
  subject: string | null;
  cc: readonly Address[];
  bcc: readonly Address[];
  /** The decision whose draft it began as. */
  decisionId: number | null;
}>;

export type StoredDraft = ReplyDraft & Readonly<{ version: number }>;

export async function findReplyDraft(db: Db, { conversationId, agentId }: DraftOf) {
  const row = await db
    .selectFrom('reply_draft')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('agent_id', '=', agentId)
    .executeTakeFirst();
  return row ? toDraft(row) : null;
}

type Row = {
  html: string;
  subject: string | null;
  cc: unknown;
  bcc: unknown;
  decision_id: number | null;
  version: number;
};

/** The addresses were checked when they were stored. */
const toDraft = (row: Row): StoredDraft => ({
  html: row.html,
  subject: row.subject,
  cc: row.cc as Address[],
  bcc: row.bcc as Address[],
  decisionId: row.decision_id,
  version: row.version,
});

export type DraftSaved =
  | Readonly<{ kind: 'saved'; version: number }>
  /** Another tab or device was faster; null: what was there has been sent. */
  | Readonly<{ kind: 'changed'; current: StoredDraft | null }>;

/** `version` is the one that was changed; 0: there was none. */
export function saveReplyDraft(
  db: Database,
  of: DraftOf,
  draft: ReplyDraft,
  version: number,
): Promise<DraftSaved> {
  return db.transaction().execute(async (trx): Promise<DraftSaved> => {
    const values = columnsOf(draft);
    const row =
      version === 0
        ? await trx
            .insertInto('reply_draft')
            .values({ conversation_id: of.conversationId, agent_id: of.agentId, ...values })
            .onConflict((conflict) => conflict.columns(['conversation_id', 'agent_id']).doNothing())
            .returning('version')
            .executeTakeFirst()
        : await trx
            .updateTable('reply_draft')
            .set((eb) => ({ ...values, version: eb('version', '+', 1), updated_at: new Date() }))
            .where('conversation_id', '=', of.conversationId)
            .where('agent_id', '=', of.agentId)
            .where('version', '=', version)
            .returning('version')
            .executeTakeFirst();
    if (!row) return { kind: 'changed', current: await findReplyDraft(trx, of) };
    await tellDraft(trx, { ...of, version: row.version });
    return { kind: 'saved', version: row.version };
  });
}

const columnsOf = ({ html, subject, cc, bcc, decisionId }: ReplyDraft) => ({
  html,
  subject,
  cc: JSON.stringify(cc),
  bcc: JSON.stringify(bcc),
  // Its decision may be of a conversation that is gone by now.
  decision_id: decisionId === null ? null : sql<number>`(select id from decision where id = ${decisionId})`,
});

/** What was sent, or thrown away, is no draft any more; nor are its files. */
export async function deleteReplyDraft(db: Db, { conversationId, agentId }: DraftOf): Promise<void> {
  await db
    .deleteFrom('reply_draft')
    .where('conversation_id', '=', conversationId)
    .where('agent_id', '=', agentId)
    .execute();
  await db
    .deleteFrom('reply_file')
    .where('conversation_id', '=', conversationId)
    .where('agent_id', '=', agentId)
    .where('discarded_by', 'is', null)
    .execute();
  await tellDraft(db, { conversationId, agentId, version: 0 });
}

/** Thrown away by an action that can be undone: its files go for good once that is forgotten. */
export async function discardReplyDraft(trx: Trx, of: DraftOf, actionId: number): Promise<void> {
  await trx
    .updateTable('reply_file')
    .set({ discarded_by: actionId })
    .where('conversation_id', '=', of.conversationId)
    .where('agent_id', '=', of.agentId)
    .where('discarded_by', 'is', null)
    .execute();
  await deleteReplyDraft(trx, of);
}

/** An answer that did not leave is its agent's draft again, above whatever they have written since; its files come along. */
export async function returnToDraft(
  trx: Trx,
  of: DraftOf,
  draft: ReplyDraft,
  files: readonly OutgoingFile[],
): Promise<void> {
  const ids: [OutgoingFile, number][] = [];
  for (const file of files) ids.push([file, await addReplyFile(trx, of, file)]);
  const html = ids.reduce(
    (text, [{ contentId }, id]) =>
      contentId ? text.replaceAll(`cid:${contentId}`, draftFileAddress(id)) : text,
    draft.html,
  );
  const { version } = await trx
    .insertInto('reply_draft')
    .values({
      conversation_id: of.conversationId,
      agent_id: of.agentId,
      ...columnsOf({ ...draft, html }),
    })
    .onConflict((conflict) =>
      conflict.columns(['conversation_id', 'agent_id']).doUpdateSet({
        html: sql`excluded.html || reply_draft.html`,
        subject: sql`coalesce(excluded.subject, reply_draft.subject)`,
        cc: sql`excluded.cc`,
        bcc: sql`excluded.bcc`,
        decision_id: sql`coalesce(excluded.decision_id, reply_draft.decision_id)`,
        version: sql`reply_draft.version + 1`,
        updated_at: new Date(),
      }),
    )
    .returning('version')
    .executeTakeFirstOrThrow();
  await tellDraft(trx, { ...of, version });
}

/** Where a picture of a draft is fetched from; in a mail that is sent, its Content-ID stands in this place. */
export const draftFileAddress = (id: number) => `/reply-files/${id}`;

export type DraftFile = Readonly<{ id: number; filename: string; contentType: string; size: number }>;

export async function listReplyFiles(db: Db, { conversationId, agentId }: DraftOf): Promise<DraftFile[]> {
  return await db
    .selectFrom('reply_file')
    .select(['id', 'filename', 'content_type as contentType', sql<number>`octet_length(content)`.as('size')])
    .where('conversation_id', '=', conversationId)
    .where('agent_id', '=', agentId)
    .where('discarded_by', 'is', null)
    .orderBy('id')
    .execute();
}

/** With their bytes. */
export async function readDraftFiles(db: Db, { conversationId, agentId }: DraftOf) {
  return await db
    .selectFrom('reply_file')
    .select(['id', 'filename', 'content_type as contentType', 'content'])
    .where('conversation_id', '=', conversationId)
    .where('agent_id', '=', agentId)
    .where('discarded_by', 'is', null)
    .orderBy('id')
    .execute();
}

export async function addReplyFile(
  db: Db,
  { conversationId, agentId }: DraftOf,
  { filename, contentType, content }: Omit<OutgoingFile, 'contentId'>,
): Promise<number> {
  const row = await db
    .insertInto('reply_file')
    .values({
      conversation_id: conversationId,
      agent_id: agentId,
      filename,
      content_type: contentType,
      content,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Only the agent's own; null where it is not theirs, or gone. */
export async function findReplyFile(db: Db, id: number, agentId: number) {
  const row = await db
    .selectFrom('reply_file')
    .select(['filename', 'content_type as contentType', 'content'])
    .where('id', '=', id)
    .where('agent_id', '=', agentId)
    .executeTakeFirst();
  return row ?? null;
}

/** Taken out by an action that can be undone. */
export async function discardReplyFile(
  trx: Trx,
  { id, agentId, actionId }: Readonly<{ id: number; agentId: number; actionId: number }>,
): Promise<void> {
  await trx
    .updateTable('reply_file')
    .set({ discarded_by: actionId })
    .where('id', '=', id)
    .where('agent_id', '=', agentId)
    .where('discarded_by', 'is', null)
    .execute();
}
