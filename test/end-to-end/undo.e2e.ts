// What an agent may do about a mail on its way out, in a real browser: take it back, send it again, say that it arrived.

import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';

import { storePolicy } from '../store-policy.ts';
import { event } from './hold.ts';
import { useSite } from './site.ts';

const site = useSite();

// No worker runs here: an answer waits for as long as a test needs.
beforeEach(() => storePolicy(site.test.db, { replyUndoSeconds: 120 }));

const box = (page: Page) => page.getByRole('textbox', { name: /Reply to/ });
/** What is written, once the editor is there. */
const words = (page: Page) => page.locator('.reply-text').innerText();
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' });
const statusOf = (id: number | undefined) =>
  site.test.db
    .selectFrom('conversation')
    .select(['status', 'handler'])
    .where('id', '=', id ?? 0)
    .executeTakeFirstOrThrow();

async function write(page: Page, text: string, button: string): Promise<void> {
  await page.locator('.reply-text').waitFor();
  await box(page).fill(text);
  await page.getByRole('button', { name: button, exact: true }).click();
}

describe('an answer that was just sent', () => {
  it('comes back into the box by a key, also after the page was loaded anew', async () => {
    const { cancel } = site.seed.conversations;
    const page = await site.openSignedIn(`/inbox/${cancel}`);
    await write(page, 'It is cancelled, Jan.', 'Send');
    await undo(page).waitFor();
    await page.reload();
    await undo(page).waitFor();
    await expect
      .poll(async () => {
        await page.keyboard.press('z');
        return words(page);
      })
      .toBe('It is cancelled, Jan.');
    await page.getByText('Not sent: it was taken back.').waitFor();
    await expect.poll(() => undo(page).count()).toBe(0);
    expect(await statusOf(cancel)).toEqual({ status: 'open', handler: 'human' });
  });

  it('comes back from the next conversation, and what it resolved is open again', async () => {
    const { unsure } = site.seed.conversations;
    const page = await site.openSignedIn(`/inbox/${unsure}`);
    await write(page, 'That is settled.', 'Send and resolve');
    await page.waitForURL((url) => !url.pathname.endsWith(`/${unsure}`));
    await page.getByText('Your answer to').waitFor();
    expect(await statusOf(unsure)).toMatchObject({ status: 'resolved' });
    await undo(page).click();
    await page.waitForURL(`**/inbox/${unsure}`);
    await expect.poll(() => words(page)).toBe('That is settled.');
    expect(await statusOf(unsure)).toMatchObject({ status: 'open' });
  });

  it('leads back also where the notice was gone before the answer to it came', async () => {
    const { unsure } = site.seed.conversations;
    const page = await site.openSignedIn(`/inbox/${unsure}`);
    await write(page, 'That is settled.', 'Send and resolve');
    await page.waitForURL((url) => !url.pathname.endsWith(`/${unsure}`));
    await undo(page).waitFor();
    // News that is being fetched when the button is pressed, and comes with the answer's state after it was taken back.
    const fetched = event();
    const takenBack = event();
    const gone = event();
    await page.route('**/*.data*', async (route) => {
      if (route.request().method() === 'GET') {
        fetched.happens();
        await takenBack.happened;
        return route.continue();
      }
      const response = await route.fetch({ maxRedirects: 0 });
      takenBack.happens();
      await gone.happened;
      await route.fulfill({ response });
    });
    await site.test.pool.query('select pg_notify($1, $2)', ['conversation', String(unsure)]);
    await fetched.happened;
    await undo(page).click();
    await expect.poll(() => page.getByText('Your answer to').count()).toBe(0);
    gone.happens();
    await page.waitForURL(`**/inbox/${unsure}`);
    await expect.poll(() => words(page)).toBe('That is settled.');
  });

  it('carries its files, and keeps them when it comes back and goes out again', async () => {
    const { angry } = site.seed.conversations;
    const page = await site.openSignedIn(`/inbox/${angry}`);
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'receipt.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') });
    await page.getByText('receipt.pdf').waitFor();
    await write(page, 'Here is your receipt.', 'Send');
    await page.getByRole('link', { name: /receipt\.pdf/ }).waitFor();
    await undo(page).click();
    await expect.poll(() => words(page)).toBe('Here is your receipt.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect.poll(() => page.getByRole('link', { name: /receipt\.pdf/ }).count()).toBe(2);
    const href = await page
      .getByRole('link', { name: /receipt\.pdf/ })
      .last()
      .getAttribute('href');
    const response = await page.request.get(`${site.url}${href}`);
    expect(await response.text()).toBe('%PDF-1.4');
  });
});

describe('a mail of which nobody knows whether it went', () => {
  it('can be sent again or be said to have arrived, once a person is asked', async () => {
    const { rows } = await site.test.pool.query(
      "update outbox set offered_at = now() where state = 'unknown' returning id, conversation_id",
    );
    const page = await site.openSignedIn(`/inbox/${rows[0].conversation_id}`);
    await page.getByText('Nobody knows whether this mail left').waitFor();
    await page.getByRole('button', { name: 'It arrived' }).click();
    await expect.poll(() => page.getByRole('button', { name: 'It arrived' }).count()).toBe(0);
    const state = await site.test.pool.query('select state, state_reason from outbox where id = $1', [
      rows[0].id,
    ]);
    expect(state.rows).toEqual([
      { state: 'sent', state_reason: expect.stringContaining('says that it arrived') },
    ]);
  });
});

describe('a mail that the server puts off', () => {
  it('says why, and when it is tried again', async () => {
    const { rows } = await site.test.pool.query(
      `update outbox set state = 'queued', attempts = 2, due_at = now() + interval '1 hour',
       state_reason = '451 Greylisted, come back later'
       where id = (select min(id) from outbox where state = 'failed') returning conversation_id`,
    );
    const page = await site.openSignedIn(`/inbox/${rows[0].conversation_id}`);
    await page.getByText('The server says: 451 Greylisted, come back later.').waitFor();
    await page.getByText('Next try at').waitFor();
  });
});
