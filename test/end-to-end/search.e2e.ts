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

const statusOf = async (name: string) => {
  const id = site.seed.conversations[name] ?? 0;
  const row = await site.test.db
    .selectFrom('conversation')
    .select('status')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.status;
};
const found = (page: Page) => page.locator('.found-row');
const bar = (page: Page) => page.getByRole('toolbar', { name: 'With the chosen conversations' });

it('several of what was found are resolved together by mouse, and nothing that was not found is', async () => {
  const page = await site.openSignedIn('/inbox?view=all&q=is:open');
  await found(page).filter({ hasText: 'Cancel my subscription' }).getByRole('checkbox').check();
  await bar(page).getByText('1 chosen').waitFor();
  const [all, asked] = [await found(page).count(), await statusOf('asked')];
  await bar(page).getByRole('button', { name: 'Choose all that are shown' }).click();
  await bar(page).getByText(`${all} chosen`).waitFor();
  await expect.poll(() => bar(page).getByRole('button', { name: 'Choose all' }).count()).toBe(0);
  await found(page).filter({ hasText: 'LAST WARNING' }).getByRole('checkbox').uncheck();
  await bar(page).getByRole('button', { name: 'Resolve' }).click();
  await expect.poll(() => statusOf('cancel')).toBe('resolved');
  await bar(page).waitFor({ state: 'detached' });
  expect([await statusOf('angry'), await statusOf('legal'), await statusOf('asked')]).toEqual([
    ...['resolved', 'open'],
    asked,
  ]);
});

it('nobody acts on all that a search might find: its filters alone would be far more', async () => {
  const page = await site.openSignedIn('/inbox', { expected: [/status of 409/] });
  const status = await page.evaluate(async () => {
    const body = new URLSearchParams({ act: 'resolve', query: 'view=all&q=lawyer' });
    return (await fetch('/conversations/bulk.data', { method: 'POST', body })).status;
  });
  expect(status).toBe(409);
  expect(await statusOf('angry')).toBe('open');
});

it('what was found is chosen and given away by keyboard alone', async () => {
  const page = await site.openSignedIn('/inbox?view=all&q=subscription');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await bar(page).getByText('1 chosen').waitFor();
  await expect
    .poll(async () => {
      await page.keyboard.press('.');
      return page.getByRole('menuitem', { name: 'Mark as spam' }).count();
    })
    .toBe(1);
  await page.getByRole('menuitem', { name: 'Mark as spam' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => statusOf('cancel')).toBe('spam');
});

it('older results that were asked for stay when news comes', async () => {
  const { db } = site.test;
  const { id: customer } = await db
    .insertInto('customer')
    .values({ email: 'many@customer.example', name: 'Many' })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (let at = 0; at < 40; at++) {
    const { id } = await db
      .insertInto('conversation')
      .values({ mailbox_id: site.seed.mailboxId, customer_id: customer, subject: `Gramophone ${at}` })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('message')
      .values({
        ...{ conversation_id: id, direction: 'in', author: 'customer', subject: `Gramophone ${at}` },
        ...{ message_id: `<gramophone.${at}@customer.example>`, from_address: 'many@customer.example' },
        ...{ to_addresses: '[]', text: 'It is broken.', reply: 'It is broken.', at: new Date() },
      })
      .execute();
  }
  while ((await fillSearch(db, 1_000)) > 0);
  const page = await site.openSignedIn('/inbox?view=all&q=gramophone');
  await page.getByRole('button', { name: 'Show older' }).click();
  await expect.poll(() => found(page).count()).toBe(40);
  await db
    .updateTable('conversation')
    .set({ subject: 'A new subject' })
    .where('subject', '=', 'Gramophone 39')
    .execute();
  await found(page).filter({ hasText: 'Gramophone 38' }).waitFor();
  // The news has come: the page has been fetched again.
  await page.waitForResponse((response) => response.url().includes('.data'));
  await page.waitForTimeout(300);
  expect(await found(page).count()).toBe(40);
});
