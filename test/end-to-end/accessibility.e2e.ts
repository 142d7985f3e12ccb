// Every page in both themes, wide and narrow, under the eyes of axe.

import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';

import { seedPassword } from '../seed/desk.ts';
import { seedAdmin } from '../seed/settings.ts';
import { signIn } from './browser.ts';
import { listPages, type Pages, type PageToSee } from './pages.ts';
import { useSite } from './site.ts';

const site = useSite();
let pages: Pages;

beforeAll(async () => {
  pages = await listPages(site.seed);
});

describe('accessibility', () => {
  for (const dark of [false, true]) {
    for (const width of [1440, 390]) {
      it(`has no serious finding ${width} px wide, ${dark ? 'dark' : 'light'}`, async () => {
        // The browser's own words about pages that are not there, or whose link holds no more.
        const page = await site.open({ dark, width, expected: [/status of 40[04]/] });
        const found: string[] = [];
        for (const each of pages.outside) found.push(...(await look(page, each)));
        await signIn(page, site.url, seedAdmin, seedPassword);
        for (const each of pages.inside) found.push(...(await look(page, each)));
        expect(found).toEqual([]);
      }, 300_000);
    }
  }
});

async function look(page: Page, { name, address, open }: PageToSee): Promise<string[]> {
  await page.goto(`${site.url}${address}`);
  await page.locator('html[data-alive]').waitFor({ state: 'attached' });
  await open?.(page);
  const wider = await overflow(page);
  return [
    ...(await seriousFindings(page, name)),
    ...(wider > 0 ? [`${name} is ${wider} px wider than its window`] : []),
  ];
}

async function seriousFindings(page: Page, name: string): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  // What stands behind an open menu is hidden from readers, and its keys stay in the menu: axe knows only the first.
  if ((await page.getByRole('menu').count()) > 0) axe.disableRules(['aria-hidden-focus']);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${name} ${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

/** Pixels by which a page is wider than its window. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
