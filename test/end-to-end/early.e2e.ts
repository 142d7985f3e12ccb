// What is pressed before a page is alive, on a slow machine or a slow line, in a real browser: it is done once the page is.

import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';

import { hold } from './hold.ts';
import { useSite } from './site.ts';

const site = useSite();

/** The page stands there, and its scripts come when they are let go. */
async function openBeforeScripts(to: string, expected: readonly RegExp[] = []) {
  const page = await site.openSignedIn('/account', { expected });
  const letGo = await hold(page, /entry\.client-[^/]*\.js$/);
  await page.goto(`${site.url}${to}`, { waitUntil: 'commit' });
  return { page, letGo };
}
const isAlive = (page: Page) => page.locator('html[data-alive]').count();

it('a form is answered where it stands, and what was typed stays', async () => {
  const { page, letGo } = await openBeforeScripts('/settings/blocked', [/status of 409/]);
  const field = page.getByRole('textbox', { name: 'Address or domain' });
  await field.fill('@gmail.com');
  await page.getByRole('button', { name: 'Block', exact: true }).click();
  expect(await isAlive(page)).toBe(0);
  letGo();
  await page.getByText('Everybody may have an address there').waitFor();
  expect(await field.inputValue()).toBe('@gmail.com');
});

it('a menu opens, and a conversation is resolved once', async () => {
  const { angry, cancel } = site.seed.conversations;
  const first = await openBeforeScripts(`/inbox/${angry}`);
  await first.page.locator('[data-conversation-page]').getByRole('button', { name: 'More' }).click();
  first.letGo();
  await first.page.getByRole('menuitem', { name: 'Priority' }).waitFor();

  const { page, letGo } = await openBeforeScripts(`/inbox/${cancel}`);
  const resolve = page.getByRole('button', { name: 'Resolve', exact: true });
  await resolve.click();
  await resolve.click();
  expect(await isAlive(page)).toBe(0);
  letGo();
  await page.getByText(`#${cancel} is resolved`).waitFor();
  const { rows } = await site.test.pool.query(
    `select count(*)::int as many from conversation_event where conversation_id = $1 and kind = 'resolved'`,
    [cancel],
  );
  expect(rows).toEqual([{ many: 1 }]);
});
