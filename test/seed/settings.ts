// What an admin finds in the settings of a desk that has been at work for a while: somebody, something in every list.

import { type Agent, addAgent } from '../../db/agents.ts';
import { saveArticleVersion } from '../../db/articles.ts';
import { blockSender } from '../../db/blocks.ts';
import { invitePerson } from '../../db/people.ts';
import { addSavedReply } from '../../db/saved-replies.ts';
import { addCustomerTag, addTag } from '../../db/tags.ts';
import { saveTemplateVersion } from '../../db/templates.ts';
import { createToken } from '../../db/tokens.ts';
import { listDueDeliveries, queueTest, recordTry } from '../../db/webhook-deliveries.ts';
import { addWebhook } from '../../db/webhooks.ts';
import { type Seeded, seedPassword } from './desk.ts';

export const seedAdmin = 'ada@shop.example';

/** Answers the webhook's id. */
export async function seedSettings({ db, conversations }: Seeded): Promise<number> {
  const admin = await addAgent(db, {
    ...{ email: seedAdmin, name: 'Ada Admin', role: 'admin', password: seedPassword },
  });
  if (!admin) throw new Error('The admin is there already');
  await seedPeople(db, admin);
  await addTag(db, [conversations.angry ?? 0], 'vip', admin.id);
  await addTag(db, [conversations.angry ?? 0, conversations.cancel ?? 0], 'transportschaden', admin.id);
  await addCustomerTag(db, 1, 'großkunde mit rahmenvertrag');
  await blockSender(db, { pattern: '@pills.example', agentId: admin.id, conversationId: null });
  const name = 'lieferverzögerung';
  const text = 'Guten Tag {{ customer.name }},\n\nIhre Bestellung kommt später, als wir zugesagt haben.';
  await addSavedReply(db, admin.id, { name, text, shared: true });
  await addSavedReply(db, admin.id, { name: 'thanks', text: 'Thank you for telling us.', shared: false });
  await createToken(db, 'Stock keeper', { scopes: ['read', 'write'], createdBy: admin.email });
  await saveTemplateVersion(db, {
    ...{ name: 'order-status.en', by: admin.email },
    source: 'Subject: Your order\n\nIt is on its way.',
  });
  await saveArticleVersion(db, {
    ...{ name: 'returns', language: 'en', title: 'How do I return something?', links: [], validUntil: null },
    ...{ body: 'Within 30 days, in its box, free of charge.', by: admin.email },
  });
  const hook = {
    ...{ url: 'https://automation.shop.example/hooks/baton/conversations', enabled: true },
    events: ['conversation.escalated', 'conversation.resolved'] as const,
    ...{ ownNetwork: false, withDetails: false },
  };
  const webhook = await addWebhook(db, hook, admin.email, () => Buffer.alloc(32));
  await seedDeliveries(db, webhook);
  return webhook;
}

/** One that arrived, one that was refused and one that still waits. */
async function seedDeliveries(db: Seeded['db'], webhook: number): Promise<void> {
  const now = new Date();
  for (let tests = 0; tests < 3; tests++) await queueTest(db, webhook, now);
  const due = await listDueDeliveries(db, webhook, { now: new Date(now.getTime() + 60_000), most: 2 });
  const told = { response: 'ok', fault: null, status: 200, milliseconds: 84, at: now, nextTryAt: null };
  const refused = { ...told, response: 'no such hook', fault: 'it answers 404', status: 404 };
  if (due[0]) await recordTry(db, due[0].id, told);
  if (due[1]) await recordTry(db, due[1].id, { ...refused, milliseconds: 1_230 });
}

async function seedPeople(db: Seeded['db'], by: Agent): Promise<void> {
  const long = {
    email: 'maximiliane.oberhuber-schwarzenberg@kundendienst.shop.example',
    role: 'agent',
  } as const;
  await invitePerson(
    db,
    { ...long, name: 'Maximiliane Oberhuber-Schwarzenberg', teams: ['support'], language: 'de', mail: false },
    by,
  );
}
