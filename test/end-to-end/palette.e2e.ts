// All commands by their names, in a real browser: what they do to the answer that is being written.

import type { Page } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';

import { useSite } from './site.ts';

const site = useSite();
const words = (page: Page) => page.getByPlaceholder('What do you want to do?');

beforeEach(async () => {
  await site.test.db.deleteFrom('saved_reply').execute();
  await site.test.db
    .insertInto('saved_reply')
    .values({ name: 'parcel', text: '{{ customer.first_name }}, it is at {{ order.tracking_url }} now.' })
    .execute();
});

it('a saved reply is chosen by its words, and stands where the cursor was', async () => {
  const page = await site.openSignedIn(`/inbox/${site.seed.conversations.sarcasm}`);
  const text = page.locator('.reply-text');
  await text.fill('');
  await page.keyboard.type('Hello ');
  await page.keyboard.press('Control+k');
  await words(page).fill('parcel');
  await page.getByRole('option', { name: /^parcel/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: /^parcel/ }).click();
  await text.locator('[data-slot="order.tracking_url"]').waitFor();
  // What is open was chosen when it came: typing fills it in.
  await page.keyboard.type('our shop');
  await expect.poll(() => text.innerText()).toMatch(/^Hello \p{L}+, it is at our shop now\.\s*$/u);
});

it('a saved reply goes into the answer, also where a note is being written', async () => {
  const page = await site.openSignedIn(`/inbox/${site.seed.conversations.sarcasm}`);
  const text = page.locator('.reply-text');
  await text.waitFor();
  await text.fill('');
  await page.getByRole('tab', { name: 'Note' }).click();
  await page.keyboard.type('Only for us');
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: /^parcel/ }).click();
  await expect.poll(() => text.innerText()).toMatch(/^\p{L}+, it is at /u);
  expect(await text.isVisible()).toBe(true);
  await page.getByRole('tab', { name: 'Note' }).click();
  expect(await page.locator('[data-key="note"]').inputValue()).toBe('Only for us');
});

it('no saved reply is offered where no conversation is open', async () => {
  const page = await site.openSignedIn('/figures');
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: 'Keyboard' }).waitFor();
  await words(page).fill('parcel');
  await page.getByRole('option', { name: /Search for/ }).waitFor();
  expect(await page.getByRole('option', { name: /^parcel/ }).count()).toBe(0);
});
