import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { storeConversation } from '../test/stored.ts';
import { storeTeam } from '../test/team.ts';
import {
  blockUndoably,
  changeViewUndoably,
  correctUndoably,
  deleteNoteUndoably,
  deleteViewUndoably,
  discardDraftUndoably,
  discardReplyUndoably,
  editNoteUndoably,
  linkUndoably,
  markUndoably,
  removeFileUndoably,
  takeBackUndoably,
  unblockUndoably,
  unlinkUndoably,
} from './beside-actions.ts';
import { unblockSender } from './blocks.ts';
import { listEvents } from './conversation-events.ts';
import { listCorrections } from './corrections.ts';
import { changeCustomerUndoably } from './customer-actions.ts';
import { forgetActions } from './kept-actions.ts';
import {
  addCustomerNote,
  changeCustomer,
  clearBounce,
  deleteCustomerNote,
  joinCustomers,
  partCustomer,
} from './known-customers.ts';
import { mergeConversations } from './merge.ts';
import { addNote } from './notes.ts';
import { isUnread, markSeen } from './reading.ts';
import { addReplyFile, findReplyDraft, listReplyFiles, saveReplyDraft } from './reply-drafts.ts';
import { addSavedView } from './saved-views.ts';
import { addCustomerTag, removeCustomerTag } from './tags.ts';
import { findLastAction, undoAction } from './undo-actions.ts';

const test = useTestDatabase();
const now = new Date();
let mia: number;
let tom: number;
let one: Awaited<ReturnType<typeof storeConversation>>;
let other: Awaited<ReturnType<typeof storeConversation>>;

beforeEach(async () => {
  await sql`truncate conversation, agent, customer, blocked_sender, correction cascade`.execute(test.db);
  ({ Mia: mia, Tom: tom } = await storeTeam(test.db, ['Mia', 'Tom']));
  await sql`update agent set read_from = 0`.execute(test.db);
  one = await storeConversation(test.db, { messageId: '<one@customer.test>' });
  const from = { address: 'jan@customer.test', name: 'Jan' };
  other = await storeConversation(test.db, { messageId: '<other@customer.test>', from });
});

/** All rows of these tables as they stand. */
async function rowsOf(...tables: string[]): Promise<string> {
  const all: unknown[] = [];
  for (const table of tables) {
    const { rows } = await sql`select to_jsonb(kept) as row from ${sql.table(table)} as kept
      order by to_jsonb(kept)::text`.execute(test.db);
    all.push(rows);
  }
  return JSON.stringify(all);
}
const lastOf = (agent: number) => findLastAction(test.db, agent, new Date(Date.now() - 30_000));
async function undoLast(agent: number) {
  const last = await lastOf(agent);
  return last && (await undoAction(test.db, { agentId: agent, actionId: last.id, now }));
}

/** Done, it changes these rows; undone, they stand as they stood. */
async function goesThereAndBack(tables: readonly string[], kind: string, act: () => Promise<unknown>) {
  const before = await rowsOf(...tables);
  await act();
  expect(await rowsOf(...tables)).not.toBe(before);
  expect(await lastOf(mia)).toMatchObject({ kind });
  const undone = await undoLast(mia);
  expect(undone).toMatchObject({ kind, changedSince: [] });
  expect(undone?.rows?.stay).toBe(0);
  expect(await rowsOf(...tables)).toBe(before);
}

