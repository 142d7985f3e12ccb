// The search in a real browser: found while one types, narrowed by operators, and all of it without the mouse.

import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';

import { fillSearch } from '../../db/search-index.ts';
import { useSite } from './site.ts';

const site = useSite();
beforeAll(async () => {
  await fillSearch(site.test.db, 1_000);
});

/** By its key, as soon as the page hears keys. */
async function focusSearch(page: Page): Promise<void> {
  const focused = page.locator('[data-key="/"]:focus');
  await expect
    .poll(
      async () => {
        if ((await focused.count()) === 0) await page.keyboard.press('/');
        return focused.count();
      },
      { timeout: 10_000 },
    )
    .toBe(1);
}

it('finds while one types, with the words marked, and opens what it found, by keyboard alone', async () => {
  const page = await site.openSignedIn('/inbox');
  await focusSearch(page);
  await page.keyboard.type('electric sho');
  const row = page.locator('[data-conversation]');
  await page.getByText('1 conversation found').waitFor();
  await expect.poll(() => row.locator('mark').allTextContents()).toEqual(['electric', 'shock']);
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('[data-conversation-page]').waitFor();
  expect(new URL(page.url()).pathname).toBe(`/inbox/${site.seed.conversations.legal}`);
  // What was found stays beside it.
  expect(await row.count()).toBe(1);
  await page.goBack();
  await page.getByText('1 conversation found').waitFor();
});

it('offers operators and their values, earlier searches, and leaves the field with Escape', async () => {
  const page = await site.openSignedIn('/inbox');
  await focusSearch(page);
  await page.keyboard.type('is');
  await page.getByRole('option', { name: /^is:/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type('res');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('2 conversations found').waitFor();
  const field = page.getByRole('combobox', { name: 'Search conversations' });
  expect(await field.inputValue()).toBe('is:resolved ');
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  expect(await page.locator('[data-conversation]:focus').count()).toBe(1);
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await page.getByRole('option', { name: 'is:resolved' }).waitFor();
  await page.keyboard.press('Escape');
});

it('tells what it cannot read, what it looked for instead, and what to try where nothing is found', async () => {
  const page = await site.openSignedIn('/inbox?q=form%3Aeva');
  await page.getByText('There is no form: to search by.').waitFor();
  const field = page.getByRole('combobox', { name: 'Search conversations' });
  await field.fill('subscritpion');
  await page.getByText('No mail has “subscritpion”: this is for “subscription”.').waitFor();
  await field.fill('xqzvwy');
  await page.getByText('Nothing found').waitFor();
  await page.getByText('words exactly so').waitFor();
  await field.fill('');
  await page.getByRole('heading', { name: 'Needs a person', exact: true }).waitFor();
});

it('a number with its sign opens that conversation by Enter, and a bare one where the list has it', async () => {
  const { cancel, status } = site.seed.conversations;
  const page = await site.openSignedIn('/inbox?view=mine');
  const shown = () => new URL(page.url()).pathname;
  await focusSearch(page);
  await page.keyboard.type(`#${cancel}`);
  await page.keyboard.press('Enter');
  await expect.poll(shown).toBe(`/inbox/${cancel}`);
  await page.locator(`[data-conversation="${cancel}"][aria-current="page"]`).waitFor();
  const field = page.getByRole('combobox', { name: 'Search conversations' });
  await field.fill(String(status));
  await field.press('Enter');
  await expect.poll(shown).toBe(`/inbox/${status}`);
  // What was looked for was not the letters that it was typed with.
  expect(await field.inputValue()).toBe(String(status));
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('What do you want to do?').waitFor();
  await page.keyboard.type(`#${cancel}`);
  await page.getByRole('option', { name: `Open #${cancel}` }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(shown).toBe(`/inbox/${cancel}`);
});

it('goes through all mail, says so in the navigation, and ends where it began', async () => {
  const page = await site.openSignedIn('/inbox?view=bot');
  const current = page.getByRole('navigation', { name: 'Main' }).locator('[aria-current="page"]');
  const field = page.getByRole('combobox', { name: 'Search conversations' });
  await field.fill('tone:angry');
  await page.getByText('2 conversations found').waitFor();
  expect(await current.textContent()).toContain('All');
  // From row to row, and never out of the list.
  await field.press('Escape');
  await field.press('Escape');
  const rows = page.locator('[data-conversation]');
  await expect.poll(() => rows.first().evaluate((row) => row === document.activeElement)).toBe(true);
  await page.keyboard.press('j');
  await expect.poll(() => rows.last().evaluate((row) => row === document.activeElement)).toBe(true);
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await expect.poll(() => new URL(page.url()).search).toBe('?view=bot');
});
