// A day's work in a real browser: signing in, reading, answering, closing, and news that comes by itself.

import AxeBuilder from '@axe-core/playwright';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { seedAgent, seedManager, seedPassword } from '../seed/desk.ts';
import { useSite } from './site.ts';

const site = useSite();

const openConversation = (page: Page) => page.locator('[data-conversation-page]');
const heading = (page: Page) => page.locator('#conversation-subject');

describe('signing in', () => {
  it('leads to where one wanted to go, and the way out closes the door', async () => {
    const page = await site.open();
    await page.goto(`${site.url}/inbox/${site.seed.conversations.cancel}`);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await page.getByLabel('E-mail').fill(seedAgent);
    await page.getByLabel('Password').fill(seedPassword);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/inbox\/\d+/);
    expect(await heading(page).textContent()).toContain('Cancel my subscription');
    await page.getByRole('button', { name: /Menu of Tom/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL(/sign-in/);
    const sessions = await site.test.db.selectFrom('agent_session').select('agent_id').execute();
    expect(sessions).toEqual([]);
  });

  it('says what is wrong beside the field, and tells a stranger nothing', async () => {
    const page = await site.open({ expected: [/status of 400/] });
    await page.goto(`${site.url}/sign-in`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Enter your password.').waitFor();
    expect(await page.getByLabel('E-mail').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('E-mail').fill(seedManager);
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('That address and password do not belong together.').waitFor();
  });
});

describe('the inbox by keyboard', () => {
  it('moves, opens, goes back and shows its keys', async () => {
    const page = await site.openSignedIn('/inbox');
    const first = page.locator('[data-conversation]').first();
    await first.waitFor();
    await page.keyboard.press('j');
    expect(await first.evaluate((item) => item === document.activeElement)).toBe(true);
    await page.keyboard.press('o');
    await openConversation(page).waitFor();
    expect(await heading(page).textContent()).toContain('Where is my chair?!');
    await page.keyboard.press('j');
    await page.waitForURL(new RegExp(`/inbox/${site.seed.conversations.cancel}`));
    await page.keyboard.press('k');
    await page.waitForURL(new RegExp(`/inbox/${site.seed.conversations.angry}`));
    await page.keyboard.press('u');
    await page.waitForURL((url) => url.pathname === '/inbox');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('f');
    await page.waitForURL(/figures/);
  });

  it('resolves with one key and goes on to the next', async () => {
    const { human } = site.seed.conversations;
    const page = await site.openSignedIn(`/inbox/${human}`);
    await openConversation(page).waitFor();
    await page.keyboard.press('e');
    await page.waitForURL((url) => !url.pathname.endsWith(`/${human}`));
    const row = await site.test.db
      .selectFrom('conversation')
      .select(['status', 'waiting_since'])
      .where('id', '=', human ?? 0)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ status: 'resolved', waiting_since: null });
    await page.locator(`[data-conversation="${human}"]`).waitFor({ state: 'detached' });
    await page.goto(`${site.url}/inbox/${human}`);
    await page.getByRole('button', { name: 'Reopen' }).click();
    await page.getByRole('button', { name: /Resolve/ }).first().waitFor();
  });
});

describe('a conversation', () => {
  it('shows why it came, and lights up the words behind a reason', async () => {
    const page = await site.openSignedIn(`/inbox/${site.seed.conversations.angry}`);
    const side = page.getByRole('complementary', { name: 'About this conversation' });
    await side.getByText('Measured 0.91; a person takes over from 0.50.').waitFor();
    expect(await page.locator('mark[data-lit]').count()).toBe(0);
    await side.getByRole('button', { name: 'Angry' }).first().hover();
    expect(await page.locator('mark[data-lit]').allTextContents()).toEqual(['the THIRD time', 'useless']);
    await side.getByRole('button', { name: /Answer did not help/ }).click();
    await side.getByText('The customer says that the automatic answer did not help.').waitFor();
    await page.getByText('Quoted text and signature').click();
    await page.getByText('On Sun, 22 Nov 2026, Acme Support wrote:').waitFor();
  });

  it('shows a mail as it was sent in a frame that runs nothing and fetches nothing', async () => {
    const fetched: string[] = [];
    const page = await site.openSignedIn(`/inbox/${site.seed.conversations.sarcasm}`);
    page.on('request', (request) => fetched.push(request.url()));
    await page.getByRole('button', { name: 'Show as it was sent' }).click();
    const frame = page.frameLocator('iframe[title="The mail as it was sent"]');
    await frame.getByText('wonderful').waitFor();
    expect(await frame.locator('script').count()).toBe(0);
    expect(fetched.filter((url) => url.includes('tracker.example'))).toEqual([]);
  });

  it('tells sent, unknown and failed apart', async () => {
    const page = await site.openSignedIn(`/inbox/${site.seed.conversations.sarcasm}`);
    await page.getByRole('button', { name: 'Not sent' }).waitFor();
    await page.goto(`${site.url}/inbox/${site.seed.conversations.status}?view=bot`);
    await page.getByRole('button', { name: 'Unknown' }).waitFor();
  });
});

describe('a reply', () => {
  it('becomes one mail in the outbox with its job, however often the button is pressed', async () => {
    const { cancel } = site.seed.conversations;
    const page = await site.openSignedIn(`/inbox/${cancel}`);
    await page.keyboard.press('r');
    await page.keyboard.type('Hello Jan,\nit is cancelled.');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Control+Enter');
    await page.getByText('it is cancelled.').waitFor();
    await page.getByRole('button', { name: 'Queued' }).waitFor();
    expect(await page.getByRole('textbox', { name: /Reply to/ }).inputValue()).toBe('');
    const mails = await site.test.db
      .selectFrom('message')
      .innerJoin('outbox', 'outbox.message_id', 'message.id')
      .select(['outbox.id', 'outbox.kind', 'outbox.state', 'message.text', 'message.subject', 'message.in_reply_to'])
      .where('message.conversation_id', '=', cancel ?? 0)
      .where('message.author', '=', 'agent')
      .execute();
    expect(mails).toEqual([
      {
        id: expect.any(Number),
        kind: 'agent',
        state: 'queued',
        text: 'Hello Jan,\nit is cancelled.',
        subject: 'Re: Cancel my subscription',
        in_reply_to: `<seed.${cancel}.0@customer.example>`,
      },
    ]);
    const jobs = await sql<{ payload: unknown; queue_name: string }>`
      select payload, queue_name from graphile_worker._private_jobs jobs
      join graphile_worker._private_job_queues queues on queues.id = jobs.job_queue_id`.execute(site.test.db);
    expect(jobs.rows).toEqual([
      { payload: { outboxId: mails[0]?.id }, queue_name: `conversation:${cancel}` },
    ]);
  });

  it('is asked for where it is empty, and what was typed survives leaving the page', async () => {
    const { unsure, angry } = site.seed.conversations;
    const page = await site.openSignedIn(`/inbox/${unsure}`, { expected: [/status of 400/] });
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Write something first.').waitFor();
    await page.getByRole('textbox', { name: /Reply to/ }).fill('Half a thought');
    await page.locator(`[data-conversation="${angry}"]`).click();
    await page.getByRole('textbox', { name: 'Reply to Eva Novak' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Reply to Eva Novak' }).inputValue()).toBe('');
    await page.goBack();
    await page.getByText('Half a thought').waitFor();
  });

  it('is held back when the customer wrote again meanwhile', async () => {
    const { legal } = site.seed.conversations;
    const page = await site.openSignedIn(`/inbox/${legal}`, { expected: [/status of 409/] });
    await page.route('**/events', (route) => route.abort());
    await page.getByRole('textbox', { name: /Reply to/ }).fill('We are on it.');
    // As if the news had not come: the form still says what it had seen.
    await page.locator('input[name="seen"]').evaluate((field: HTMLInputElement) => {
      field.value = '1';
    });
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('The customer wrote again while you were writing.').waitFor();
    expect(await page.getByRole('textbox', { name: /Reply to/ }).inputValue()).toBe('We are on it.');
  });
});

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
    expect(await heading(page).textContent()).toContain('A subject of another transaction');
    expect(await page.evaluate(() => 'stillTheSamePage' in window)).toBe(true);
  });

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
    await page.getByRole('heading', { name: 'Needs a person' }).waitFor();
  });

  it('keep the figures from those they are not for', async () => {
    const page = await site.openSignedIn('/inbox', { email: seedAgent, expected: [/status of 403/] });
    expect(await page.getByRole('link', { name: 'Figures' }).count()).toBe(0);
    const response = await page.goto(`${site.url}/figures`);
    expect(response?.status()).toBe(403);
    await page.getByText('Not for your role').first().waitFor();
  });
});

