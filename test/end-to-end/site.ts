// A seeded database, the web process on it and a browser in front: what an end-to-end test file begins with.

import type { ChildProcess } from 'node:child_process';

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

import { type TestDatabase, useTestDatabase } from '../database.ts';
import { type Seeded, seedDesk, seedManager, seedPassword } from '../seed/desk.ts';
import { openBrowser, signIn, watchForErrors } from './browser.ts';
import { startSite, stopSite } from './site-process.ts';

export type Site = {
  url: string;
  test: TestDatabase;
  seed: Seeded;
  browser: Browser;
  /** A page of a fresh browser profile; any error in its console fails the test, but for those expected. */
  open: (options?: OpenOptions) => Promise<Page>;
  /** As `open`, signed in. */
  openSignedIn: (to: string, options?: OpenOptions) => Promise<Page>;
};

type OpenOptions = Readonly<{
  width?: number;
  dark?: boolean;
  email?: string;
  /** Errors that belong to what is tested, such as the browser's own word about a 404. */
  expected?: readonly RegExp[];
}>;

export function useSite(environment: () => Record<string, string> = () => ({})): Site {
  const site = { test: useTestDatabase() } as Site;
  let server: ChildProcess;
  let contexts: BrowserContext[] = [];
  let errors: string[][] = [];
  const faults: string[] = [];

  beforeAll(async () => {
    site.seed = await seedDesk(site.test.db, new Date());
    [server, site.url] = await startSite({ DATABASE_URL: site.test.url, ...environment() }, faults);
    site.browser = await openBrowser();
  });
  afterEach(async () => {
    const found = errors.flat();
    for (const context of contexts) await context.close();
    contexts = [];
    errors = [];
    expect(found).toEqual([]);
  });
  afterAll(async () => {
    await site.browser?.close();
    await stopSite(server);
    expect(faults).toEqual([]);
  });

  site.open = async ({ width = 1440, dark = false, expected = [] } = {}) => {
    const context = await site.browser.newContext({
      viewport: { width, height: width < 600 ? 844 : 900 },
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      timezoneId: 'America/New_York',
    });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    errors.push(watchForErrors(page, expected));
    return page;
  };
  site.openSignedIn = async (to, options = {}) => {
    const page = await site.open(options);
    await signIn(page, site.url, options.email ?? seedManager, seedPassword, to);
    return page;
  };
  return site;
}
