// The desk in German: an agent switches the language in their menu, and no page speaks English any more.

import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';

import { sayIn, writeLanguage } from '../../app/language.ts';
import { german } from '../../app/words/de/index.ts';
import { languageNames } from '../../app/words/say.ts';
import { seedManager, seedPassword } from '../seed/desk.ts';
import { seedAdmin } from '../seed/settings.ts';
import { findingsOf } from './findings.ts';
import { listPages, type Pages, type PageToSee } from './pages.ts';
import { useSite } from './site.ts';

const site = useSite();
let pages: Pages;

beforeAll(async () => {
  pages = await listPages(site.seed);
});

/**
 * What is not ours to say stands in these: people's words, the names of a mail's own fields, and the seed's briefs, of which
 * only English was kept.
 */
const theirs = 'bdi, pre, code, textarea, script, style, .summary, .original-fields, main [lang="en"]';
/** Each language is called so by those who speak it. */
const alike = new Set(Object.values(languageNames));

/** Our English words whose German ones differ, as they can stand on a page: a slot may hold anything. */
const english = Object.entries(german)
  .filter(([words, translated]) => words.replace(/\|[^|]*$/, '') !== translated)
  .map(([words]) => words.replace(/\|[^|]*$/, ''))
  .filter((words) => !Object.values(german).includes(words) && !alike.has(words));
const plain = new Set(english.filter((words) => !/\{\w+\}/.test(words)));
const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
const withSlots = english
  // Of few letters beside its slots it could be anything.
  .filter((words) => /\{\w+\}/.test(words) && words.replace(/\{\w+\}|[^a-z]/gi, '').length > 7)
  .map(
    (words) =>
      new RegExp(
        `^${words
          .split(/\{\w+\}/)
          .map(escaped)
          .join('.+')}$`,
        's',
      ),
  );

it('is spoken at once by who signs in, whatever the sign-in page spoke, and by their other windows', async () => {
  await site.test.db.updateTable('agent').set({ language: 'de' }).where('email', '=', seedManager).execute();
  const page = await site.open();
  await page.goto(`${site.url}/sign-in`);
  await page.getByLabel('E-mail').fill(seedManager);
  await page.getByLabel('Password').fill(seedPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('html[lang="de"]').waitFor({ state: 'attached' });
  await page.getByRole('link', { name: 'Braucht jemanden' }).first().waitFor();

  const other = await page.context().newPage();
  await other.goto(`${site.url}/account`);
  await other.locator('html[data-alive]').waitFor({ state: 'attached' });
  await other.getByRole('combobox', { name: 'Sprache' }).click();
  await other.getByRole('option', { name: 'English' }).click();
  await other.getByRole('button', { name: 'Speichern', exact: true }).click();
  await other.locator('html[lang="en"]').waitFor({ state: 'attached' });
  // News: the first window's data comes anew, and with it the language.
  const change = { subject: 'In another language' };
  const id = site.seed.conversations.angry ?? 0;
  await site.test.db.updateTable('conversation').set(change).where('id', '=', id).execute();
  await page.locator('html[lang="en"]').waitFor({ state: 'attached' });
  await page.getByRole('link', { name: 'Needs a person' }).first().waitFor();
});

it('is chosen in one’s menu, and holds on the next page', async () => {
  const page = await site.openSignedIn('/inbox', { email: seedManager });
  await page.locator('.agent-menu button').click();
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
  await page.locator('html[lang="de"]').waitFor({ state: 'attached' });
  await page.goto(`${site.url}/figures`);
  expect(await page.locator('html').getAttribute('lang')).toBe('de');
  expect(await findingsOf(page, 'figures in German')).toEqual([]);
});

it('breaks no word of the list of people beside the navigation, and its answer stands under one edge on the widest screen', async () => {
  const page = await site.openSignedIn('/inbox', { email: seedAdmin });
  await page.context().addCookies([await languageCookie()]);
  await page.setViewportSize({ width: 768, height: 1024 });
  await page.goto(`${site.url}/settings/people`);
  const rows = page.locator('.people-list li');
  await rows.first().waitFor();
  const beyond = await rows.evaluateAll((each) => each.map((row) => row.scrollWidth - row.clientWidth));
  expect(Math.max(...beyond)).toBe(0);
  const role = rows.filter({ hasText: 'Ada Admin' }).locator('.people-role');
  expect(await role.evaluate((words) => words.getClientRects().length)).toBe(1);
  expect((await role.boundingBox())?.height).toBeLessThan(30);
  await page.setViewportSize({ width: 2560, height: 1440 });
  await page.goto(`${site.url}/inbox/${site.seed.conversations.angry}`);
  await page.locator('.reply-text').waitFor();
  const [tab, field] = await Promise.all(
    ['.answer-tabs [role="tab"]', '.reply-editor'].map((place) => page.locator(place).first().boundingBox()),
  );
  expect(Math.abs((tab?.x ?? 0) - (field?.x ?? 99))).toBeLessThan(2);
  // What stands in one line below the answer is told apart.
  await page.goto(`${site.url}/inbox/${site.seed.conversations.status}?view=all`);
  expect(await page.locator('.reply .reply-hint').innerText()).toMatch(/sendet · Sobald/);
});

it('is what every page speaks', async () => {
  const expected = [/status of 40[04]/];
  const guest = await site.open({ expected });
  const page = await site.openSignedIn('/inbox', { email: seedAdmin, expected });
  const found: string[] = [];
  for (const [from, list] of [
    [guest, pages.outside],
    [page, pages.inside],
  ] as const) {
    await from.context().addCookies([await languageCookie()]);
    for (const each of list) found.push(...(await englishOn(from, each)));
  }
  expect(found).toEqual([]);
}, 240_000);

it('finds the English word on a page that speaks English', async () => {
  const page = await site.openSignedIn('/inbox');
  const words = await spokenOn(page);
  expect(words.filter(isEnglish)).toContain('Needs a person');
});

const isEnglish = (words: string) => plain.has(words) || withSlots.some((pattern) => pattern.test(words));

async function englishOn(page: Page, { name, address, open }: PageToSee): Promise<string[]> {
  await page.goto(`${site.url}${address}`);
  await page.locator('html[data-alive][lang="de"]').waitFor({ state: 'attached' });
  await open?.(page, sayIn('de'));
  const words = [...(await spokenOn(page)), (await page.title()).replace(/ · Baton$/, '')];
  return [...new Set(words.filter(isEnglish))].map((each) => `${name} says “${each}”`);
}

/** All that the page itself says: its pieces of text, and what is read out or seen of its attributes. */
const spokenOn = (page: Page) =>
  page.evaluate((others) => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement?.closest(others)) found.push(node.textContent ?? '');
    for (const attribute of ['aria-label', 'title', 'placeholder', 'alt'])
      for (const element of document.querySelectorAll(`[${attribute}]`))
        if (!element.closest(others)) found.push(element.getAttribute(attribute) ?? '');
    return found.map((words) => words.replace(/\s+/g, ' ').trim()).filter((words) => words !== '');
  }, theirs);

async function languageCookie() {
  const header = await writeLanguage('de');
  const [name = '', value = ''] = header.split(';', 1).join().split('=', 2);
  return { name, value, url: site.url };
}
