// A question about opening hours that belongs to a team with hours of its own: as answered, as stored, as tried.

import { beforeAll, expect, test } from 'vitest';

import { findTrial, startTrial } from '../db/trials.ts';
import { defaultPolicy, type Policy } from '../triage/policy.ts';
import { triageMail } from '../worker/jobs/triage-mail.ts';
import { tryMail } from '../worker/jobs/try-mail.ts';
import { useJobDesk } from './job-desk.ts';
import { storePolicy } from './store-policy.ts';
import { storeConversation } from './stored.ts';

const desk = useJobDesk();
const sunday = [{ from: '11:00', to: '13:00' }];
const week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: sunday };
const teams: Policy['teams'] = [
  ...defaultPolicy.teams,
  { key: 'york', name: 'New York', hours: { timeZone: 'America/New_York', week, exceptions: [] } },
];
const routing: Policy['routing'] = [
  { team: 'york', customers: ['@york.example'], intents: [], languages: [] },
];
const reply = 'Hello, are you open on Sunday?';
const line = {
  name: 'Opening hours',
  value: 'New York, America/New_York',
  source: 'the policy: opening hours',
};

beforeAll(() => storePolicy(desk.test.db, { teams, routing }));

test('the answer tells that team’s hours, in its zone, and the decision keeps whose they were', async () => {
  const { messageId, conversationId } = await storeConversation(desk.test.db, {
    from: { address: 'kim@york.example', name: 'Kim' },
    ...{ subject: 'Sunday', reply, text: reply },
  });
  await triageMail.run(desk.context, { messageId });
  const decision = await desk.test.db
    .selectFrom('decision')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .executeTakeFirstOrThrow();
  expect(decision.facts).toContainEqual(line);
  expect(decision.slots).toMatchObject({ hours: { team: 'New York', time_zone: 'America/New_York' } });
  const { text } = await desk.test.db
    .selectFrom('message')
    .select('text')
    .where('conversation_id', '=', conversationId)
    .where('author', '=', 'bot')
    .executeTakeFirstOrThrow();
  expect(text).toContain('11:00–13:00');
  expect(text).toContain('America/New_York');
  // It is no news of the customer.
  const { summary } = await desk.test.db
    .selectFrom('conversation')
    .select('summary')
    .where('id', '=', conversationId)
    .executeTakeFirstOrThrow();
  expect(JSON.stringify(summary)).not.toContain('Known');
});

test('the playground and a dry run tell the same', async () => {
  const by = 'mia@shop.test';
  const input = {
    ...({ kind: 'fields', assumed: 'pass', from: 'kim@york.example', name: 'Kim' } as const),
    ...{ subject: 'Sunday', text: reply },
  };
  const trialId = await startTrial(desk.test.db, { by, input, source: null, now: new Date() });
  await tryMail.run(desk.context, { trialId });
  const trial = await findTrial(desk.test.db, trialId, by);
  expect(trial?.result?.reply?.text).toContain('11:00–13:00');
  expect(trial?.result?.notes).toContainEqual(line);
});
