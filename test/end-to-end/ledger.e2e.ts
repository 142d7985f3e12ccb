// Every mail and what became of it, in a real browser.

import { expect, it } from 'vitest';

import { useSite } from './site.ts';

const site = useSite();

it('the totals of the ledger open their mails, and add up', async () => {
  const page = await site.openSignedIn('/ledger');
  const totals = page.getByRole('navigation', { name: 'What became of them' });
  await totals.getByRole('link', { name: /^All/ }).waitFor();
  const counts = (await totals.locator('.pick-count').allTextContents()).map(Number);
  const [all, ...each] = counts;
  expect(each.reduce((sum, count) => sum + count, 0)).toBe(all);
  await totals.getByRole('link', { name: /Could not be read/ }).click();
  await page.waitForURL(/disposition=unparsable/);
  await expect.poll(() => page.locator('.ledger-row').count()).toBe(1);
  await page.getByText('the content ends in the middle of a header').waitFor();
});

it('a mail is read again with one click, and while it is, not twice', async () => {
  const page = await site.openSignedIn('/ledger?disposition=unparsable');
  await page.getByRole('button', { name: /Read again/ }).click();
  await page.getByText('No mail ended like this.').waitFor();
  await page.goto(`${site.url}/ledger?disposition=retrying`);
  await page.getByText('Mia Castellanos asked for it to be read again').waitFor();
  expect(await page.getByRole('button', { name: /Read again/ }).isDisabled()).toBe(true);
  const jobs = await site.test.pool.query(
    `select t.identifier, j.payload from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id`,
  );
  expect(jobs.rows).toEqual([{ identifier: 'receive-mail', payload: { ledgerId: expect.any(Number) } }]);
});

it('a mail of the ledger leads to its conversation', async () => {
  const page = await site.openSignedIn('/ledger?disposition=threaded');
  const link = page.locator('.ledger-subject a').first();
  const href = (await link.getAttribute('href')) ?? '';
  await link.click();
  await page.locator('[data-conversation-page]').waitFor();
  expect(page.url()).toContain(href);
});
