import { expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { type SeedConversation, type SeedMail, seedConversation } from '../test/seed/conversation.ts';
import { understandingOf } from '../test/seed/understanding.ts';
import { storePolicy } from '../test/store-policy.ts';
import { shopMailbox } from '../test/stored.ts';
import { defaultPolicy } from '../triage/policy.ts';
import { listConversations } from './conversations.ts';
import { getPolicy } from './policies.ts';

const test = useTestDatabase();

const text = 'Nothing has come.';
const mail = (anger: number, decided: NonNullable<SeedMail['decision']>): SeedMail => ({
  ...{ author: 'customer', text, minutesAgo: 5, decision: decided },
  understanding: understandingOf(text, 'order_status', 0.9, { tone: { anger } }),
});
const handedOver = (reason: 'anger' | 'complaint') => ({ do: 'escalate', reasons: [reason] }) as const;
const isTheirs = { do: 'file', reasons: ['human_has_it'] } as const;

it('who was handed over before they were angry is told from who was angry, by the policy of that time', async () => {
  const { db } = test;
  const limited = async (anger: number) => {
    await storePolicy(db, { toneLimits: { ...defaultPolicy.toneLimits, anger } });
    return (await getPolicy(db)).version ?? 0;
  };
  const first = await limited(0.5);
  const later = await limited(0.3);
  const mailboxId = await shopMailbox(db);
  const seed = (subject: string, policyVersion: number, mails: readonly SeedMail[]) => {
    const conversation: SeedConversation = {
      ...{ customer: { name: 'Eva', email: 'eva@customer.test' }, handler: 'human', outcome: 'handed_over' },
      ...{ subject, mails },
    };
    return seedConversation(
      { db, mailboxId, address: 'a@shop.test', now: new Date(), policyVersion },
      conversation,
    );
  };
  await seed('growing', first, [mail(0.4, handedOver('anger'))]);
  await seed('angry', first, [mail(0.8, handedOver('anger'))]);
  await seed('angry by a lower limit', later, [mail(0.4, handedOver('anger'))]);
  await seed('angry, and calm since', first, [mail(0.8, handedOver('anger')), mail(0.1, isTheirs)]);
  await seed('calm', first, [mail(0.1, handedOver('complaint'))]);
  const { rows } = await listConversations(db, {}, { limit: 10 });
  expect(rows.filter((row) => row.only_grows_angry).map(({ subject }) => subject)).toEqual(['growing']);
});
