// Pictures of every page, wide and narrow, light and dark, to look at: node test/screenshots.ts FOLDER [URL EMAIL PASSWORD]

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

import { openBrowser, signIn } from './end-to-end/browser.ts';
import { seedManager, seedPassword } from './seed/desk.ts';

const sizes = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
const themes = ['light', 'dark'] as const;

const [folder, url = 'http://127.0.0.1:3000', email = seedManager, password = seedPassword] =
  process.argv.slice(2);
if (!folder) {
  process.stderr.write('Use: node test/screenshots.ts FOLDER [URL EMAIL PASSWORD]\n');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const browser = await openBrowser();
for (const [size, viewport] of Object.entries(sizes)) {
  for (const theme of themes) {
    const context = await browser.newContext({ viewport, colorScheme: theme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(`${url}/sign-in`);
    await shoot(page, 'sign-in', size, theme);
    await signIn(page, url, email, password);
    await page.goto(`${url}/inbox`);
    for (const [name, address] of Object.entries(await addresses(page))) {
      await page.goto(`${url}${address}`);
      await shoot(page, name, size, theme);
    }
    await context.close();
  }
}
await browser.close();

async function shoot(page: Page, name: string, size: string, theme: string): Promise<void> {
  await page.waitForLoadState('load');
  // Relative times change from the server's clock to the browser's.
  await page.waitForTimeout(250);
  await page.screenshot({ path: path.join(folder ?? '.', `${name}-${size}-${theme}.png`) });
}

/** The first conversations of the list stand for all: whatever is in the database is shown. */
async function addresses(page: Page): Promise<Record<string, string>> {
  const open = await page
    .locator('[data-conversation]')
    .evaluateAll((items) => items.map((item) => item.getAttribute('href') ?? ''));
  const conversations = Object.fromEntries(
    open.slice(0, 3).map((href, index) => [`conversation-${index + 1}`, href]),
  );
  return {
    inbox: '/inbox',
    ...conversations,
    bot: '/inbox?view=bot',
    all: '/inbox?view=all',
    'nothing-found': '/inbox?view=all&q=nosuchthing',
    figures: '/figures',
    ledger: '/ledger',
    policy: '/settings/policy',
    playground: '/playground',
    templates: '/settings/templates',
    template: '/settings/templates/order-status.en',
    articles: '/settings/articles',
    sandbox: '/sandbox',
    'not-found': '/no-such-page',
  };
}
