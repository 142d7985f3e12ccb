// The browser for end-to-end tests and screenshots: Debian's Chromium, quiet, and strict about errors in pages.

import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** `more`: further switches, such as a record of all that leaves. */
export function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = places.find((place) => existsSync(place));
  if (!executablePath) throw new Error(`No browser at ${places.join(' or ')}; install Debian's "chromium"`);
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...more,
    ],
  });
}

/** Remix's own word about data that a newer click has made superfluous: before it began to come, or in the middle of it. */
const superseded = /AbortError: (signal is aborted without reason|BodyStreamBuffer was aborted)/;

/** Collects what a user would never see but a developer must: errors in the console and in scripts. */
export function watchForErrors(page: Page, expected: readonly RegExp[] = []): string[] {
  const errors: string[] = [];
  const note = (text: string) => {
    if (![superseded, ...expected].some((pattern) => pattern.test(text))) errors.push(text);
  };
  page.on('pageerror', (error) => note(`page: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') note(`console: ${message.text()} (${message.location().url})`);
  });
  return errors;
}

/** Signs in and lands where `to` says. */
export async function signIn(
  page: Page,
  url: string,
  email: string,
  password: string,
  to = '/inbox',
): Promise<void> {
  await page.goto(`${url}/sign-in?to=${encodeURIComponent(to)}`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${url}${to}`);
  // A key that is pressed before the page is alive is heard by nobody.
  await page.locator('html[data-alive]').waitFor({ state: 'attached' });
}
