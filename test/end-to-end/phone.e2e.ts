// The desk on a phone: lists in rows, most of the screen for who writes, notices out of the way.

import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';

import { addSavedView } from '../../db/saved-views.ts';
import { seedPassword } from '../seed/desk.ts';
import { seedAdmin, seedSettings } from '../seed/settings.ts';
import { signIn } from './browser.ts';
import { useSite } from './site.ts';

const site = useSite();
beforeAll(async () => {
  await seedSettings(site.seed);
});

async function openOnPhone(to: string): Promise<Page> {
  const page = await site.open({ width: 390 });
  await signIn(page, site.url, seedAdmin, seedPassword, to);
  return page;
}

const shareOf = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => element.getBoundingClientRect().height / innerHeight);

describe('on a phone', () => {
  for (const to of ['/customers', '/settings/templates', '/settings/tokens', '/settings/tags']) {
    it(`the list of ${to} stands in rows, with nothing beyond its edge`, async () => {
      const page = await openOnPhone(to);
      const row = page.locator('.list-table tbody tr').first();
      await row.waitFor();
      const beyond = await page
        .locator('.list-table')
        .evaluate((table) => table.scrollWidth - table.clientWidth);
      expect(beyond).toBe(0);
      const [head, cell] = [row.locator('th'), row.locator('td').first()];
      const below = await cell.evaluate((element) => element.getBoundingClientRect().top);
      expect(below).toBeGreaterThan(await head.evaluate((element) => element.getBoundingClientRect().top));
    });
  }

  it('a kept view stands in the strip above its list, however long its name, and the page does not move sideways', async () => {
    const name = 'Angry people who wait for a second parcel';
    const { id: agentId } = await site.test.db
      .selectFrom('agent')
      .select('id')
      .where('email', '=', seedAdmin)
      .executeTakeFirstOrThrow();
    const view = { name, shared: false, fields: { view: 'all', tone: 'angry' } };
    const id = await addSavedView(site.test.db, agentId, view);
    const page = await openOnPhone(`/inbox?saved=${id}`);
    const tab = page.locator('.view-tabs').getByRole('link', { name });
    await tab.waitFor();
    expect(await tab.getAttribute('aria-current')).toBe('page');
    // The strip itself does, to the view that is open.
    await expect
      .poll(() => tab.evaluate((element) => element.getBoundingClientRect().left < innerWidth / 2))
      .toBe(true);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(beyond).toBe(0);
    await page.evaluate(() => scrollTo({ left: 100 }));
    expect(await page.evaluate(() => scrollX)).toBe(0);
  });

  it('who writes an answer has most of the screen, until they touch the mails', async () => {
    const page = await openOnPhone(`/inbox/${site.seed.conversations.angry}`);
    await page.locator('.reply-text').waitFor();
    const before = await shareOf(page, '.answer-area');
    // While nothing is written, hardly more than the line to be touched.
    expect(before).toBeLessThan(0.2);
    await page.locator('.reply-text').click();
    await expect.poll(() => shareOf(page, '.answer-area')).toBeGreaterThan(0.55);
    await page.locator('.conversation-scroll').click({ position: { x: 5, y: 5 } });
    await expect.poll(() => shareOf(page, '.answer-area')).toBe(before);
  });

  it('a notice does not lie over the box in which somebody writes', async () => {
    const page = await openOnPhone(`/inbox/${site.seed.conversations.cancel}`);
    await page.locator('.reply-text').waitFor();
    await page.keyboard.press('e');
    const notice = page.locator('.undo-notice').first();
    await notice.waitFor();
    await page.goto(`${site.url}/inbox/${site.seed.conversations.angry}`);
    await notice.waitFor();
    const end = await notice.evaluate((element) => element.getBoundingClientRect().bottom);
    expect(end).toBeLessThan(
      await page.locator('.answer-area').evaluate((element) => element.getBoundingClientRect().top),
    );
  });
});
