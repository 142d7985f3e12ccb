// A seeded database, the web process on it and a browser in front: what an end-to-end test file begins with.

import type { ChildProcess } from 'node:child_process';

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';

import { writeSessionToken } from '../../app/session.ts';
import { findAgentByEmail } from '../../db/agents.ts';
import { openSession } from '../../db/sessions.ts';
import { type TestDatabase, useTestDatabase } from '../database.ts';
import { makeTestContext } from '../seed/context.ts';
import { type Seeded, seedDesk, seedManager } from '../seed/desk.ts';
import { openBrowser, watchForErrors } from './browser.ts';
import { keepDesk } from './kept-desk.ts';
import { startSite, stopSite } from './site-process.ts';

export type Site = {
  url: string;
  test: TestDatabase;
  seed: Seeded;
  browser: Browser;
  /** A page of a fresh browser profile; any error in its console fails the test, but for those expected. */
  open: (options?: OpenOptions) => Promise<Page>;
  /** Goes there with a session of its own that no form was filled in for, and waits for the page to be alive. */
  signIn: (page: Page, to: string, email?: string) => Promise<void>;
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

/** `goesOn`: a worker runs beside it, and what it has fetched and done stands there also for the next test. */
type SiteOptions = Readonly<{ goesOn?: boolean }>;

export function useSite(
  environment: () => Record<string, string> = () => ({}),
  { goesOn = false }: SiteOptions = {},
): Site {
  const site = { test: useTestDatabase() } as Site;
  let server: ChildProcess;
  let contexts: BrowserContext[] = [];
  let errors: string[][] = [];
  const faults: string[] = [];
  let bringBack: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    site.seed = await seedDesk(site.test.db, new Date());
    [server, site.url] = await startSite({ DATABASE_URL: site.test.url, ...environment() }, faults);
    site.browser = await openBrowser();
  });
  beforeEach(async () => {
    if (goesOn) return;
    // Before the first test, for the file has then added what all of its tests begin with.
    if (bringBack) await bringBack();
    else bringBack = await keepDesk(site.test.pool);
  });
  afterEach(async () => {
    const found = errors.flat();
    const open = contexts;
    // What one test leaves open or finds wrong is not the next one's.
    contexts = [];
    errors = [];
    await Promise.all(open.map((context) => context.close()));
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
  site.signIn = async (page, to, email = seedManager) => {
    const value = await openSessionFor(site, email, page);
    await page.context().addCookies([{ ...value, url: site.url }]);
    await page.goto(`${site.url}${to}`);
    // A key that is pressed before the page is alive is heard by nobody.
    await page.locator('html[data-alive]').waitFor({ state: 'attached' });
  };
  site.openSignedIn = async (to, options = {}) => {
    const page = await site.open(options);
    await site.signIn(page, to, options.email);
    return page;
  };
  return site;
}

async function openSessionFor({ test, url }: Site, email: string, page: Page) {
  const agent = await findAgentByEmail(test.db, email);
  if (!agent) throw new Error(`Nobody is called ${email}`);
  const userAgent = await page.evaluate(() => navigator.userAgent);
  const token = await openSession(test.db, agent.id, new Date(), { userAgent, address: '127.0.0.1' });
  const web = { port: 0, host: '127.0.0.1', url };
  const header = await writeSessionToken(token, makeTestContext(test, { web }));
  const [name = '', value = ''] = header.split(';', 1).join().split('=', 2);
  return { name, value };
}
