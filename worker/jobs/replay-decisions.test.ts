import { beforeAll, describe, expect, test } from 'vitest';

import { getPolicy, replacePolicy, savePolicy } from '../../db/policies.ts';
import { beginReplay, noteReplayStep } from '../../db/replay-steps.ts';
import { cancelReplay, findReplay, listReplayChanges, startReplay } from '../../db/replays.ts';
import { useJobDesk } from '../../test/job-desk.ts';
import { storeConversation } from '../../test/stored.ts';
import { emptyTally } from '../../triage/decide/replay-tally.ts';
import { defaultPolicy, type Policy } from '../../triage/policy.ts';
import { replayDecisions } from './replay-decisions.ts';
import { triageMail } from './triage-mail.ts';

const desk = useJobDesk();
const since = new Date(Date.now() - 30 * 86_400_000);
const conversations: Record<string, number> = {};

const words = {
  hours: 'What are your opening hours?',
  person: 'I want to talk to a human, please.',
  machine: 'I am out of office.',
};

beforeAll(async () => {
  await savePolicy(desk.test.db, defaultPolicy, 'Baton');
  for (const [name, reply] of Object.entries(words)) {
    const stored = await storeConversation(desk.test.db, {
      from: { address: `${name}@customer.test`, name: '' },
      ...{ reply, text: reply, subject: 'A question' },
      automated: { kind: name === 'machine' ? 'auto-reply' : 'none', reason: '' },
    });
    conversations[name] = stored.conversationId;
    await triageMail.run(desk.context, { messageId: stored.messageId });
    // Read once more, it is still one mail.
    if (name === 'person') await triageMail.run(desk.context, { messageId: stored.messageId, again: true });
  }
});

const hoursOff: Policy = {
  ...defaultPolicy,
  intents: {
    ...defaultPolicy.intents,
    opening_hours: { ...defaultPolicy.intents.opening_hours, mode: 'off' },
  },
};
const start = async (policy: Policy, by = 'mia@shop.test') => {
  const { version } = await getPolicy(desk.test.db);
  return await startReplay(desk.test.db, { by, proposal: { policy }, basedOn: version, since });
};
const outboxes = async () => (await desk.test.db.selectFrom('outbox').select('id').execute()).length;

describe('a policy that is tried on past mail', () => {
  test('says which mails would have gone another way, and sends nothing', async () => {
    const before = await outboxes();
    const replayId = await start(hoursOff);
    await replayDecisions.run(desk.context, { replayId });
    const replay = await findReplay(desk.test.db, replayId);
    expect(replay).toMatchObject({
      state: 'done',
      total: 3,
      tally: {
        judged: 3,
        same: 1,
        changed: 1,
        moves: [{ from: 'reply', to: 'escalate', count: 1 }],
        skipped: { machine: 1 },
      },
    });
    const changes = await listReplayChanges(desk.test.db, replayId, { after: 0, limit: 10 });
    expect(changes).toMatchObject([
      {
        conversationId: conversations.hours,
        customer: 'hours@customer.test',
        before: { do: 'reply', reasons: ['routine'] },
        after: { do: 'escalate', reasons: ['intent_not_automated'] },
        already: false,
      },
    ]);
    const others = { from: 'file', after: 0, limit: 10 };
    expect(await listReplayChanges(desk.test.db, replayId, others)).toEqual([]);
    expect(await outboxes()).toBe(before);
  });

  test('shows what each customer would have read where a template’s words are others', async () => {
    const { version } = await getPolicy(desk.test.db);
    const source = `---
kind: answer
intent: opening_hours
language: en
---
Good day,

we open at {{ hours.week[0].opens | default: "nine" }}, {{ company }}.
`;
    const proposal = { templates: [{ name: 'opening-hours.en', source }] };
    const replayId = await startReplay(desk.test.db, { by: 'tom', proposal, basedOn: version, since });
    await replayDecisions.run(desk.context, { replayId });
    const changes = await listReplayChanges(desk.test.db, replayId, { after: 0, limit: 10 });
    const sent = await desk.test.db
      .selectFrom('message')
      .select('reply')
      .where('conversation_id', '=', conversations.hours ?? 0)
      .where('direction', '=', 'out')
      .executeTakeFirstOrThrow();
    expect(changes).toMatchObject([
      {
        conversationId: conversations.hours,
        before: { do: 'reply', says: { text: sent.reply } },
        after: { do: 'reply', says: { text: expect.stringMatching(/^Good day,\n\nwe open at/) } },
      },
    ]);
  });

  test('is begun anew where a worker died over it', async () => {
    const replayId = await start(hoursOff);
    await replayDecisions.run(desk.context, { replayId });
    await desk.test.db
      .updateTable('policy_replay')
      .set({ state: 'running' })
      .where('id', '=', replayId)
      .execute();
    await replayDecisions.run(desk.context, { replayId });
    expect(await findReplay(desk.test.db, replayId)).toMatchObject({ state: 'done', tally: { judged: 3 } });
    expect(await listReplayChanges(desk.test.db, replayId, { after: 0, limit: 10 })).toHaveLength(1);
  });

  test('can be cancelled, and a new try takes the place of the old one', async () => {
    const first = await start(hoursOff);
    expect(await beginReplay(desk.test.db, first)).not.toBeNull();
    expect(await cancelReplay(desk.test.db, first, new Date())).toBe(true);
    const step = { total: 3, tally: { ...emptyTally, judged: 1 }, changes: [] };
    expect(await noteReplayStep(desk.test.db, first, step)).toBe(false);
    await replayDecisions.run(desk.context, { replayId: first });
    expect(await findReplay(desk.test.db, first)).toMatchObject({ state: 'cancelled', tally: { judged: 0 } });
    expect(await cancelReplay(desk.test.db, first, new Date())).toBe(false);
    const second = await start(hoursOff);
    expect(await findReplay(desk.test.db, first)).toBeNull();
    await replayDecisions.run(desk.context, { replayId: first });
    expect(await findReplay(desk.test.db, second)).toMatchObject({ state: 'queued' });
  });

  test('tells why where it fails', async () => {
    const replayId = await start(hoursOff);
    await replayDecisions.giveUp(desk.context, { replayId }, new Error('the disk is full'));
    expect(await findReplay(desk.test.db, replayId)).toMatchObject({
      state: 'failed',
      failure: 'the disk is full',
    });
  });

  test('is noted with the version that is saved by who has seen it, and with no other', async () => {
    const { db } = desk.test;
    const replayId = await start(hoursOff);
    await replayDecisions.run(desk.context, { replayId });
    const notes = async () =>
      (await db.selectFrom('policy').select('replay').orderBy('version').execute()).map((row) => row.replay);
    const { version } = await getPolicy(db);
    await replacePolicy(db, { ...hoursOff, promiseMinutes: 60 }, 'mia@shop.test', version);
    expect((await notes()).at(-1)).toBeNull();
    const again = await start(hoursOff);
    await replayDecisions.run(desk.context, { replayId: again });
    await replacePolicy(db, hoursOff, 'mia@shop.test');
    expect((await notes()).at(-1)).toMatchObject({ total: 3, changed: 1, same: 1 });
  });
});