describe('what is undone stands to the letter as it stood', () => {
  it('a link, and its taking away, in both threads', async () => {
    const pair = { one: one.conversationId, other: other.conversationId, agentId: mia };
    await goesThereAndBack(['conversation_link'], 'link', () => linkUndoably(test.db, pair));
    await linkUndoably(test.db, pair);
    await goesThereAndBack(['conversation_link'], 'unlink', () => unlinkUndoably(test.db, pair));
    for (const id of [one.conversationId, other.conversationId])
      expect((await listEvents(test.db, id)).map((event) => event.kind)).toEqual([
        'linked',
        'undone',
        'linked',
        'unlinked',
        'undone',
      ]);
  });

  it('a block with the conversation that it made spam, and its lifting', async () => {
    const tables = ['blocked_sender', 'customer', 'conversation'];
    const block = { pattern: '@Customer.test ', agentId: mia, conversationId: one.conversationId };
    await goesThereAndBack(tables, 'block', () => blockUndoably(test.db, block));
    await blockUndoably(test.db, { ...block, conversationId: null });
    await goesThereAndBack(tables, 'unblock', () =>
      unblockUndoably(test.db, { pattern: '@customer.test', agentId: mia }),
    );
    expect(await blockUndoably(test.db, { ...block, pattern: '@gmail.com' })).toBe('everybody');
    expect((await lastOf(mia))?.kind).toBe('block');
  });

  it('a note that was changed or deleted, whom it names, and who was told', async () => {
    const tables = ['message', 'note_change', 'note_mention', 'notification'];
    const { conversationId } = one;
    const by = { agentId: mia };
    const messageId = (await addNote(test.db, { conversationId, text: '@Tom, look.', by, now })) ?? 0;
    const change = { conversationId, messageId, agentId: mia, now };
    await goesThereAndBack(tables, 'note-edit', () => editNoteUndoably(test.db, { ...change, text: 'No.' }));
    await goesThereAndBack(tables, 'note-delete', () => deleteNoteUndoably(test.db, change));
    expect(await deleteNoteUndoably(test.db, { ...change, agentId: tom })).toBe(false);
    expect(await lastOf(tom)).toBeNull();
  });

  it("the bot's draft that was thrown away", async () => {
    const { id: decisionId } = await test.db
      .insertInto('decision')
      .values({
        ...{
          conversation_id: one.conversationId,
          message_id: one.messageId,
          action: 'escalate',
          reasons: [],
        },
        draft: JSON.stringify({ text: 'Dear Eva', templates: [] }),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const use = { conversationId: one.conversationId, decisionId, agentId: mia };
    await goesThereAndBack(['draft_use'], 'discard-draft', () => discardDraftUndoably(test.db, use));
  });

  it("an agent's own unsent answer, with its files", async () => {
    const of = { conversationId: one.conversationId, agentId: mia };
    const draft = { html: '<p>Dear Eva</p>', subject: null, cc: [], bcc: [], decisionId: null };
    await saveReplyDraft(test.db, of, draft, 0);
    const file = { filename: 'a.txt', contentType: 'text/plain', content: Buffer.from('a') };
    await addReplyFile(test.db, of, file);
    await goesThereAndBack(['reply_draft', 'reply_file'], 'discard-reply', async () => {
      await discardReplyUndoably(test.db, of);
      expect(await listReplyFiles(test.db, of)).toEqual([]);
    });
    const [{ id = 0 } = {}, ...others] = await listReplyFiles(test.db, of);
    expect(others).toEqual([]);
    await removeFileUndoably(test.db, { id, agentId: tom });
    await goesThereAndBack(['reply_file'], 'remove-file', async () => {
      await removeFileUndoably(test.db, { id, agentId: mia });
      expect(await listReplyFiles(test.db, of)).toEqual([]);
    });
    expect(await listEvents(test.db, one.conversationId)).toEqual([]);
    // What was begun since is not overwritten, and gets no files of another answer.
    await discardReplyUndoably(test.db, of);
    await saveReplyDraft(test.db, of, { ...draft, html: '<p>Another one</p>' }, 0);
    expect((await undoLast(mia))?.rows).toMatchObject({ restored: 0 });
    expect(await listReplyFiles(test.db, of)).toEqual([]);
  });

  it('a correction, and its being taken back, of which the engine learns each time', async () => {
    const wrong = { intent: 'cancel', anger: null, sarcasm: null, action: null } as const;
    const say = () => correctUndoably(test.db, one.messageId, mia, wrong);
    await goesThereAndBack(['correction'], 'correct', say);
    await say();
    await goesThereAndBack(['correction'], 'take-back', async () => {
      await takeBackUndoably(test.db, one.messageId, mia);
      await sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`.execute(
        test.db,
      );
    });
    const { rows } =
      await sql`select 1 from graphile_worker.jobs where task_identifier = 'adapt-model'`.execute(test.db);
    expect(rows).toHaveLength(1);
  });

  it('what was marked as read or unread, but not what was read since', async () => {
    const ids = [one.conversationId, other.conversationId];
    const marking = { agentId: mia, ids };
    await goesThereAndBack(['conversation_read'], 'read', () =>
      markUndoably(test.db, { ...marking, unread: false }),
    );
    await markUndoably(test.db, { ...marking, unread: false });
    await goesThereAndBack(['conversation_read'], 'unread', () =>
      markUndoably(test.db, { ...marking, unread: true }),
    );
    await markUndoably(test.db, { ...marking, unread: true });
    expect(await lastOf(mia)).toMatchObject({ kind: 'unread', count: 2 });
    await markSeen(test.db, {
      ...{ agentId: mia, conversationId: ids[0] ?? 0, upTo: 2 ** 50, opened: true },
    });
    // Read since, and read before: the same row stands again, and is left alone.
    expect((await undoLast(mia))?.rows).toEqual({ restored: 1, stay: 1 });
    const rows = await test.db.selectFrom('conversation').select(isUnread(mia).as('unread')).execute();
    expect(rows).toEqual([{ unread: false }, { unread: false }]);
    expect(await listEvents(test.db, ids[0] ?? 0)).toEqual([]);
  });

  it('a view that people keep', async () => {
    const fields = { view: 'mine', tag: 'vip' };
    const id = (await addSavedView(test.db, mia, { name: 'VIP', shared: true, fields })) ?? 0;
    const by = { agentId: mia, view: { id, name: 'VIP' } };
    await goesThereAndBack(['saved_view'], 'change-view', () =>
      changeViewUndoably(test.db, by, { name: 'Others', shared: false }),
    );
    await goesThereAndBack(['saved_view'], 'delete-view', () => deleteViewUndoably(test.db, by));
  });

  it('what is known of a customer', async () => {
    const { customerId } = one;
    const tables = ['customer', 'customer_tag', 'customer_note'];
    const changing = { agentId: mia, customerId, addressIds: [customerId], customer: 'Eva' };
    await addCustomerTag(test.db, customerId, 'vip');
    await addCustomerNote(test.db, customerId, mia, 'Calls often.');
    await sql`update customer set bounced_at = now(), bounce_reason = 'full'`.execute(test.db);
    const note = await test.db.selectFrom('customer_note').select('id').executeTakeFirstOrThrow();
    const both = [customerId, other.customerId];
    const joining = { oneId: other.customerId, intoId: customerId, by: 'mia@shop.test' };
    const kinds: Partial<Record<Kind, (trx: Trx) => Promise<unknown>>> = {
      'customer-tag': (trx) => addCustomerTag(trx, customerId, 'chair'),
      'customer-untag': (trx) => removeCustomerTag(trx, [customerId], 'vip'),
      'customer-note': (trx) => deleteCustomerNote(trx, note.id, { agentId: mia, mayAll: false }),
      'customer-edit': (trx) => changeCustomer(trx, customerId, { name: 'Eva N.', language: 'cs' }),
      'works-again': (trx) => clearBounce(trx, customerId),
      'customer-join': (trx) => joinCustomers(trx, joining),
    };
    for (const [kind, change] of Object.entries(kinds))
      await goesThereAndBack(tables, kind, () =>
        changeCustomerUndoably(test.db, { ...changing, kind: kind as Kind, addressIds: both }, change),
      );
    await joinCustomers(test.db, joining);
    await goesThereAndBack(tables, 'customer-part', () =>
      changeCustomerUndoably(test.db, { ...changing, kind: 'customer-part', addressIds: both }, (trx) =>
        partCustomer(trx, other.customerId, 'mia@shop.test'),
      ),
    );
    const kept = await test.db.selectFrom('audit').select('action').orderBy('id').execute();
    expect(kept.map(({ action }) => action)).toEqual([
      ...['customer.joined', 'customer.parted', 'customer.joined', 'customer.parted', 'customer.joined'],
    ]);
  });
});

type Kind = Parameters<typeof changeCustomerUndoably>[1]['kind'];
type Trx = Parameters<Parameters<typeof changeCustomerUndoably>[2]>[0];

describe('what has been changed since', () => {
  it('stays as it is, all of it, and is said to', async () => {
    const block = { pattern: 'jan@customer.test', agentId: mia, conversationId: null };
    await blockUndoably(test.db, block);
    await unblockSender(test.db, block.pattern, tom);
    const before = await rowsOf('blocked_sender', 'customer');
    expect((await undoLast(mia))?.rows).toMatchObject({ restored: 0 });
    expect(await rowsOf('blocked_sender', 'customer')).toBe(before);
  });

  it('to something that is gone does not come back', async () => {
    const { customerId } = one;
    await addCustomerTag(test.db, customerId, 'vip');
    const changing = { agentId: mia, customerId, addressIds: [customerId], customer: 'Eva' };
    await changeCustomerUndoably(test.db, { ...changing, kind: 'customer-untag' }, (trx) =>
      removeCustomerTag(trx, [customerId], 'vip'),
    );
    await sql`delete from tag`.execute(test.db);
    expect((await undoLast(mia))?.rows).toEqual({ restored: 0, stay: 1 });
  });

  it('by nobody is nothing to undo: what was so already has no notice', async () => {
    const pair = { one: one.conversationId, other: other.conversationId, agentId: mia };
    await linkUndoably(test.db, pair);
    await undoLast(mia);
    await unlinkUndoably(test.db, pair);
    expect(await lastOf(mia)).toBeNull();
  });
});

describe('what a colleague does at the very same time', () => {
  it('is theirs: undoing leaves it as it is', async () => {
    const { customerId } = one;
    const changing = { agentId: mia, customerId, addressIds: [customerId], customer: 'Eva' };
    await changeCustomerUndoably(test.db, { ...changing, kind: 'customer-tag' }, async (trx) => {
      await addCustomerNote(test.db, customerId, tom, 'Has moved to Brno.');
      await addCustomerTag(trx, customerId, 'vip');
      await addCustomerTag(test.db, customerId, 'chair');
    });
    expect((await undoLast(mia))?.rows).toEqual({ restored: 1, stay: 0 });
    const tags = await test.db.selectFrom('customer_tag').select('tag').execute();
    expect(tags).toEqual([{ tag: 'chair' }]);
    expect(await test.db.selectFrom('customer_note').select('text').execute()).toHaveLength(1);
  });
});

describe('what has gone into another conversation since', () => {
  const merge = () =>
    mergeConversations(test.db, {
      ...{ sourceId: one.conversationId, targetId: other.conversationId, agentId: tom, now },
    });

  it('comes back there: an unsent answer with its files', async () => {
    const of = { conversationId: one.conversationId, agentId: mia };
    const there = { ...of, conversationId: other.conversationId };
    const draft = { html: '<p>Dear Eva</p>', subject: null, cc: [], bcc: [], decisionId: null };
    await saveReplyDraft(test.db, of, draft, 0);
    await addReplyFile(test.db, of, {
      ...{ filename: 'a.txt', contentType: 'text/plain', content: Buffer.from('a') },
    });
    await discardReplyUndoably(test.db, of);
    await merge();
    expect((await undoLast(mia))?.rows?.stay).toBe(0);
    expect(await findReplyDraft(test.db, there)).toMatchObject({ html: draft.html });
    expect(await listReplyFiles(test.db, there)).toMatchObject([{ filename: 'a.txt' }]);
  });

  it('comes back there: a word on a mail', async () => {
    const wrong = { intent: 'cancel', anger: null, sarcasm: null, action: null } as const;
    await correctUndoably(test.db, one.messageId, mia, wrong);
    await takeBackUndoably(test.db, one.messageId, mia);
    await merge();
    expect((await undoLast(mia))?.rows?.stay).toBe(0);
    expect(await listCorrections(test.db, other.conversationId)).toMatchObject([{ intent: 'cancel' }]);
  });
});

it('what was thrown away is forgotten after a day, also where its agent does nothing more', async () => {
  const of = { conversationId: one.conversationId, agentId: mia };
  await addReplyFile(test.db, of, {
    ...{ filename: 'a.txt', contentType: 'text/plain', content: Buffer.from('a') },
  });
  await discardReplyUndoably(test.db, of);
  const after = (hours: number) => new Date(Date.now() + hours * 3_600_000);
  expect(await forgetActions(test.db, after(23))).toBe(0);
  expect(await forgetActions(test.db, after(25))).toBe(1);
  expect(await rowsOf('queue_action', 'queue_action_change', 'reply_file')).toBe('[[],[],[]]');
});
