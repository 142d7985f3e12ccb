// What an agent has read, in a real browser: the list's weight, marking by hand, and finding what is unread.

import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';

import { addNote } from '../../db/notes.ts';
import { fillSearch } from '../../db/search-index.ts';
import { seedAgent } from '../seed/desk.ts';
import { useSite } from './site.ts';

const site = useSite();

const idOf = (name: string) => {
  const id = site.seed.conversations[name];
  if (id === undefined) throw new Error(`no conversation ${name}`);
  return id;
};
const row = (page: Page, id: number) => page.locator(`.item[data-conversation="${id}"]`);
const isUnread = (page: Page, id: number) =>
  row(page, id)
    .getAttribute('data-unread')
    .then((mark) => mark !== null);

it('a conversation is unread until it is opened, and again when a colleague leaves a note', async () => {
  const [legal, angry] = [idOf('legal'), idOf('angry')];
  // Seeded mail is older than nobody: everything is news to who was there before it.
  await site.test.pool.query('update agent set read_from = 0');
  await site.test.pool.query('delete from conversation_read');
  const page = await site.openSignedIn('/inbox?view=all');
  expect(await isUnread(page, legal)).toBe(true);
  await page
    .getByRole('link', { name: /^unread / })
    .first()
    .waitFor();
  const weight = () =>
    row(page, legal)
      .locator('.item-subject')
      .evaluate((each) => getComputedStyle(each).fontWeight);
  expect(await weight()).toBe('700');
  await row(page, legal).click();
  await page.locator(`[data-conversation-page="${legal}"]`).waitFor();
  await expect.poll(() => isUnread(page, legal)).toBe(false);
  expect(await weight()).toBe('400');
  expect(await isUnread(page, angry)).toBe(true);
  await page.reload();
  await page.locator(`[data-conversation-page="${legal}"]`).waitFor();
  await expect.poll(() => isUnread(page, legal)).toBe(false);
  // Elsewhere, so that the note is not read as it comes.
  await page.goto(`${site.url}/inbox/${angry}?view=all`);
  await page.locator(`[data-conversation-page="${angry}"]`).waitFor();
  const { rows } = await site.test.pool.query('select id from agent where email = $1', [seedAgent]);
  const by = { agentId: Number(rows[0].id) };
  await addNote(site.test.db, { conversationId: legal, text: 'He called.', by, now: new Date() });
  await expect.poll(() => isUnread(page, legal)).toBe(true);
  expect(await isUnread(page, angry)).toBe(false);
});

it('the open conversation is marked as unread by the key and by the menu, and stays so until it is opened again', async () => {
  const id = idOf('unsure');
  const page = await site.openSignedIn(`/inbox/${id}?view=all`);
  await page.locator('html[data-alive]').waitFor({ state: 'attached' });
  await expect.poll(() => isUnread(page, id)).toBe(false);
  const told = page.getByText(`#${id} is unread again, for you`);
  // A key that is pressed before the page listens is heard by nobody.
  await expect
    .poll(async () => {
      await page.keyboard.press('Shift+U');
      return told.first().isVisible();
    })
    .toBe(true);
  await expect.poll(() => isUnread(page, id)).toBe(true);
  // Longer than the page takes to say again that it is looked at.
  await page.waitForTimeout(6_000);
  expect(await isUnread(page, id)).toBe(true);
  await row(page, idOf('cancel')).click();
  await page.locator(`[data-conversation-page="${idOf('cancel')}"]`).waitFor();
  expect(await isUnread(page, id)).toBe(true);
  await row(page, id).click();
  await expect.poll(() => isUnread(page, id)).toBe(false);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Mark as unread' }).click();
  await expect.poll(() => isUnread(page, id)).toBe(true);
});

it('what is unread is found by the search, the filter and a saved view, and several are marked at once', async () => {
  await site.test.pool.query('update agent set read_from = (select max(id) from message)');
  await site.test.pool.query('delete from conversation_read');
  const ids = [idOf('cancel'), idOf('legal')];
  const page = await site.openSignedIn('/inbox?view=all');
  await page.locator('html[data-alive]').waitFor({ state: 'attached' });
  expect(await page.locator('.item[data-unread]').count()).toBe(0);
  for (const id of ids) {
    await row(page, id).focus();
    await page.keyboard.press('x');
  }
  await page.getByText('2 chosen').waitFor();
  await page.keyboard.press('Shift+U');
  await expect.poll(() => page.locator('.item[data-unread]').count()).toBe(2);
  const shown = () =>
    page
      .locator('[data-conversation]')
      .evaluateAll((items) => items.map((item) => Number(item.getAttribute('data-conversation'))).sort());
  const wanted = [...ids].sort();
  await page.keyboard.press('f');
  await page.getByRole('checkbox', { name: 'Unread only' }).check();
  await page.getByRole('button', { name: 'Show' }).click();
  await page.waitForURL(/unread=yes/);
  await expect.poll(shown).toEqual(wanted);
  await page.getByRole('button', { name: 'Save as a view' }).click();
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('News for me');
  await page.keyboard.press('Enter');
  await page
    .getByRole('link', { name: /News for me/ })
    .first()
    .click();
  await page.waitForURL(/saved=/);
  await expect.poll(shown).toEqual(wanted);
  await fillSearch(site.test.db, 1_000);
  await page.goto(`${site.url}/inbox?view=all&q=is:unread`);
  await page.getByText('2 conversations found').waitFor();
  await expect.poll(shown).toEqual(wanted);
  await page.goto(`${site.url}/inbox?view=all`);
  await page.locator('html[data-alive]').waitFor({ state: 'attached' });
  await row(page, ids[0] ?? 0).focus();
  await page.keyboard.press('x');
  await page.getByRole('toolbar').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Mark as read' }).click();
  await expect.poll(() => page.locator('.item[data-unread]').count()).toBe(1);
});

it('whoever has read far up in a long thread comes back to its newest mail by one button', async () => {
  const id = idOf('angry');
  await site.test.pool.query(
    `insert into message (conversation_id, direction, author, message_id, from_address, from_name, to_addresses,
        subject, text, reply, at)
      select $1, 'in', 'customer', '<long.' || i || '@customer.example>', 'eva.novak@customer.example', 'Eva Novak',
        '[]', 'Long', 'Mail ' || i, 'Mail ' || i || repeat(E'\\nA long story.', 12), now() + i * interval '1 second'
      from generate_series(1, 40) i`,
    [id],
  );
  const page = await site.openSignedIn(`/inbox/${id}`);
  const button = page.getByRole('button', { name: 'Newest mail' });
  const last = page.locator('.message', { hasText: 'Mail 40' });
  await last.waitFor();
  expect(await button.count()).toBe(0);
  const scroll = page.locator('.conversation-scroll');
  await scroll.evaluate((element) => element.scrollTo(0, 0));
  const height = await scroll.evaluate((element) => element.scrollHeight);
  await button.focus();
  await page.keyboard.press('Enter');
  await expect
    .poll(() =>
      scroll.evaluate(({ scrollTop, scrollHeight, clientHeight }) => scrollHeight - scrollTop - clientHeight),
    )
    .toBeLessThan(2);
  await button.waitFor({ state: 'detached' });
  expect(await scroll.evaluate((element) => element.scrollHeight)).toBe(height);
  expect(await scroll.evaluate((element) => element === document.activeElement)).toBe(true);
});
