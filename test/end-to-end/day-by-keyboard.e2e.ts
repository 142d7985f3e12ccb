// An agent's day in a real browser, by keyboard alone: the same tasks as by mouse, and wherever the focus goes, it is seen.

import { expect, it } from 'vitest';

import { seedManager } from '../seed/desk.ts';
import { expectFocusSeen, moveTo, pressUntil, signInByKeyboard } from './by-keyboard.ts';
import { botDraft, conversation, row, side, subject, useDay, words } from './day.ts';

const day = useDay();

async function open(name: string) {
  const page = await day.open();
  await signInByKeyboard(day, page, seedManager, `/inbox/${day.idOf(name)}`);
  await words(page).waitFor();
  return page;
}

it('signs in and opens the most urgent conversation', async () => {
  const page = await day.open();
  await signInByKeyboard(day, page, seedManager, '/inbox');
  await moveTo(page, page.getByRole('button', { name: 'Newest first' }));
  await page.keyboard.press('Enter');
  await moveTo(page, page.getByRole('menuitemradio', { name: 'Most urgent first' }), 'ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/sort=urgency/);
  await page.locator(`li:first-child [data-conversation="${day.idOf('legal')}"]`).waitFor();
  await pressUntil(page, 'j', page.locator('[data-conversation]:focus'));
  await expectFocusSeen(page);
  await page.keyboard.press('o');
  await expect.poll(() => subject(page).textContent()).toContain('LAST WARNING');
});

it('sees why it came, what was said, and what the machine read', async () => {
  const page = await open('angry');
  await moveTo(page, page.getByText('Quoted text and signature'));
  await page.keyboard.press('Enter');
  await page.getByText('On Sun, 22 Nov 2026, Acme Support wrote:').waitFor();
  await moveTo(page, side(page).getByRole('button', { name: 'Angry' }));
  expect(await page.locator('mark[data-lit]').allTextContents()).toEqual(['the THIRD time', 'useless']);
  await moveTo(page, side(page).getByRole('button', { name: /Answer did not help/ }));
  await page.keyboard.press('Enter');
  await side(page).getByText('The customer says that the automatic answer did not help.').waitFor();
});

it('edits the bot’s draft, sends it and is led to the next conversation', async () => {
  const page = await open('cancel');
  await page.getByText(botDraft).waitFor();
  await page.keyboard.press('r');
  await expectFocusSeen(page);
  await moveTo(page, page.getByRole('button', { name: 'Edit it' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => words(page).innerText()).toBe(botDraft);
  await page.locator('.reply-text:focus').waitFor();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' and Mia');
  await page.keyboard.press('Control+Shift+Enter');
  await page.waitForURL((url) => !url.pathname.endsWith(`/${day.idOf('cancel')}`));
  await conversation(page).waitFor();
  expect(await day.answers('cancel')).toEqual([`${botDraft} and Mia`]);
  expect(await day.stored('cancel')).toMatchObject({ status: 'resolved' });
});

it('answers with a saved reply, and fills in what it leaves open', async () => {
  const page = await open('sarcasm');
  await page.keyboard.press('r');
  await page.keyboard.type(';par');
  await page.getByRole('option', { name: /parcel/ }).waitFor();
  await page.keyboard.press('Enter');
  await words(page).locator('[data-slot="order.tracking_url"]').waitFor();
  await page.keyboard.type('our shop');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => day.answers('sarcasm')).toEqual(['Hello Grace, it is at our shop now.']);
});

it('asks a colleague in a note that names them', async () => {
  const page = await open('angry');
  await page.keyboard.press('n');
  await page.locator('[data-key="note"]:focus').waitFor();
  await expectFocusSeen(page);
  await page.keyboard.type('Where is this chair, @to');
  await page.getByRole('option', { name: 'Tom Berg' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await page.locator('.note mark', { hasText: '@Tom Berg' }).waitFor();
  expect(await day.namedIn('angry')).toEqual(['Tom Berg']);
});

it('takes it, and gives it to a colleague', async () => {
  const page = await open('human');
  await page.keyboard.press('m');
  await expect.poll(async () => (await day.stored('human')).assignee).toBe('Mia Castellanos');
  await conversation(page).locator('[data-key="a"]:enabled', { hasText: 'Mia Castellanos' }).waitFor();
  await page.keyboard.press('a');
  await moveTo(page, page.getByRole('menuitemcheckbox', { name: 'Tom Berg' }), 'ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await day.stored('human')).assignee).toBe('Tom Berg');
});

it('tags it and says how urgent it is', async () => {
  const page = await open('arabic');
  await page.keyboard.press('l');
  await page.locator('[role="combobox"][aria-label="Add a tag"]:focus').waitFor();
  await expectFocusSeen(page);
  await page.keyboard.type('vip');
  await page.getByRole('option', { name: 'vip' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove the tag vip' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('.');
  await moveTo(page, page.getByRole('menuitem', { name: 'Priority' }), 'ArrowDown');
  await page.keyboard.press('ArrowRight');
  await moveTo(page, page.getByRole('menuitemradio', { name: 'Urgent' }), 'ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await day.stored('arabic')).priority).toBe('urgent');
  expect(await day.tagsOf('arabic')).toEqual(['vip']);
});

it('lets it wait until tomorrow, finds it again and opens it', async () => {
  const page = await open('unsure');
  await page.keyboard.press('s');
  await moveTo(page, page.getByRole('menuitem', { name: /^Tomorrow \w/ }), 'ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await day.stored('unsure')).status).toBe('snoozed');
  await pressUntil(page, 'Control+k', page.getByPlaceholder('What do you want to do?'));
  await page.keyboard.type('snoozed');
  const view = page.locator('[role="option"][aria-selected="true"]', { hasText: /^Snoozed$/ });
  await pressUntil(page, 'ArrowDown', view);
  await page.keyboard.press('Enter');
  await page.waitForURL(/view=snoozed/);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await row(page, day.idOf('unsure')).waitFor();
  await pressUntil(page, 'j', page.locator('[data-conversation]:focus'));
  await expectFocusSeen(page);
  await page.keyboard.press('o');
  await moveTo(page, conversation(page).getByRole('button', { name: 'Reopen' }));
  await page.keyboard.press('Enter');
  await expect.poll(() => day.stored('unsure')).toMatchObject({ status: 'open', snoozed_until: null });
});

it('resolves it, and undoes that', async () => {
  const page = await open('human');
  await page.keyboard.press('e');
  await page.waitForURL((url) => !url.pathname.endsWith(`/${day.idOf('human')}`));
  await page.getByText(`#${day.idOf('human')} is resolved`).waitFor();
  expect(await day.stored('human')).toMatchObject({ status: 'resolved' });
  await page.keyboard.press('z');
  await page.getByText('Undone.').waitFor();
  expect(await day.stored('human')).toMatchObject({ status: 'open' });
});

it('searches for what was settled long ago, and opens it', async () => {
  const page = await day.open();
  await signInByKeyboard(day, page, seedManager, '/inbox');
  // The desk listens to keys once its list is there.
  await page.locator('[data-conversation]').first().waitFor();
  await page.keyboard.press('/');
  await page.locator('[data-key="/"]:focus').waitFor();
  await expectFocusSeen(page);
  await page.keyboard.type('from:petra is:resolved');
  await page.keyboard.press('Enter');
  // Not what was found for the first letters.
  await page.waitForURL(/is(:|%3A)resolved/);
  await page.getByText('1 conversation found').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.locator(`[data-conversation="${day.idOf('resolved')}"]:focus`).waitFor();
  await expectFocusSeen(page);
  await page.keyboard.press('Enter');
  await page.getByText('Here it is, Petra.').waitFor();
});

it('puts a wrong reading right', async () => {
  const page = await open('legal');
  await page.keyboard.press('w');
  await moveTo(page, side(page).getByLabel('The customer wants'));
  await page.keyboard.type('Deliv');
  await moveTo(page, side(page).getByRole('button', { name: 'Save' }));
  await page.keyboard.press('Enter');
  await side(page).getByText('Mia Castellanos: The wish is “Delivery”.').waitFor();
});

it('hands it back to the bot', async () => {
  const page = await open('legal');
  await page.keyboard.press('b');
  await moveTo(page, page.getByRole('button', { name: 'Hand back', exact: true }));
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await day.stored('legal')).handler).toBe('bot');
});

it('marks it as spam and blocks its sender', async () => {
  const page = await open('angry');
  await page.keyboard.press('.');
  await moveTo(
    page,
    page.getByRole('menuitem', { name: 'Spam, and block eva.novak@customer.example' }),
    'ArrowDown',
  );
  await page.keyboard.press('Enter');
  await conversation(page).getByText('Mia Castellanos blocked eva.novak@customer.example').waitFor();
  expect(await day.stored('angry')).toMatchObject({ status: 'spam' });
});