describe('appearance', () => {
  it('follows the system, and the choice in the menu outlives a reload', async () => {
    const page = await site.openSignedIn('/inbox', { dark: true });
    const isDark = () => page.evaluate(() => document.documentElement.classList.contains('dark'));
    expect(await isDark()).toBe(true);
    await page.getByRole('button', { name: /Menu of Mia/ }).click();
    await page.getByRole('menuitemradio', { name: 'Light' }).click();
    await page.waitForFunction(() => !document.documentElement.classList.contains('dark'));
    await page.reload();
    expect(await isDark()).toBe(false);
  });
});

describe('accessibility', () => {
  const addresses = () => {
    const { angry, sarcasm, status } = site.seed.conversations;
    return ['/inbox', `/inbox/${angry}`, `/inbox/${sarcasm}`, `/inbox/${status}?view=all`, '/inbox?q=nothing', '/figures'];
  };
  for (const dark of [false, true]) {
    for (const width of [1440, 390]) {
      it(`has no serious finding ${width} px wide, ${dark ? 'dark' : 'light'}`, async () => {
        const page = await site.open({ dark, width, expected: [/status of 404/] });
        await page.goto(`${site.url}/sign-in`);
        const found = await seriousFindings(page, '/sign-in');
        await page.getByLabel('E-mail').fill(seedManager);
        await page.getByLabel('Password').fill(seedPassword);
        await page.getByRole('button', { name: 'Sign in' }).click();
        await page.waitForURL(/inbox/);
        for (const address of [...addresses(), '/no-such-page']) {
          await page.goto(`${site.url}${address}`);
          found.push(...(await seriousFindings(page, address)));
          expect([address, await overflow(page)]).toEqual([address, 0]);
        }
        expect(found).toEqual([]);
      });
    }
  }
});

async function seriousFindings(page: Page, address: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${address} ${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

/** Pixels by which a page is wider than its window. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
