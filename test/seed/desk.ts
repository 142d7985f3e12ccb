// A desk in the middle of a working day: agents, orders, and conversations of every kind.

import { addAgent } from '../../db/agents.ts';
import type { Database } from '../../db/database.ts';
import { ensureMailbox, setMailboxState } from '../../db/mailboxes.ts';
import { putOrder } from '../../db/orders.ts';
import { savePolicy } from '../../db/policies.ts';
import { fillSearch } from '../../db/search-index.ts';
import type { Order } from '../../triage/facts.ts';
import { defaultPolicy } from '../../triage/policy.ts';
import { type SeedDesk, seedConversation } from './conversation.ts';
import { seedLedger } from './ledger.ts';
import { seedStories } from './stories.ts';

export const seedPassword = 'correct horse battery';
export const seedManager = 'mia@shop.example';
export const seedAgent = 'tom@shop.example';
export const seedAddress = 'support@shop.example';

export type Seeded = SeedDesk & Readonly<{ conversations: Readonly<Record<string, number>> }>;

export async function seedDesk(db: Database, now: Date): Promise<Seeded> {
  await addAgent(db, {
    email: seedManager,
    name: 'Mia Castellanos',
    role: 'manager',
    password: seedPassword,
  });
  await addAgent(db, { email: seedAgent, name: 'Tom Berg', role: 'agent', password: seedPassword });
  const mailboxId = await ensureMailbox(db, { address: seedAddress, name: 'Acme Support', authservId: null });
  await setMailboxState(db, mailboxId, 'watching', null);
  const { version: policyVersion } = await savePolicy(db, defaultPolicy, 'seed');
  for (const order of orders) await putOrder(db, order);
  const desk: SeedDesk = { db, mailboxId, address: seedAddress, now, policyVersion };
  const conversations: Record<string, number> = {};
  for (const [name, story] of Object.entries(seedStories)) {
    conversations[name] = await seedConversation(desk, story);
  }
  await seedLedger(desk);
  while ((await fillSearch(db, 1_000)) > 0);
  return { ...desk, conversations };
}

const orders: readonly Order[] = [
  {
    number: '10-4471',
    customerEmail: 'eva.novak@customer.example',
    status: 'delayed',
    placedAt: '2026-11-02T09:00:00.000Z',
    items: [{ name: 'Office chair, grey', quantity: 1 }],
    total: 249,
    currency: 'EUR',
    carrier: 'DPD',
    trackingNumber: 'DPD0099887766',
    trackingUrl: 'https://track.example/DPD0099887766',
    expectedDelivery: '2026-11-27',
    deliveredAt: null,
  },
  {
    number: '10-3902',
    customerEmail: 'eva.novak@customer.example',
    status: 'delivered',
    placedAt: '2026-06-14T09:00:00.000Z',
    items: [{ name: 'Desk lamp', quantity: 2 }],
    total: 79.8,
    currency: 'EUR',
    carrier: 'DPD',
    trackingNumber: null,
    trackingUrl: null,
    expectedDelivery: null,
    deliveredAt: '2026-06-17T10:20:00.000Z',
  },
  {
    number: '10-4502',
    customerEmail: 'lena.hofer@customer.example',
    status: 'shipped',
    placedAt: '2026-11-18T14:00:00.000Z',
    items: [{ name: 'Bookshelf, oak', quantity: 1 }],
    total: 129,
    currency: 'EUR',
    carrier: 'GLS',
    trackingNumber: 'GLS4711',
    trackingUrl: 'https://track.example/GLS4711',
    expectedDelivery: '2026-11-24',
    deliveredAt: null,
  },
];
