// Every page in both themes, wide and narrow, under the eyes of axe.

import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { seedManager, seedPassword } from '../seed/desk.ts';
import { useSite } from './site.ts';

const site = useSite();

describe('accessibility', () => {
  const addresses = () => {
    const { angry, sarcasm, status } = site.seed.conversations;
    return [
      '/inbox',
      `/inbox/${angry}`,
      `/inbox/${sarcasm}`,
      `/inbox/${status}?view=all`,
      '/inbox?q=nothing',
      '/figures',
      '/ledger',
    ];
  };
  for (const dark of [false, true]) {
    for (const width of [1440, 390]) {
      it(`has no serious finding ${width} px wide, ${dark ? 'dark' : 'light'}`, async () => {
        const page = await site.open({ dark, width, expected: [/status of 404/] });
        await page.goto(`${site.url}/sign-in`);
        const found = await seriousFindings(page, '/sign-in');
        await page.getByLabel('E-mail').fill(seedManager);
        await page.getByLabel('Password').fill(seedPassword);
        await page.getByRole('button', { name: 'Sign in' }).click();
        await page.waitForURL(/inbox/);
        for (const address of [...addresses(), '/no-such-page']) {
          await page.goto(`${site.url}${address}`);
          found.push(...(await seriousFindings(page, address)));
          expect([address, await overflow(page)]).toEqual([address, 0]);
        }
        expect(found).toEqual([]);
      });
    }
  }
});

async function seriousFindings(page: Page, address: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${address} ${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

/** Pixels by which a page is wider than its window. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
