// Every page in both themes, wide and narrow, under the eyes of axe.

import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';

import { sayEnglish } from '../../app/words/say.ts';
import { seedAdmin } from '../seed/settings.ts';
import { findingsInBothThemes } from './findings.ts';
import { listPages, type Pages, type PageToSee } from './pages.ts';
import { useSite } from './site.ts';

const site = useSite();
let pages: Pages;

beforeAll(async () => {
  pages = await listPages(site.seed);
});

/** The browser's own words about pages that are not there, or whose link holds no more. */
const expected = [/status of 40[04]/];

describe('accessibility', () => {
  it.each([1440, 390])(
    'has no serious finding %i px wide, light or dark',
    async (width) => {
      const found: string[] = [];
      const guest = await site.open({ width, expected });
      for (const each of pages.outside) found.push(...(await look(guest, each)));
      const page = await site.openSignedIn('/inbox', { email: seedAdmin, width, expected });
      for (const each of pages.inside) found.push(...(await look(page, each)));
      expect(found).toEqual([]);
    },
    300_000,
  );
});

async function look(page: Page, { name, address, open }: PageToSee): Promise<string[]> {
  await page.goto(`${site.url}${address}`);
  await page.locator('html[data-alive]').waitFor({ state: 'attached' });
  await open?.(page, sayEnglish);
  return await findingsInBothThemes(page, name);
}
