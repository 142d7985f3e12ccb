// The whole hostile corpus in the real frame of the real page: nothing runs, nothing leaves, nothing gets out of its frame.

import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { mailFrameHeaders } from '../../app/mail-frame-headers.ts';
import { type HostileHtml, hostileHtml } from '../hostile-html/cases.ts';
import { openTracker, type Tracker } from '../hostile-html/tracker.ts';
import { seedManager, seedPassword } from '../seed/desk.ts';
import { openBrowser, signIn } from './browser.ts';
import { useSite } from './site.ts';

const site = useSite();
const netLog = path.join(mkdtempSync(path.join(tmpdir(), 'baton-net-')), 'net.json');
/** A name of nobody (RFC 2606), so that looking it up can be told from all other look-ups. */
const host = 'hostile-corpus.example';

let tracker: Tracker;
let browser: Browser;
let cases: readonly HostileHtml[];
let conversation: number;
let mail: number;

beforeAll(async () => {
  tracker = await openTracker();
  const run = `(function(){try{top.hostileRan=1}catch(e){}try{parent.document.title='ran'}catch(e){}alert(1);new Image().src='${tracker.url}/ran'})()`;
  cases = hostileHtml({ run, track: tracker.url, host });
  browser = await openBrowser([`--log-net-log=${netLog}`, '--net-log-capture-mode=Everything']);
  conversation = site.seed.conversations.sarcasm ?? 0;
  const row = await site.test.db
    .selectFrom('message')
    .select('id')
    .where('conversation_id', '=', conversation)
    .where('html', 'is not', null)
    .executeTakeFirstOrThrow();
  mail = row.id;
});
afterAll(() => tracker.close());

type Watched = Readonly<{ page: Page; escapes: string[] }>;

/** A page with its frame open, and a list of everything that should not happen. */
async function openFrame(): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 } });
  const page = await context.newPage();
  await signIn(page, site.url, seedManager, seedPassword, `/inbox/${conversation}`);
  await page.getByRole('button', { name: 'Show as it was sent' }).click();
  await page.locator('.mail-frame-box:not([data-waiting])').waitFor();
  const escapes: string[] = [];
  page.on('dialog', (dialog) => {
    escapes.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch((error: Error) => escapes.push(error.message));
  });
  context.on('page', (popup) => escapes.push(`popup: ${popup.url()}`));
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame() || !frame.url().startsWith(`${site.url}/messages/${mail}/html`))
      escapes.push(`navigation: ${frame.url()}`);
  });
  const note = (request: Request) => {
    const { protocol, origin, pathname } = new URL(request.url());
    const own = origin === site.url && !/^\/(?:away|sign-out)/.test(pathname);
    // What the browser itself holds back is told of too: none of it has left.
    const held = /^(?:csp|origin|other|mixed-content)$/.test(request.failure()?.errorText ?? '');
    if (!own && !held && /^(?:https?|wss?|ftp):$/.test(protocol)) {
      escapes.push(`request: ${request.url()} ${request.failure()?.errorText ?? ''}`);
    }
  };
  page.on('requestfinished', note);
  page.on('requestfailed', note);
  page.on('download', (download) => escapes.push(`download: ${download.url()}`));
  return { page, escapes };
}

/** What the page is like around its frame; a case must leave all of it as it is. */
const stateOf = (page: Page) =>
  page.evaluate(() => {
    const frame = document.querySelector('.mail-frame iframe') as HTMLIFrameElement;
    const box = frame.getBoundingClientRect();
    const above = document.elementFromPoint(box.left + 20, Math.max(0, box.top - 6));
    return {
      title: document.title,
      address: location.href,
      ran: (window as { hostileRan?: number }).hostileRan ?? 0,
      covered: above?.tagName === 'IFRAME',
      focus: document.activeElement?.tagName === 'IFRAME',
      wide: box.right <= innerWidth,
      tall: box.height <= 12_002,
    };
  });

/** Loads the frame anew and waits until it is drawn. */
const show = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const frame = document.querySelector('.mail-frame iframe') as HTMLIFrameElement;
        const done = () => setTimeout(resolve, 25);
        frame.addEventListener('load', done, { once: true });
        setTimeout(done, 8_000);
        frame.contentWindow?.location.reload();
      }),
  );

describe('every hostile mail', () => {
  it('cleaned and in its frame, does nothing at all', async () => {
    const start = performance.now();
    const { page, escapes } = await openFrame();
    const before = await stateOf(page);
    expect(before).toMatchObject({ ran: 0, covered: false, focus: false, wide: true, tall: true });
    for (const { name, html } of cases) {
      await site.test.db
        .updateTable('message')
        .set({ html: html.replaceAll('\0', '') })
        .where('id', '=', mail)
        .execute();
      await show(page);
      expect([name, await stateOf(page), escapes, tracker.hits]).toEqual([name, before, [], []]);
    }
    await page.context().close();
    expect(performance.now() - start).toBeLessThan(180_000);
  }, 240_000);

  it('even uncleaned, is held by the frame and its headers alone', async () => {
    const { page, escapes } = await openFrame();
    const before = await stateOf(page);
    const headers = mailFrameHeaders({ images: false }) as Record<string, string>;
    let body = '';
    await page.route(`**/messages/${mail}/html*`, (route) => route.fulfill({ headers, body }));
    // The largest are for the cleaner alone: a browser takes minutes to draw them.
    for (const { name, html } of cases.filter((each) => each.html.length < 50_000)) {
      body = `<!doctype html><html><body>${html}</body></html>`;
      escapes.length = 0;
      await show(page);
      const { ran, title, address, covered } = await stateOf(page);
      expect([name, { ran, title, address, covered }]).toEqual([
        name,
        { ran: 0, title: before.title, address: before.address, covered: false },
      ]);
      const left = escapes.filter((each) => !each.startsWith('navigation: chrome-error:'));
      expect([name, left.filter((each) => !/^(?:request|navigation): about:/.test(each))]).toEqual([
        name,
        [],
      ]);
    }
    await page.context().close();
    expect(tracker.hits.filter((hit) => hit !== 'connection')).toEqual([]);
  }, 240_000);

  it('never had a name looked up or a connection made', async () => {
    await browser.close();
    const lookups = namesIn(readFileSync(netLog, 'utf8'));
    expect(lookups).toContain(new URL(site.url).host);
    const foreign = lookups.filter(
      (each) => each.includes(host) || each.includes('shop.example') || each.includes('evil.example'),
    );
    expect(foreign).toEqual([]);
  });
});

/** Every host that the browser asked for or connected to, out of its own record. */
function namesIn(log: string): string[] {
  return [
    ...new Set(
      [...log.matchAll(/"(?:host|group_id|url|dns_name|origin)":"([^"]{1,300})"/g)].map(
        (match) => match[1] ?? '',
      ),
    ),
  ].map((name) => (URL.canParse(name) ? new URL(name).host || name : name));
}
