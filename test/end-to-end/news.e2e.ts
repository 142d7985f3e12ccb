// What comes by itself, and what is not there: news, failing mailboxes, missing pages, appearance.

import { setTimeout as sleep } from 'node:timers/promises';

import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { seedAgent } from '../seed/desk.ts';
import { useSite } from './site.ts';

const site = useSite();

const openConversation = (page: Page) => page.locator('[data-conversation-page]');
const heading = (page: Page) => page.locator('#conversation-subject');

describe('news', () => {
  it('comes into the list and the open conversation without a reload', async () => {
    const { arabic } = site.seed.conversations;
    const page = await site.openSignedIn(`/inbox/${arabic}`);
    await openConversation(page).waitFor();
    await page.evaluate(() => Object.assign(window, { stillTheSamePage: true }));
    await site.test.db
      .updateTable('conversation')
      .set({ subject: 'A subject of another transaction', last_message_at: new Date() })
      .where('id', '=', arabic ?? 0)
      .execute();
    await page.locator('[data-conversation]').first().getByText('A subject of another transaction').waitFor();
    await heading(page).getByText('A subject of another transaction').waitFor();
    expect(await page.evaluate(() => 'stillTheSamePage' in window)).toBe(true);
  });

  it('does not make a slow page forget where it is led on to', async () => {
    const id = site.seed.conversations.human ?? 0;
    const someOther = sql`update conversation set last_message_at = now() where id = (select id from conversation
      where id <> ${id} and handler = 'human' order by random() limit 1)`;
    for (let round = 0; round < 5; round++) {
      await sql`update conversation set status = 'open' where id = ${id}`.execute(site.test.db);
      const page = await site.openSignedIn(`/inbox/${id}`);
      const next = openConversation(page).locator('input[name="next"]').first();
      await expect.poll(() => next.inputValue()).not.toContain(`/${id}`);
      // What the page has drawn last is half a second old then.
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: 12 });
      let over = false;
      const news = (async () => {
        for (; !over; await sleep(150)) await someOther.execute(site.test.db);
      })();
      await page.locator('[data-key="e"]').evaluate((button: HTMLElement) => button.click());
      try {
        await page.waitForURL(({ pathname }) => pathname !== `/inbox/${id}`);
      } finally {
        over = true;
        await news;
      }
      await page.context().close();
    }
    await sql`update conversation set status = 'open' where id = ${id}`.execute(site.test.db);
  }, 120_000);

  it('says which mailbox fails and why, and stops saying it', async () => {
    const page = await site.openSignedIn('/inbox');
    const set = (state: string, reason: string | null) =>
      site.test.db.updateTable('mailbox').set({ state, state_reason: reason }).execute();
    await set('failing', 'the server refused the password');
    await page.getByRole('alert').getByText('the server refused the password').waitFor();
    expect((await fetch(`${site.url}/readyz`)).status).toBe(503);
    await set('watching', null);
    await page.getByRole('alert').waitFor({ state: 'detached' });
    expect((await fetch(`${site.url}/readyz`)).status).toBe(200);
  });

  it('is caught up after the database connection was lost', async () => {
    const { hours } = site.seed.conversations;
    const page = await site.openSignedIn(`/inbox/${hours}?view=bot`);
    await openConversation(page).waitFor();
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'baton events' and datname = current_database()`.execute(site.test.db);
    await site.test.db
      .updateTable('conversation')
      .set({ subject: 'Changed in the dark' })
      .where('id', '=', hours ?? 0)
      .execute();
    await heading(page).getByText('Changed in the dark').waitFor();
  });
});

describe('pages that are not there', () => {
  it('are a proper 404 with a way on', async () => {
    const page = await site.openSignedIn('/inbox', { expected: [/status of 404/] });
    for (const address of ['/no-such-page', '/inbox/999999', '/inbox/abc', '/sandbox']) {
      const response = await page.goto(`${site.url}${address}`);
      expect([address, response?.status()]).toEqual([address, 404]);
      await page.getByRole('heading', { name: 'Nothing here' }).waitFor();
    }
    await page.getByRole('link', { name: 'Back to the inbox' }).click();
    await page.getByRole('heading', { name: 'Needs a person', exact: true }).waitFor();
  });

  it('keep the figures from those they are not for', async () => {
    const page = await site.openSignedIn('/inbox', { email: seedAgent, expected: [/status of 403/] });
    expect(await page.getByRole('link', { name: 'Figures' }).count()).toBe(0);
    const response = await page.goto(`${site.url}/figures`);
    expect(response?.status()).toBe(403);
    await page.getByRole('heading', { name: 'Not for your role' }).waitFor();
  });
});

describe('appearance', () => {
  it('follows the system, and the choice in the menu outlives a reload', async () => {
    const page = await site.openSignedIn('/inbox', { dark: true });
    const isDark = () => page.evaluate(() => document.documentElement.classList.contains('dark'));
    expect(await isDark()).toBe(true);
    await page.getByRole('button', { name: 'Mia Castellanos' }).click();
    await page.getByRole('menuitemradio', { name: 'Light' }).click();
    await page.waitForFunction(() => !document.documentElement.classList.contains('dark'));
    await page.reload();
    expect(await isDark()).toBe(false);
  });
});
