// An agent's day in a real browser, by mouse: the main tasks, each from its beginning to what is stored in the end.

import { expect, it } from 'vitest';

import { seedManager, seedPassword } from '../seed/desk.ts';
import { botDraft, conversation, row, side, subject, useDay, words } from './day.ts';

const day = useDay();
const open = (name: string, query = '') => day.openSignedIn(`/inbox/${day.idOf(name)}${query}`);

it('signs in and opens the most urgent conversation', async () => {
  const page = await day.open();
  await page.goto(day.url);
  await page.getByLabel('E-mail').fill(seedManager);
  await page.getByLabel('Password').fill(seedPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/inbox');
  await page.locator('html[data-alive]').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Newest first' }).click();
  await page.getByRole('menuitemradio', { name: 'Most urgent first' }).click();
  await page.waitForURL(/sort=urgency/);
  await page.locator(`li:first-child [data-conversation="${day.idOf('legal')}"]`).click();
  await expect.poll(() => subject(page).textContent()).toContain('LAST WARNING');
});

it('sees why it came, what was said, and what the machine read', async () => {
  const page = await open('angry');
  await side(page).getByText('Measured 0.91; a person takes over from 0.50.').waitFor();
  await side(page).getByRole('button', { name: 'Angry' }).first().hover();
  expect(await page.locator('mark[data-lit]').allTextContents()).toEqual(['the THIRD time', 'useless']);
  await side(page)
    .getByRole('button', { name: /Answer did not help/ })
    .click();
  await side(page).getByText('The customer says that the automatic answer did not help.').waitFor();
  await page.getByText('Quoted text and signature').click();
  await page.getByText('On Sun, 22 Nov 2026, Acme Support wrote:').waitFor();
});

it('edits the bot’s draft, sends it and is led to the next conversation', async () => {
  const page = await open('cancel');
  await words(page).waitFor();
  await page.getByText(botDraft).waitFor();
  await page.getByRole('button', { name: 'Edit it' }).click();
  await words(page).fill('It is cancelled, Jan.');
  await page.getByRole('button', { name: 'Send and resolve' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith(`/${day.idOf('cancel')}`));
  await conversation(page).waitFor();
  expect(await day.answers('cancel')).toEqual(['It is cancelled, Jan.']);
  expect(await day.stored('cancel')).toMatchObject({ status: 'resolved' });
});

it('answers with a saved reply, and fills in what it leaves open', async () => {
  const page = await open('sarcasm');
  await words(page).waitFor();
  await page.getByRole('button', { name: 'Saved replies' }).click();
  await page.getByRole('button', { name: /^parcel/ }).click();
  await words(page).locator('[data-slot="order.tracking_url"]').click();
  await page.keyboard.type('our shop');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect.poll(() => day.answers('sarcasm')).toEqual(['Hello Grace, it is at our shop now.']);
});

it('asks a colleague in a note that names them', async () => {
  const page = await open('angry');
  await page.getByRole('tab', { name: 'Note' }).click();
  const note = page.locator('[data-key="note"]');
  await note.pressSequentially('Where is this chair, @to');
  await page.getByRole('option', { name: 'Tom Berg' }).click();
  await page.getByRole('button', { name: 'Add note' }).click();
  await page.locator('.note mark', { hasText: '@Tom Berg' }).waitFor();
  expect(await day.namedIn('angry')).toEqual(['Tom Berg']);
});

it('gives it to a colleague, and takes it', async () => {
  const page = await open('human');
  await conversation(page).locator('[data-key="a"]').click();
  await page.getByRole('menuitemcheckbox', { name: 'Tom Berg' }).click();
  await expect.poll(async () => (await day.stored('human')).assignee).toBe('Tom Berg');
  await conversation(page).locator('[data-key="a"]', { hasText: 'Tom Berg' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Mia Castellanos (me)' }).click();
  await expect.poll(async () => (await day.stored('human')).assignee).toBe('Mia Castellanos');
});

it('tags it and says how urgent it is', async () => {
  const page = await open('arabic');
  await conversation(page).getByRole('button', { name: 'Tags', exact: true }).click();
  await page.getByRole('combobox', { name: 'Add a tag' }).fill('vip');
  await page.getByRole('option', { name: 'vip' }).click();
  await page.getByRole('button', { name: 'Remove the tag vip' }).waitFor();
  // A click beside it closes it.
  await page.mouse.click(5, 5);
  await conversation(page).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Priority' }).click();
  await page.getByRole('menuitemradio', { name: 'Urgent' }).click();
  await expect.poll(async () => (await day.stored('arabic')).priority).toBe('urgent');
  expect(await day.tagsOf('arabic')).toEqual(['vip']);
});

it('lets it wait until tomorrow, finds it again and opens it', async () => {
  const page = await open('unsure');
  await conversation(page).getByRole('button', { name: 'Snooze' }).click();
  await page.getByRole('menuitem', { name: /^Tomorrow \w/ }).click();
  await expect.poll(async () => (await day.stored('unsure')).status).toBe('snoozed');
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /Snoozed/ })
    .click();
  await row(page, day.idOf('unsure')).click();
  await conversation(page).getByRole('button', { name: 'Reopen' }).click();
  await expect.poll(() => day.stored('unsure')).toMatchObject({ status: 'open', snoozed_until: null });
});

it('resolves it, and undoes that', async () => {
  const ofPerson = day.test.db.updateTable('conversation').where('id', '=', day.idOf('human'));
  await ofPerson.set({ status: 'open' }).execute();
  const page = await open('human');
  // Where it leads on to is known once the list is there.
  const next = conversation(page).locator('input[name="next"]').first();
  await expect.poll(() => next.inputValue()).not.toContain(`/${day.idOf('human')}`);
  await conversation(page)
    .getByRole('button', { name: /Resolve/ })
    .click();
  await page.waitForURL((url) => !url.pathname.endsWith(`/${day.idOf('human')}`));
  const notice = page.locator('.undo-notice', { hasText: `#${day.idOf('human')} is resolved` });
  await notice.waitFor();
  expect(await day.stored('human')).toMatchObject({ status: 'resolved' });
  await notice.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone.').waitFor();
  expect(await day.stored('human')).toMatchObject({ status: 'open' });
});

it('searches for what was settled long ago, and opens it', async () => {
  const page = await day.openSignedIn('/inbox');
  const field = page.getByRole('combobox', { name: 'Search conversations' });
  await field.fill('from:petra is:');
  await page.getByRole('option', { name: /resolved/ }).click();
  await page.getByText('1 conversation found').waitFor();
  await row(page, day.idOf('resolved')).click();
  await page.getByText('Here it is, Petra.').waitFor();
});

it('puts a wrong reading right', async () => {
  const page = await open('legal');
  await side(page).getByText('Was this wrong?').click();
  await side(page).getByLabel('The customer wants').selectOption({ label: 'Delivery' });
  await side(page).getByRole('button', { name: 'Save' }).click();
  await side(page).getByText('Mia Castellanos: The wish is “Delivery”.').waitFor();
});

it('hands it back to the bot', async () => {
  const page = await open('legal');
  await page.getByRole('button', { name: 'Hand back to the bot' }).click();
  await page.getByRole('button', { name: 'Hand back', exact: true }).click();
  await expect.poll(async () => (await day.stored('legal')).handler).toBe('bot');
});

it('marks it as spam and blocks its sender', async () => {
  const page = await open('angry');
  await conversation(page).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Spam, and block eva.novak@customer.example' }).click();
  await conversation(page).getByText('Mia Castellanos blocked eva.novak@customer.example').waitFor();
  expect(await day.stored('angry')).toMatchObject({ status: 'spam' });
});
