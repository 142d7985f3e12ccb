// A lost connection, a server that fails, a slow network: nothing typed is lost, the page stays, and says what to do.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { useDay } from './day.ts';

const site = useDay();
const { idOf, stored, tagsOf } = site;

const lost = /ERR_INTERNET_DISCONNECTED/;
const failing = /status of 50[02]/;
const noConnection = /^No connection: this may not be done yet/;
const failed = /^Baton failed here/;

/** Opened, and whole: also what comes after the first picture is there. */
async function open(name: string, expected: readonly RegExp[]): Promise<Page> {
  const page = await site.openSignedIn(`/inbox/${idOf(name)}`, { expected });
  await reply(page).waitFor();
  await page.waitForFunction(() => {
    const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
    const wanted = ['sorting', 'bulk', 'theme', 'notes'];
    return wanted.every((part) => fetched.some((name) => name.includes(part)));
  });
  return page;
}
const alert = (page: Page, words: RegExp) => page.getByRole('alert').filter({ hasText: words });
const again = (page: Page) => page.getByRole('button', { name: 'Try again' });
const reply = (page: Page) => page.locator('.reply-text[contenteditable=true]');
type Stored = Awaited<ReturnType<typeof stored>>;

/** What an agent does above a conversation, and how it is seen that it was done. */
const acts: readonly Readonly<{
  what: string;
  where: string;
  press: (page: Page) => Promise<void>;
  done: (stored: Stored) => boolean;
}>[] = [
  {
    what: 'taking it',
    where: 'angry',
    press: (page) => page.keyboard.press('m'),
    done: ({ assignee }) => assignee !== null,
  },
  {
    what: 'assigning it',
    where: 'cancel',
    press: async (page) => {
      await page.keyboard.press('a');
      await page.getByRole('menuitemcheckbox', { name: 'Tom Berg' }).click();
    },
    done: ({ assignee }) => assignee !== null,
  },
  {
    what: 'its priority',
    where: 'sarcasm',
    press: async (page) => {
      await page.keyboard.press('.');
      await page.getByRole('menuitem', { name: 'Priority' }).click();
      await page.getByRole('menuitemradio', { name: 'Urgent' }).click();
    },
    done: ({ priority }) => priority === 'urgent',
  },
  {
    what: 'snoozing it',
    where: 'legal',
    press: async (page) => {
      await page.keyboard.press('s');
      await page
        .getByRole('menuitem', { name: /^Tomorrow/ })
        .first()
        .click();
    },
    done: ({ snoozed_until }) => snoozed_until !== null,
  },
  {
    what: 'resolving it',
    where: 'arabic',
    press: (page) => page.keyboard.press('e'),
    done: ({ status }) => status === 'resolved',
  },
];

