// The live shop and the bot's draft in a real browser: an admin sets the shop, an agent takes a draft over and changes it.

import { expect, it } from 'vitest';

import { addAgent } from '../../db/agents.ts';
import { findShop } from '../../db/shop.ts';
import { seedPassword } from '../seed/desk.ts';
import { useSite } from './site.ts';

const site = useSite();
const admin = 'ada@shop.example';

it('an admin sets the shop, and a fault stands beside its field', async () => {
  await addAgent(site.test.db, { email: admin, name: 'Ada', role: 'admin', password: seedPassword });
  const page = await site.openSignedIn('/settings/shop', { email: admin, expected: [/status of 400/] });
  await page.getByLabel('Address').fill('http://shop.example/orders/{number}');
  await page.getByLabel('Secret').fill('a secret that the shop knows');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('must begin with https://').waitFor();
  await page.getByLabel('Address').fill('https://shop.example/orders/{number}');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved by ada@shop.example').waitFor();
  expect(await page.getByLabel('Secret').inputValue()).toBe('');
  expect(await findShop(site.test.db)).toMatchObject({ urlTemplate: 'https://shop.example/orders/{number}' });
});

it('an agent takes the draft over, changes and sends it, and what became of it is noted', async () => {
  const { db } = site.test;
  const { angry } = site.seed.conversations;
  const draft = JSON.stringify({
    text: 'Your order is on its way.',
    html: '',
    templates: ['order-status.en'],
  });
  await db
    .updateTable('decision')
    .set({ draft })
    .where('conversation_id', '=', angry ?? 0)
    .execute();
  const page = await site.openSignedIn(`/inbox/${angry}`);
  await page.getByRole('button', { name: 'Edit it' }).click();
  const field = page.locator('.reply-text');
  await field.press('End');
  await field.pressSequentially(' It comes on Monday.');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const uses = () => db.selectFrom('draft_use').select(['action', 'sent']).execute();
  await expect.poll(uses).toMatchObject([{ action: 'edited', sent: expect.stringContaining('on Monday') }]);
});
