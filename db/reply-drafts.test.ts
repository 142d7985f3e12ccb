import { beforeEach, describe, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { storeConversation } from '../test/stored.ts';
import { addAgent } from './agents.ts';
import { removeFileUndoably } from './beside-actions.ts';
import { queueReply } from './replies.ts';
import {
  addReplyFile,
  findReplyDraft,
  findReplyFile,
  listReplyFiles,
  type ReplyDraft,
  saveReplyDraft,
} from './reply-drafts.ts';

const test = useTestDatabase();
let agents: { id: number; name: string }[] = [];
let of = { conversationId: 0, agentId: 0 };
let seen = 0;
let times = 0;

beforeEach(async () => {
  times++;
  agents = [];
  for (const name of ['Ann', 'Bob']) {
    const email = `${name}${times}@desk.test`;
    const added = await addAgent(test.db, { email, name, role: 'agent', password: 'password' });
    agents.push({ id: added?.id ?? 0, name });
  }
  const stored = await storeConversation(test.db, { messageId: `<draft-of-${times}@customer.test>` });
  of = { conversationId: stored.conversationId, agentId: agents[0]?.id ?? 0 };
  seen = stored.messageId;
});

const draft = (html: string): ReplyDraft => ({ html, subject: null, cc: [], bcc: [], decisionId: null });
const pdf = { filename: 'a.pdf', contentType: 'application/pdf', content: Buffer.from('%PDF') };
const answer = (agent: number, key: string, changes = {}) =>
  queueReply(test.db, {
    conversationId: of.conversationId,
    agent: agents[agent] ?? { id: 0, name: '' },
    ...{ subject: 'Re: x', text: 'Yes.', messageId: `<${key}-${times}@shop.test>`, seenMessageId: seen },
    ...{ resolve: false, now: new Date(), ...changes },
  });

describe('an unsent answer', () => {
  it('is the agent’s own, and of each version there is one follower', async () => {
    expect(await saveReplyDraft(test.db, of, draft('<p>a</p>'), 0)).toEqual({ kind: 'saved', version: 1 });
    expect(await saveReplyDraft(test.db, of, draft('<p>ab</p>'), 1)).toEqual({ kind: 'saved', version: 2 });
    expect(await findReplyDraft(test.db, { ...of, agentId: agents[1]?.id ?? 0 })).toBeNull();
    // Another window still had the first one, and a third none.
    for (const version of [1, 0]) {
      expect(await saveReplyDraft(test.db, of, draft('<p>x</p>'), version)).toMatchObject({
        kind: 'changed',
        current: { html: '<p>ab</p>', version: 2 },
      });
    }
  });

  it('is over once it is sent, files and all; another window is told', async () => {
    await saveReplyDraft(test.db, of, draft('<p>a</p>'), 0);
    await addReplyFile(test.db, of, pdf);
    await answer(0, 'sent', { draft: draft('<p>a</p>') });
    expect(await findReplyDraft(test.db, of)).toBeNull();
    expect(await listReplyFiles(test.db, of)).toEqual([]);
    expect(await saveReplyDraft(test.db, of, draft('<p>a</p>'), 1)).toEqual({
      kind: 'changed',
      current: null,
    });
  });

  it('has files that nobody else sees or takes out', async () => {
    const id = await addReplyFile(test.db, of, pdf);
    const other = agents[1]?.id ?? 0;
    expect(await findReplyFile(test.db, id, other)).toBeNull();
    await removeFileUndoably(test.db, { id, agentId: other });
    expect(await listReplyFiles(test.db, of)).toMatchObject([{ id, filename: 'a.pdf', size: 4 }]);
    await removeFileUndoably(test.db, { id, agentId: of.agentId });
    expect(await listReplyFiles(test.db, of)).toEqual([]);
  });
});

describe('two agents who answer at once', () => {
  it('send one answer; the second is told whose, and may send after having read it', async () => {
    const results = await Promise.all([answer(0, 'first'), answer(1, 'second')]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['colleague-sent', 'queued']);
    const told = results.find((each) => each.kind === 'colleague-sent');
    const late = results[0]?.kind === 'queued' ? 1 : 0;
    expect(told).toMatchObject({ name: agents[1 - late]?.name });
    const overMessageId = told?.kind === 'colleague-sent' ? told.messageId : 0;
    expect(await answer(late, 'again', { overMessageId })).toMatchObject({ kind: 'queued' });
  });

  it('are stopped for a minute even where the page showed the first answer', async () => {
    await answer(0, 'first');
    const begunMessageId = Number.MAX_SAFE_INTEGER;
    expect(await answer(1, 'soon', { begunMessageId })).toMatchObject({ kind: 'colleague-sent' });
    const later = new Date(Date.now() + 61_000);
    expect(await answer(1, 'later', { begunMessageId, now: later })).toMatchObject({ kind: 'queued' });
  });

  it('do not stop the one who writes twice', async () => {
    await answer(0, 'first');
    expect(await answer(0, 'second')).toMatchObject({ kind: 'queued' });
  });
});
