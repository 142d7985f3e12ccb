// The desk in German: an agent switches the language in their menu, and no page speaks English any more.

import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';

import { seedManager } from '../seed/desk.ts';
import { useSite } from './site.ts';

const site = useSite();

/** Words of our own that stand on these pages in English, and in no mail of the seed as a whole line. */
const telltale = [
  'Needs a person',
  'Every mail',
  'Search',
  'Save',
  'Versions',
  'Who answers',
  'Opening hours',
  'Words for the status',
  'In use',
  'New template',
  'Why a person',
  'Day by day',
  'My account',
  'Playground',
  'Settings',
];

it('is German on every page once the language is chosen', async () => {
  const page = await site.openSignedIn('/inbox', { email: seedManager });
  await page.locator('.agent-menu button').click();
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
  await page.locator('html[lang="de"]').waitFor({ state: 'attached' });
  const { angry } = site.seed.conversations;
  const addresses = [
    '/inbox',
    `/inbox/${angry}`,
    '/figures',
    '/ledger',
    '/settings/policy',
    '/settings/templates',
    '/playground',
    '/account',
  ];
  const found: string[] = [];
  for (const address of addresses) {
    await page.goto(`${site.url}${address}`);
    expect([address, await page.locator('html').getAttribute('lang')]).toEqual([address, 'de']);
    found.push(...(await englishOn(page, address)), ...(await seriousFindings(page, address)));
  }
  expect(found).toEqual([]);
});

async function englishOn(page: Page, address: string): Promise<string[]> {
  const lines = (await page.locator('body').innerText()).split('\n').map((line) => line.trim());
  return telltale.filter((words) => lines.includes(words)).map((words) => `${address} says “${words}”`);
}

async function seriousFindings(page: Page, address: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${address} ${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}
