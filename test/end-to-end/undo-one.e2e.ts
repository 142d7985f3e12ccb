// What an agent did to one conversation is undone, in a real browser: its tags, its priority, its team, and whose it is.

import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';

import { useSite } from './site.ts';

const site = useSite();

const undo = (page: Page) => page.getByRole('button', { name: 'Undo' });
const stateOf = async (id: number | undefined) => {
  const { rows } = await site.test.pool.query(
    `select priority, team, handler, status, promised_by, waiting_since,
      array(select tag from conversation_tag where conversation_id = id order by tag) as tags
     from conversation where id = $1`,
    [id],
  );
  return rows[0];
};
async function open(id: number | undefined): Promise<Page> {
  const page = await site.openSignedIn(`/inbox/${id}`);
  await page.locator('html[data-alive]').waitFor({ state: 'attached' });
  return page;
}

/** A key that is pressed before the page listens is heard by nobody. */
async function press(page: Page, key: string, shown: Locator): Promise<void> {
  await expect
    .poll(async () => {
      if (await shown.isVisible()) return true;
      await page.keyboard.press(key);
      return shown.isVisible();
    })
    .toBe(true);
}

it('a tag, by the keys alone', async () => {
  const { legal } = site.seed.conversations;
  const before = await stateOf(legal);
  const page = await open(legal);
  const field = page.getByRole('combobox', { name: 'Add a tag' });
  await press(page, 'l', field);
  await field.fill('lawyer');
  await page.keyboard.press('Enter');
  await page.getByText(`#${legal} is tagged`).waitFor();
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
  expect((await stateOf(legal)).tags).toContain('lawyer');
  await press(page, 'z', page.getByText('Undone.'));
  expect(await stateOf(legal)).toEqual(before);
});

it('the priority and the team, by the mouse', async () => {
  const { angry } = site.seed.conversations;
  const before = await stateOf(angry);
  const page = await open(angry);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Priority' }).hover();
  await page.getByRole('menuitemradio', { name: 'Low' }).click();
  await page.getByText(`#${angry} has another priority`).waitFor();
  expect(await stateOf(angry)).toMatchObject({ priority: 'low' });
  await undo(page).click();
  await page.getByText('Undone.').waitFor();
  expect(await stateOf(angry)).toEqual(before);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Team …' }).click();
  const other = page.locator('.sorting-choice:not(:has-text("has it now"))').first();
  await other.click();
  await page.getByRole('button', { name: 'Give it', exact: true }).click();
  await page.getByText(`#${angry} goes to`).waitFor();
  await undo(page).last().click();
  await expect.poll(() => stateOf(angry)).toEqual(before);
});

it('handing back to the bot, by the keys alone', async () => {
  const { sarcasm } = site.seed.conversations;
  const before = await stateOf(sarcasm);
  expect(before.handler).toBe('human');
  const page = await open(sarcasm);
  const sure = page.getByRole('button', { name: 'Hand back', exact: true });
  await press(page, 'b', sure);
  await sure.press('Enter');
  await page.getByText(`#${sarcasm} is the bot’s again`).waitFor();
  expect(await stateOf(sarcasm)).toMatchObject({ handler: 'bot', status: 'waiting', promised_by: null });
  await press(page, 'z', page.getByText('Undone.'));
  expect(await stateOf(sarcasm)).toEqual(before);
});
