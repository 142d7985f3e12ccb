// "Was this wrong?" in a real browser: an agent's word becomes a case, and can be taken back.

import { expect, it } from 'vitest';

import { useSite } from './site.ts';

const site = useSite();

it('a wrong reading is put right with a key, shown to all, and taken back', async () => {
  const { angry } = site.seed.conversations;
  const page = await site.openSignedIn(`/inbox/${angry}`, { expected: [/status of 400/] });
  const side = page.getByRole('complementary', { name: 'About this conversation' });
  await side.getByText('Was this wrong?').waitFor();
  await page.keyboard.press('w');
  await side.getByRole('button', { name: 'Save' }).click();
  await side.getByText('change what was wrong').waitFor();
  await side.getByLabel('The customer wants').selectOption({ label: 'Delivery' });
  await side.getByLabel('Angry').selectOption('no');
  await side.getByRole('button', { name: 'Save' }).click();
  await side.getByText('Mia Castellanos: The wish is “Delivery”. The customer is not angry.').waitFor();
  const cases = () => site.test.db.selectFrom('correction').selectAll().execute();
  expect(await cases()).toMatchObject([
    { conversation_id: angry, intent: 'shipping_delivery', anger: false, sarcasm: null, action: null },
  ]);
  await side.getByRole('button', { name: 'Take back' }).click();
  await side.getByText('Was this wrong?').waitFor();
  expect(await cases()).toEqual([]);
});
