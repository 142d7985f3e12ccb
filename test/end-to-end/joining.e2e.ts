// Taking conversations apart and linking them, to the end: by the keys alone, beside a colleague, without a connection, and where
// somebody else was faster; and what other programs read of it.

import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';

import { createToken } from '../../db/tokens.ts';
import { seedAgent, seedManager } from '../seed/desk.ts';
import { moveTo } from './by-keyboard.ts';
import { useSite } from './site.ts';

const site = useSite();
const idOf = (name: string) => site.seed.conversations[name] ?? 0;
const main = (page: Page) => page.locator('[data-conversation-page]');
const side = (page: Page) => page.getByRole('complementary', { name: 'About this conversation' });
const dialog = (page: Page) => page.getByRole('dialog');

async function choose(page: Page, entry: string): Promise<void> {
  await page.keyboard.press('.');
  await page.getByRole('menuitem', { name: entry }).waitFor();
  await moveTo(page, page.getByRole('menuitem', { name: entry }), 'ArrowDown');
  await page.keyboard.press('Enter');
  await dialog(page).waitFor();
}

async function readByApi(id: number) {
  const token = await createToken(site.test.db, 'reader', { scopes: ['read'], createdBy: seedManager });
  const answer = await fetch(`${site.url}/api/v1/conversations/${id}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  return (await answer.json()) as {
    status: string;
    assignee: { name: string };
    messages: { text: string }[];
  };
}

it('a mail is split off by the keys alone; a colleague sees it at once, and comes too late with the same', async () => {
  const angry = idOf('angry');
  const tom = await site.openSignedIn(`/inbox/${angry}`, { email: seedAgent });
  await tom.locator('.reply-text').waitFor();
  await choose(tom, 'Split …');
  await dialog(tom).getByRole('radio').last().check();

  const page = await site.openSignedIn(`/inbox/${angry}`);
  await page.locator('.reply-text').waitFor();
  const before = await readByApi(angry);
  await choose(page, 'Split …');
  await moveTo(page, dialog(page).getByRole('radio').first());
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== `/inbox/${angry}`);
  const made = Number(new URL(page.url()).pathname.split('/').at(-1));
  await main(page).getByText('Mia Castellanos made this one out of').waitFor();

  await dialog(tom).getByText('The mail you had chosen has just gone into another conversation.').waitFor();
  expect(await dialog(tom).getByRole('button', { name: 'Split', exact: true }).isDisabled()).toBe(true);
  await tom.keyboard.press('Escape');
  await main(tom)
    .getByText(/Mia Castellanos moved \d mails? into (its|their) own conversation,/)
    .waitFor();

  const [rest, own] = [await readByApi(angry), await readByApi(made)];
  expect([...rest.messages, ...own.messages]).toEqual(before.messages);
  expect(own.messages.length).toBeGreaterThan(0);
  expect(own).toMatchObject({ status: 'open', assignee: { name: 'Mia Castellanos' } });
});

/** The browser says so a moment before its network does as it was told. */
async function setReachable(page: Page, reachable: boolean): Promise<void> {
  await page.context().setOffline(!reachable);
  const reach = () =>
    fetch('/healthz').then(
      () => true,
      () => false,
    );
  await expect.poll(() => page.evaluate(reach)).toBe(reachable);
}

it('two conversations are linked by the keys alone, once, seen by a colleague, and taken apart without a mouse', async () => {
  const [one, other] = [idOf('angry'), idOf('cancel')];
  const tom = await site.openSignedIn(`/inbox/${other}`, { email: seedAgent });
  const page = await site.openSignedIn(`/inbox/${one}`, { expected: [/ERR_INTERNET_DISCONNECTED/] });
  await page.locator('.reply-text').waitFor();
  await choose(page, 'Link …');
  await page.keyboard.type(`#${other}`);
  const all = dialog(page).getByRole('radio');
  const found = dialog(page).getByRole('radio', { name: `#${other} ·` });
  // What the first letters had found is gone by then, and what is chosen stays.
  await expect.poll(async () => [await all.count(), await found.count()]).toEqual([1, 1]);
  await moveTo(page, found);
  await page.keyboard.press('Space');
  await expect.poll(() => found.isChecked()).toBe(true);
  // Not done, said so, and to be tried again as it stands.
  await setReachable(page, false);
  await page.keyboard.press('Enter');
  await dialog(page).getByText('No connection: this may not be done yet').waitFor();
  expect(await found.isChecked()).toBe(true);
  await setReachable(page, true);
  await page.keyboard.press('Enter');
  await dialog(page).waitFor({ state: 'detached' });
  await side(tom).getByRole('link', { name: 'Where is my chair?!' }).waitFor();
  await main(tom).getByText('Mia Castellanos linked it with').waitFor();

  const away = side(page).getByRole('button', { name: `Take away the link with #${other}` });
  await away.focus();
  await page.keyboard.press('Enter');
  await away.waitFor({ state: 'detached' });
  await main(tom).getByText('Mia Castellanos took away the link with').waitFor();
});

it('what there is none of is said while it is looked for, and the dialog gives the focus back', async () => {
  const page = await site.openSignedIn(`/inbox/${idOf('angry')}`);
  await page.locator('.reply-text').waitFor();
  await choose(page, 'Merge …');
  await page.keyboard.type(`#${idOf('cancel')}`);
  await dialog(page)
    .getByRole('radio', { name: `#${idOf('cancel')} ·` })
    .check();
  // What was chosen and is no longer to be seen is not chosen any more.
  await dialog(page).getByRole('searchbox').fill('#999999');
  await dialog(page).getByText('None found.').waitFor();
  expect(await dialog(page).getByRole('button', { name: 'Merge', exact: true }).isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

it('who brings two customers together, and who takes them apart, is kept for admins', async () => {
  const page = await site.openSignedIn('/customers');
  await page.getByRole('link', { name: 'Eva Novak' }).click();
  await page.getByText('Another address is theirs too').focus();
  await page.keyboard.press('Enter');
  await moveTo(page, page.getByRole('textbox', { name: 'The other address' }));
  await page.keyboard.type('lena.hofer@customer.example');
  await page.keyboard.press('Enter');
  const apart = page.getByRole('button', { name: 'Is somebody else' });
  await apart.waitFor();
  await apart.focus();
  await page.keyboard.press('Enter');
  await apart.waitFor({ state: 'detached' });
  const kept = await site.test.db
    .selectFrom('audit')
    .select(['who', 'action', 'subject'])
    .where('kind', '=', 'customer')
    .orderBy('id')
    .execute();
  expect(kept).toEqual([
    { who: seedManager, action: 'customer.joined', subject: 'eva.novak@customer.example' },
    { who: seedManager, action: 'customer.parted', subject: 'lena.hofer@customer.example' },
  ]);
});
