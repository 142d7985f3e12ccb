// Where the focus and the eye are after something was done, in a real browser: nobody has to look for their place again.

import type { Page } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';

import { storePolicy } from '../store-policy.ts';
import { useSite } from './site.ts';

const site = useSite();

// No worker runs here: an answer waits for as long as a test needs.
beforeEach(() => storePolicy(site.test.db, { replyUndoSeconds: 120 }));

const open = async (name: string): Promise<Page> => {
  const page = await site.openSignedIn(`/inbox/${site.seed.conversations[name]}`);
  await page.locator('.reply-text').waitFor();
  return page;
};
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
  });
const isInView = (page: Page, selector: string) =>
  page.evaluate((selector) => {
    const last = [...document.querySelectorAll(selector)].at(-1)?.getBoundingClientRect();
    const scroll = document.querySelector('.conversation-scroll')?.getBoundingClientRect();
    return last && scroll ? last.top >= scroll.top - 1 && last.bottom <= scroll.bottom + 1 : null;
  }, selector);

it('Escape leaves the answer that is being written, and the keys work again', async () => {
  const page = await open('cancel');
  await page.keyboard.press('r');
  await page.keyboard.type('Hello');
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('conversation-scroll');
  await page.keyboard.press('n');
  await expect.poll(() => focused(page)).toBe('Note, only your team sees it');
  await page.close();
});

it('a dialog that a menu or a key opened gives the focus back', async () => {
  const page = await open('cancel');
  for (const item of ['Team …', 'Merge …', 'Link …']) {
    await page.keyboard.press('.');
    await page.getByRole('menuitem', { name: item }).press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe('More');
  }
  for (const key of ['?', 'Control+k']) {
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe('More');
  }
  const texts = page.getByRole('button', { name: 'Saved replies' });
  await texts.press('Enter');
  await page.getByLabel('Find a saved reply or a template').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => focused(page)).toBe('Saved replies');
  await page.close();
});

it('a note that was added and an answer that was sent come into view, with the button that takes it back', async () => {
  const page = await open('cancel');
  // A small window: what is new is at the end.
  await page.setViewportSize({ width: 1280, height: 600 });
  await page.keyboard.press('n');
  await page.keyboard.type('Asked the warehouse.');
  await page.keyboard.press('Control+Enter');
  await page.locator('.note').waitFor();
  await expect.poll(() => isInView(page, '.note')).toBe(true);
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  await page.keyboard.type('Hello Jan, it is done.');
  await page.keyboard.press('Control+Enter');
  const back = page.locator('.message').last().getByRole('button', { name: /^Undo/ });
  await back.waitFor();
  await expect.poll(() => isInView(page, '.message button[data-key="z"]')).toBe(true);
  await expect
    .poll(() =>
      page.evaluate(() => document.activeElement === [...document.querySelectorAll('.message')].at(-1)),
    )
    .toBe(true);
  await page.close();
});

it('a conversation is snoozed until a time of one’s own', async () => {
  const page = await open('hours');
  const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  await page.keyboard.press('s');
  await page.getByRole('menuitem', { name: 'Another time …' }).press('Enter');
  await page.getByLabel('When it comes back, by your clock').fill(`${day}T10:30`);
  await page.getByRole('button', { name: 'Snooze until then' }).press('Enter');
  const id = site.seed.conversations.hours;
  await expect
    .poll(async () => {
      const { rows } = await site.test.pool.query('select snoozed_until from conversation where id = $1', [
        id,
      ]);
      return rows[0].snoozed_until?.toISOString().slice(0, 10);
    })
    .toBe(day);
  await page.close();
});

it('in the palette a command whose beginning is typed runs by Enter; other words are searched for', async () => {
  const page = await open('cancel');
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('What do you want to do?').fill('snoo');
  await page.locator('[role="option"][aria-selected="true"]', { hasText: /^Snooze/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('What do you want to do?').fill('broken sofa');
  await page.locator('[role="option"][aria-selected="true"]', { hasText: /^Search for/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=broken/);
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('What do you want to do?').fill('1002');
  await page.locator('[role="option"][aria-selected="true"]', { hasText: 'Open #1002' }).waitFor();
  await page.close();
});

it('whoever is led on after resolving, or chooses none, has the focus there', async () => {
  const page = await open('cancel');
  const place = () =>
    page.evaluate(() => document.activeElement?.closest('.list, .conversation-scroll')?.className ?? null);
  const address = page.url();
  await page.getByRole('button', { name: /^Resolve/ }).click();
  await expect.poll(() => page.url()).not.toBe(address);
  await expect.poll(place).toBe('conversation-scroll');
  await page.locator('.list-row').first().getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Choose none' }).click();
  await expect.poll(place).toBe('list');
  await page.close();
});