describe('without a connection', () => {
  for (const { what, where, press, done } of acts)
    it(`${what} is said not to be done, beside it, and done once it is tried again`, async () => {
      const page = await open(where, [lost]);
      expect(done(await stored(where))).toBe(false);
      await page.context().setOffline(true);
      await press(page);
      await page.locator('.head-faults').getByText(noConnection).waitFor();
      await page.locator('[data-conversation-page]').waitFor();
      await page.context().setOffline(false);
      await again(page).click();
      await expect.poll(async () => done(await stored(where))).toBe(true);
      await alert(page, noConnection).waitFor({ state: 'detached' });
    });

  it('a tag is not lost', async () => {
    const page = await open('hours', [lost]);
    await page.keyboard.press('l');
    await page.getByRole('combobox', { name: 'Add a tag' }).fill('train');
    await page.context().setOffline(true);
    await page.getByRole('combobox', { name: 'Add a tag' }).press('Enter');
    await page.locator('.tag-popover').getByText(noConnection).waitFor();
    await page.context().setOffline(false);
    await again(page).click();
    await expect.poll(() => tagsOf('hours')).toEqual(['train']);
  });

  it('chosen conversations stay chosen, and the list says why', async () => {
    const page = await open('hours', [lost]);
    await page.locator('[data-conversation]').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    const bar = page.getByRole('toolbar', { name: 'With the chosen conversations' });
    await bar.waitFor();
    await page.context().setOffline(true);
    await bar.getByRole('button', { name: 'Resolve' }).click();
    await page.getByText(noConnection).waitFor();
    expect(await bar.isVisible()).toBe(true);
  });

  it('the theme is not changed, and the page says so', async () => {
    const page = await open('hours', [lost]);
    await page.context().setOffline(true);
    // By keyboard: what was just done stands over the button for a while.
    await page.getByRole('button', { name: 'Mia Castellanos' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemradio', { name: 'Dark' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(noConnection).waitFor();
    await page.locator('[data-conversation-page]').waitFor();
  });

  // Last: the notice of an answer that is about to leave stands over the list's buttons.
  it('an answer stays in its box, says that it was not sent, and is sent once', async () => {
    const page = await open('angry', [lost]);
    await reply(page).click();
    await page.keyboard.type('Dear customer, from the train.');
    await page.getByText('Draft kept').waitFor();
    await page.context().setOffline(true);
    await page.keyboard.press('Control+Enter');
    await alert(page, noConnection).waitFor();
    expect(await reply(page).innerText()).toContain('from the train');
    await reply(page).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' More.');
    await page.getByText('Baton cannot be reached: the draft is kept in this browser').waitFor();
    await page.keyboard.press('Control+Enter');
    await alert(page, /^Not sent: Baton cannot be reached/).waitFor();
    await page.context().setOffline(false);
    await again(page).click();
    await page.locator('.message', { hasText: 'from the train' }).waitFor();
    await expect.poll(() => reply(page).innerText()).not.toContain('train');
    const { rows } = await site.test.pool.query(
      "select text from message where direction = 'out' and text like '%from the train%'",
    );
    expect(rows.map(({ text }) => text)).toEqual([expect.stringContaining('from the train. More.')]);
  });
});

describe('a server that fails', () => {
  /** As a proxy says it while Baton is started anew, and as Baton does. */
  const breakDown = (page: Page, status: 500 | 502) =>
    page.route('**/*', (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({ status, contentType: 'text/html', body: '<h1>Sorry</h1>' })
        : route.fallback(),
    );

  it('loses no note and no answer', async () => {
    const page = await open('sarcasm', [failing]);
    await reply(page).click();
    await page.keyboard.type('An answer to keep.');
    await page.getByText('Draft kept').waitFor();
    await breakDown(page, 500);
    await page.keyboard.press('Control+Enter');
    await alert(page, failed).waitFor();
    expect(await reply(page).innerText()).toContain('An answer to keep.');
    await page.getByRole('tab', { name: 'Note' }).click();
    await page.locator('[data-key="note"]').fill('A note to keep.');
    await page.keyboard.press('Control+Enter');
    await alert(page, failed).filter({ visible: true }).waitFor();
    expect(await page.locator('[data-key="note"]').inputValue()).toBe('A note to keep.');
    await page.unroute('**/*');
    await page.getByRole('button', { name: 'Add note' }).click();
    await page.locator('.note-text', { hasText: 'A note to keep.' }).waitFor();
    await page.getByRole('tab', { name: /^(Answer|Reply)/ }).click();
    await again(page).click();
    await page.locator('.message', { hasText: 'An answer to keep.' }).waitFor();
  });

  it('leaves the page as it is, whatever was pressed', async () => {
    const page = await open('hours', [failing]);
    await breakDown(page, 502);
    await page.keyboard.press('m');
    await page.locator('.head-faults').getByText(failed).waitFor();
    await page.unroute('**/*');
    await again(page).click();
    await expect.poll(async () => (await stored('hours')).assignee).not.toBeNull();
  });

  it('is waited for where news is fetched, and the page says that it may be old', async () => {
    const page = await open('hours', [/status of 500/]);
    await reply(page).click();
    await page.keyboard.type('Half a sentence');
    await page.route('**/*.data*', (route) =>
      route.request().method() === 'GET' ? route.fulfill({ status: 500, body: 'Sorry' }) : route.fallback(),
    );
    await site.test.db
      .updateTable('conversation')
      .set({ subject: 'Told after the failure' })
      .where('id', '=', idOf('hours'))
      .execute();
    await page.getByText('What you see may be old').waitFor();
    expect(await reply(page).innerText()).toContain('Half a sentence');
    await page.unroute('**/*.data*');
    await page.locator('#conversation-subject').getByText('Told after the failure').waitFor();
    await page.getByText('What you see may be old').waitFor({ state: 'hidden' });
    expect(await reply(page).innerText()).toContain('Half a sentence');
  });

  it('that says what is gone is understood', async () => {
    const page = await open('hours', [/status of 404/]);
    const answer = await page.evaluate(async () => {
      const body = new URLSearchParams({ intent: 'add', key: '0123456789abcdef01234567', text: 'Gone?' });
      const response = await fetch('/conversations/999999/notes.data', { method: 'POST', body });
      return [response.status, await response.text()] as const;
    });
    expect(answer[0]).toBe(503);
    expect(answer[1]).toContain('gone, or not yours to change');
    await page.locator('.undo-notice').getByText('gone, or not yours to change').waitFor();
  });
});

describe('a session that ends while somebody writes', () => {
  const endAll = () => site.test.db.deleteFrom('agent_session').execute();
  const told = (page: Page) => page.locator('.live-notice').getByText('You are signed out');

  it('leaves the page and every word, and all goes on once they are signed in again elsewhere', async () => {
    const page = await open('hours', [/events/]);
    await reply(page).click();
    await page.keyboard.type('First half, ');
    await page.getByText('Draft kept').waitFor();
    await endAll();
    // A colleague's change is news, and the page's data is fetched anew.
    const { db } = site.test;
    const change = { subject: 'Told to the signed in' };
    await db.updateTable('conversation').set(change).where('id', '=', idOf('hours')).execute();
    await told(page).waitFor();
    await page.keyboard.type('second half.');
    await page.getByText('You are signed out. Your text is kept in this browser').waitFor();
    await page.getByRole('tab', { name: 'Note' }).click();
    await page.locator('[data-key="note"]').fill('A note to keep.');
    await page.keyboard.press('Control+Enter');
    await alert(page, /^You are signed out: this was not done/)
      .first()
      .waitFor();
    expect(await page.locator('[data-key="note"]').inputValue()).toBe('A note to keep.');

    const other = await page.context().newPage();
    await site.signIn(other, '/inbox');
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await told(page).waitFor({ state: 'hidden' });
    await page.locator('#conversation-subject').getByText('Told to the signed in').waitFor();
    await page.getByRole('button', { name: 'Add note' }).click();
    await page.locator('.note-text', { hasText: 'A note to keep.' }).waitFor();
    await page.getByRole('tab', { name: /^(Answer|Reply)/ }).click();
    expect(await reply(page).innerText()).toContain('First half, second half.');
    await page.getByText('Draft kept').waitFor();
  });

  it('is sign-in again where nothing would be lost: what stands there is for who is signed in', async () => {
    const page = await open('hours', [/events/]);
    await endAll();
    const { db } = site.test;
    await db
      .updateTable('conversation')
      .set({ subject: 'Private' })
      .where('id', '=', idOf('hours'))
      .execute();
    await page.waitForURL(/sign-in\?to=/);
  });
});

it('a conversation that is taken away while somebody answers it leaves them their words', async () => {
  const page = await open('hours', [/status of 404/]);
  await reply(page).click();
  await page.keyboard.type('Dear Ana,');
  await page.keyboard.press('Enter');
  await page.keyboard.type('we are open.');
  await page.getByText('Draft kept').waitFor();
  const { pool } = site.test;
  // Whoever takes it away takes all of it; the next change anywhere is news.
  await pool.query(`begin; set local session_replication_role = replica;
    delete from reply_draft where conversation_id = ${idOf('hours')};
    delete from conversation where id = ${idOf('hours')}; commit;`);
  await pool.query('update conversation set subject = $2 where id = $1', [idOf('legal'), 'News']);
  await page.getByRole('heading', { name: 'Nothing here' }).waitFor();
  const words = page.getByLabel('What you were writing here was not sent:');
  expect(await words.inputValue()).toBe('Dear Ana,\nwe are open.');
});

describe('a slow network', () => {
  /** "Slow 3G" of the browser's own tools. */
  const slow = { offline: false, latency: 2_000, downloadThroughput: 50_000, uploadThroughput: 50_000 };

  it('shows what is under way, and gets everything done', async () => {
    const page = await open('cancel', []);
    await reply(page).click();
    await page.keyboard.type('Slowly but surely.');
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Network.emulateNetworkConditions', slow);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Sending …' }).waitFor();
    expect(await reply(page).count()).toBe(0);
    await page.locator('.reply-text', { hasText: 'Slowly but surely.' }).waitFor();
    await page.locator('.message', { hasText: 'Slowly but surely.' }).waitFor({ timeout: 30_000 });
    await page.getByRole('tab', { name: 'Note' }).click();
    await page.locator('[data-key="note"]').fill('A slow note.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Saving …' }).waitFor();
    await page.locator('.note-text', { hasText: 'A slow note.' }).waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: /^Resolve/ }).click();
    await page.getByRole('button', { name: 'Resolving …' }).waitFor();
    await expect.poll(async () => (await stored('cancel')).status, { timeout: 30_000 }).toBe('resolved');
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});
