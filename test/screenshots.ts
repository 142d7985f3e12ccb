// Pictures of every page, wide and narrow, light and dark, to look at: node test/screenshots.ts FOLDER [NAME…]
// It seeds a desk of its own and shows the pages as they were last built. NAME: only these pages; `--size=wide`: only that size;
// `--language=de`: as a German reads them.

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';

import { asLanguage, sayIn, writeLanguage } from '../app/language.ts';
import { listPracticeCustomers, writePracticeMail } from '../app/practice-mail.ts';
import type { Language } from '../app/words/say.ts';
import { openDatabase, openPool } from '../db/database.ts';
import { createLog } from '../log.ts';
import { runSandbox } from '../sandbox/main.ts';
import { startBenchDatabase } from './bench/database.ts';
import { openBrowser, signIn } from './end-to-end/browser.ts';
import { listPages, type Pages, type PageToSee } from './end-to-end/pages.ts';
import { startSite, stopSite } from './end-to-end/site-process.ts';
import { seedDesk, seedPassword } from './seed/desk.ts';
import { seedAdmin } from './seed/settings.ts';

const sizes = {
  wide: { width: 1440, height: 900 },
  narrow: { width: 390, height: 844 },
  small: { width: 1024, height: 768 },
  huge: { width: 2560, height: 1440 },
};
/** On these the room in the middle or at the sides changes most. */
const inEverySize = new Set(['inbox', 'conversation', 'figures', 'policy', 'people', 'templates']);
const themes = ['light', 'dark'] as const;

const [folder, ...choices] = process.argv.slice(2);
if (!folder) {
  process.stderr.write(
    'Use: node test/screenshots.ts FOLDER [NAME…] [--size=wide|narrow|small|huge] [--language=en|de]\n',
  );
  process.exit(2);
}
const only = new Set(choices.filter((choice) => !choice.startsWith('--')));
const optionOf = (name: string) =>
  choices.find((choice) => choice.startsWith(`--${name}=`))?.slice(name.length + 3);
const onlySize = optionOf('size');
const language = asLanguage(optionOf('language')) ?? 'en';
mkdirSync(folder, { recursive: true });

const database = await startBenchDatabase();
const databaseUrl = await database.create('pictures');
const pool = openPool(databaseUrl, {
  ...{ max: 4, role: 'test' },
  onError: (error) => process.stderr.write(`${error.message}\n`),
});
const faults: string[] = [];
const sandbox = await runSandbox({ log: createLog('error', 'sandbox'), arrivals: false });
const [server, url] = await startSite(
  { DATABASE_URL: databaseUrl, BATON_SANDBOX_URL: sandbox.controlUrl },
  faults,
);
const browser = await openBrowser();
try {
  await writeAsCustomer();
  const pages = await listPages(await seedDesk(openDatabase(pool), new Date()));
  for (const size of Object.keys(sizes) as (keyof typeof sizes)[]) {
    if (onlySize && onlySize !== size) continue;
    for (const theme of themes) await shootAll(browser, pages, size, theme);
  }
} finally {
  await browser.close();
  await stopSite(server);
  await sandbox.stop();
  await pool.end();
  await database.stop();
  for (const fault of faults) process.stderr.write(`${fault}\n`);
}

async function writeAsCustomer(): Promise<void> {
  const [customer] = await listPracticeCustomers(sandbox.controlUrl);
  const text = 'Hello,\n\nare you open on Saturday?';
  await writePracticeMail(sandbox.controlUrl, { from: customer?.email ?? '', subject: 'Saturday', text });
}

async function shootAll(
  from: Browser,
  { outside, inside }: Pages,
  size: keyof typeof sizes,
  theme: 'light' | 'dark',
): Promise<void> {
  const hasTouch = size === 'narrow';
  const context = await from.newContext({
    ...{ viewport: sizes[size], hasTouch, isMobile: hasTouch },
    ...{ colorScheme: theme, reducedMotion: 'reduce' },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(5_000);
  const wanted = ({ name }: PageToSee) =>
    (only.size === 0 || only.has(name)) && (size === 'wide' || size === 'narrow' || inEverySize.has(name));
  await context.addCookies([await languageCookie(language)]);
  for (const each of outside.filter(wanted)) await shoot(page, each, size, theme);
  await context.addCookies([await languageCookie('en')]);
  await signIn(page, url, seedAdmin, seedPassword);
  await context.addCookies([await languageCookie(language)]);
  for (const each of inside.filter(wanted)) await shoot(page, each, size, theme);
  await context.close();
}

async function languageCookie(chosen: Language) {
  const [name = '', value = ''] = (await writeLanguage(chosen)).split(';')[0]?.split(/=(.*)/s) ?? [];
  return { name, value, url };
}

/** A page that cannot be opened is told of, and the others are shown all the same. */
async function shoot(page: Page, { name, address, open }: PageToSee, size: string, theme: string) {
  const file = path.join(folder ?? '.', `${name}-${size}-${theme}.png`);
  try {
    await page.goto(`${url}${address}`);
    await page.locator('html[data-alive]').waitFor({ state: 'attached' });
    await open?.(page, sayIn(language));
  } catch (error) {
    process.stderr.write(`${name} ${size} ${theme}: ${error instanceof Error ? error.message : error}\n`);
  }
  // Relative times change from the server's clock to the browser's, and what was opened takes its place.
  await page.waitForTimeout(400);
  await page.screenshot({ path: file });
}
