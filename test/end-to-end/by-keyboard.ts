// What a test may do that has no mouse: press keys, type, and move the focus, which must be seen wherever it goes.

import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

import { seedPassword } from '../seed/desk.ts';
import type { Site } from './site.ts';

/** Farther than anything that is used all day should be from where one is. */
const mostSteps = 60;

/** Moves the focus by Tab, or by another key, until it is where it should be. */
export async function moveTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await target.first().waitFor();
  for (let step = 0; step < mostSteps; step += 1) {
    if (await target.first().evaluate((element) => element === document.activeElement)) {
      return expectFocusSeen(page);
    }
    await page.keyboard.press(key);
  }
  const stuck = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
  throw new Error(`${key} does not lead to ${target}; the focus is at ${stuck}`);
}

/** What has the focus has a ring around it, or a ground of its own as the entries of menus have. */
export async function expectFocusSeen(page: Page): Promise<void> {
  const look = () =>
    page.evaluate(() => {
      const focused = document.activeElement;
      if (!focused || focused === document.body) return 'nothing has the focus';
      if (focused.matches('[data-highlighted]')) return 'seen';
      let at: Element | null = focused;
      for (let depth = 0; at && depth < 4; depth += 1, at = at.parentElement) {
        for (const part of [null, '::before', '::after']) {
          const { outlineStyle, outlineWidth } = getComputedStyle(at, part);
          if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) return 'seen';
        }
      }
      return `no ring around ${focused.outerHTML.slice(0, 200)}`;
    });
  await expect.poll(look).toBe('seen');
}

/** Presses a key until it is heard: before the page is alive nobody listens. */
export async function pressUntil(page: Page, key: string, heard: Locator): Promise<void> {
  await expect
    .poll(
      async () => {
        if ((await heard.count()) > 0 && (await heard.first().isVisible())) return true;
        await page.keyboard.press(key);
        return heard.first().isVisible();
      },
      { timeout: 10_000, interval: 100 },
    )
    .toBe(true);
}

export async function signInByKeyboard(site: Site, page: Page, email: string, to: string): Promise<void> {
  await page.goto(`${site.url}/sign-in?to=${encodeURIComponent(to)}`);
  await page.locator('html[data-alive]').waitFor({ state: 'attached' });
  await moveTo(page, page.getByLabel('E-mail'));
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(seedPassword);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${site.url}${to}`);
  await page.locator('html[data-alive]').waitFor({ state: 'attached' });
}
