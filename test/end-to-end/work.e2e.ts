// A day's work in a real browser: signing in, reading, answering, closing.

import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { seedAgent, seedManager, seedPassword } from '../seed/desk.ts';
import { useSite } from './site.ts';

const site = useSite();

const openConversation = (page: Page) => page.locator('[data-conversation-page]');
const heading = (page: Page) => page.locator('#conversation-subject');

/** What stands in the reply box, once its editor is there. */
const written = async (page: Page) => (await page.locator('.reply-text').innerText()).trim();

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
    await page.getByRole('button', { name: 'Tom Berg' }).click();
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
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor({ state: 'detached' });
    await page.keyboard.press('g');
    await page.keyboard.press('f');
    await page.waitForURL(/figures/);
  });

  it('resolves with one key and leads to the next conversation', async () => {
    const { human } = site.seed.conversations;
    const page = await site.openSignedIn(`/inbox/${human}`);
    await openConversation(page).waitFor();
    await page.keyboard.press('e');
    await page.waitForURL((url) => url.pathname !== `/inbox/${human}`);
    await openConversation(page).waitFor();
    const row = await site.test.db
      .selectFrom('conversation')
      .select(['status', 'waiting_since'])
      .where('id', '=', human ?? 0)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ status: 'resolved', waiting_since: null });
    await page.locator(`[data-conversation="${human}"]`).waitFor({ state: 'detached' });
    await page.goto(`${site.url}/inbox/${human}`);
    await page.getByRole('button', { name: 'Reopen' }).click();
    await page
      .getByRole('button', { name: /Resolve/ })
      .first()
      .waitFor();
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
    await openConversation(page).waitFor();
    await page.locator('.reply-text').waitFor();
    await page.keyboard.press('r');
    await page.keyboard.type('Hello Jan,\nit is cancelled.');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Control+Enter');
    await page.getByText('it is cancelled.').waitFor();
    await page.getByRole('button', { name: 'Queued' }).waitFor();
    await expect.poll(() => written(page)).toBe('');
    const mails = await site.test.db
      .selectFrom('message')
      .innerJoin('outbox', 'outbox.message_id', 'message.id')
      .select([
        'outbox.id',
        'outbox.kind',
        'outbox.state',
        'message.reply',
        'message.subject',
        'message.in_reply_to',
      ])
      .where('message.conversation_id', '=', cancel ?? 0)
      .where('message.author', '=', 'agent')
      .execute();
    expect(mails).toEqual([
      {
        id: expect.any(Number),
        kind: 'agent',
        state: 'queued',
        reply: 'Hello Jan,\n\nit is cancelled.',
        subject: 'Re: Cancel my subscription',
        in_reply_to: `<seed.${cancel}.0@customer.example>`,
      },
    ]);
    const jobs = await sql<{ payload: unknown }>`select payload from graphile_worker._private_jobs`.execute(
      site.test.db,
    );
    expect(jobs.rows).toEqual([{ payload: { outboxId: mails[0]?.id } }]);
  });

  it('is asked for where it is empty, and what was typed survives leaving the page', async () => {
    const { unsure, angry } = site.seed.conversations;
    const page = await site.openSignedIn(`/inbox/${unsure}`, { expected: [/status of 400/] });
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Write something first.').waitFor();
    await page.locator('.reply-text').fill('Half a thought');
    await page.locator(`[data-conversation="${angry}"]`).click();
    await page.getByRole('textbox', { name: 'Reply to Eva Novak' }).waitFor();
    expect(await written(page)).toBe('');
    await page.goBack();
    await expect.poll(() => written(page)).toBe('Half a thought');
  });

  it('is held back when the customer wrote again meanwhile', async () => {
    const { legal } = site.seed.conversations;
    const page = await site.openSignedIn(`/inbox/${legal}`, {
      expected: [/status of 409/, /ERR_FAILED.*events/],
    });
    await page.route(/\/events/, (route) => route.abort());
    await page.reload();
    await page.locator('html[data-alive]').waitFor({ state: 'attached' });
    await page.locator('.reply-text').fill('We are on it.');
    // Her next mail comes, and the news of it does not.
    await site.test.db
      .insertInto('message')
      .values({
        conversation_id: legal ?? 0,
        direction: 'in',
        author: 'customer',
        message_id: '<meanwhile@customer.example>',
        from_address: 'meanwhile@customer.example',
        subject: 'One more thing',
        text: 'One more thing.',
        reply: 'One more thing.',
        at: new Date(),
      })
      .execute();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('The customer wrote again while you were writing.').waitFor();
    expect(await written(page)).toBe('We are on it.');
  });
});
