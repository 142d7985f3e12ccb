// A split that was a mistake, and what was thrown away by one, in a real browser: by the mouse, by the keys alone, and later.

import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';

import { findAgentByEmail } from '../../db/agents.ts';
import { addNote } from '../../db/notes.ts';
import { seedAgent, seedManager } from '../seed/desk.ts';
import { storeMessage } from '../stored.ts';
import { moveTo, pressUntil } from './by-keyboard.ts';
import { useSite } from './site.ts';

const site = useSite();

const main = (page: Page) => page.locator('[data-conversation-page]');
const dialog = (page: Page) => page.getByRole('dialog');
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' });
const numberIn = (page: Page) => Number(new URL(page.url()).pathname.split('/').at(-1));
const isAt = (id: number) => (url: URL) => url.pathname === `/inbox/${id}`;

/** The conversation with its mails and notes, to the letter. */
async function wholeOf(id: number): Promise<unknown> {
  const { rows } = await site.test.pool.query(
    `select to_jsonb(conversation) as itself,
      array(select id from message where conversation_id = conversation.id order by id) as messages,
      array(select tag from conversation_tag where conversation_id = conversation.id order by tag) as tags
     from conversation where id = $1`,
    [id],
  );
  return rows[0];
}

/** Answers the page on the conversation that was made of the last mail, and its number. */
async function splitByMouse(id: number): Promise<readonly [Page, number]> {
  const page = await site.openSignedIn(`/inbox/${id}`);
  await main(page).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Split …' }).click();
  await dialog(page).getByRole('radio').last().check();
  await page.getByRole('button', { name: 'Split', exact: true }).click();
  await page.waitForURL((url) => !isAt(id)(url));
  return [page, numberIn(page)];
}

it('a split, by the mouse: both are one again as it was, and a colleague in the other half is led back', async () => {
  const { angry = 0 } = site.seed.conversations;
  const before = await wholeOf(angry);
  const [page, made] = await splitByMouse(angry);
  await page.getByText(`of #${angry} is a conversation of its own: #${made}`).waitFor();
  expect(await wholeOf(angry)).not.toEqual(before);
  const tom = await site.openSignedIn(`/inbox/${made}`, { email: seedAgent });
  await undo(page).click();
  await page.waitForURL(isAt(angry));
  await page.getByText('Undone.').waitFor();
  await main(page).getByText('Mia Castellanos put it together again with').waitFor();
  await tom.waitForURL(isAt(angry));
  await tom.getByText(`#${made} is part of this conversation again`).waitFor();
  expect(await wholeOf(angry)).toEqual(before);
});

it('a split, by the keys alone', async () => {
  const { angry = 0 } = site.seed.conversations;
  const before = await wholeOf(angry);
  const page = await site.openSignedIn(`/inbox/${angry}`);
  await page.locator('.reply-text').waitFor();
  await pressUntil(page, '.', page.getByRole('menuitem', { name: 'Split …' }));
  await moveTo(page, page.getByRole('menuitem', { name: 'Split …' }), 'ArrowDown');
  await page.keyboard.press('Enter');
  await moveTo(page, dialog(page).getByRole('radio').first());
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !isAt(angry)(url));
  await undo(page).waitFor();
  await pressUntil(page, 'z', page.getByText('Undone.'));
  await page.waitForURL(isAt(angry));
  expect(await wholeOf(angry)).toEqual(before);
});

it('a split stays where a mail has come since, and says so; the two can still be merged', async () => {
  const { angry = 0 } = site.seed.conversations;
  const [page, made] = await splitByMouse(angry);
  await undo(page).waitFor();
  await site.test.db
    .transaction()
    .execute((trx) => storeMessage(trx, made, { messageId: '<since@customer.example>' }));
  await undo(page).click();
  await page.getByText('Not undone: a mail has come or was sent since. Merge the two').waitFor();
  expect(numberIn(page)).toBe(made);
  await page.goto(`${site.url}/inbox/${angry}`);
  await main(page).getByText('Mia Castellanos moved').waitFor();
  expect(await main(page).getByRole('button', { name: 'Put together again' }).count()).toBe(0);
});

it('a split is undone later, by whoever sees it, from its line in the thread', async () => {
  const { angry = 0 } = site.seed.conversations;
  const before = await wholeOf(angry);
  await splitByMouse(angry);
  const tom = await site.openSignedIn(`/inbox/${angry}`, { email: seedAgent });
  await main(tom).getByRole('button', { name: 'Put together again' }).click();
  await main(tom).getByText('Tom Berg put it together again with').waitFor();
  expect(await wholeOf(angry)).toEqual(before);
});

it('a merge and a block, by the key that undoes', async () => {
  const { human = 0, sarcasm = 0 } = site.seed.conversations;
  const before = [await wholeOf(human), await wholeOf(sarcasm)];
  const page = await site.openSignedIn(`/inbox/${human}`);
  await main(page).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Merge …' }).click();
  await page.getByRole('searchbox', { name: 'Number, subject or customer' }).fill(`#${sarcasm}`);
  await page.getByRole('radio', { name: new RegExp(`#${sarcasm}`) }).check();
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.waitForURL(isAt(sarcasm));
  await page.getByText(`#${human} was merged into #${sarcasm}`).waitFor();
  await pressUntil(page, 'z', page.getByText('Undone.'));
  expect([await wholeOf(human), await wholeOf(sarcasm)]).toEqual(before);

  await page.goto(`${site.url}/inbox/${human}`);
  await page.locator('html[data-alive]').waitFor({ state: 'attached' });
  await main(page).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: /^Spam, and block [^@ ]+@/ }).click();
  await page.getByText(/^[^ ]+@[^ ]+ is blocked$/).waitFor();
  expect(await wholeOf(human)).toMatchObject({ itself: { status: 'spam' } });
  await pressUntil(page, 'z', page.getByText('Undone.'));
  expect(await wholeOf(human)).toEqual(before[0]);
  expect(await site.test.db.selectFrom('blocked_sender').select('pattern').execute()).toEqual([]);
  await main(page).getByText('Mia Castellanos undid “Block”').waitFor();
});

it('a note that was deleted, an answer that was discarded and a file that was left out are there again', async () => {
  const { angry = 0 } = site.seed.conversations;
  const mia = await findAgentByEmail(site.test.db, seedManager);
  await addNote(site.test.db, {
    ...{ conversationId: angry, text: 'He is a friend of the boss.', now: new Date() },
    by: { agentId: mia?.id ?? 0 },
  });
  const page = await site.openSignedIn(`/inbox/${angry}`);
  const note = main(page).getByText('He is a friend of the boss.');
  await main(page).getByRole('button', { name: 'Delete note' }).click();
  await main(page).getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByText(`Your note in #${angry} is deleted`).waitFor();
  await note.waitFor({ state: 'detached' });
  await undo(page).click();
  await note.waitFor();

  const words = page.locator('.reply-text');
  await words.waitFor();
  await page.getByRole('textbox', { name: /Reply to/ }).fill('Dear Eva, the chair comes on Monday.');
  await page.getByText('Draft kept').waitFor();
  // What the server has not been told of yet is undone with the rest.
  await words.press('End');
  await words.pressSequentially(' At noon.');
  await page.locator('.reply-hint').getByRole('button', { name: 'Discard' }).click();
  await page.getByText(`Your draft in #${angry} is discarded`).waitFor();
  expect(await words.innerText()).not.toContain('Monday');
  await undo(page).last().click();
  await expect.poll(() => words.innerText()).toContain('the chair comes on Monday. At noon.');

  const file = { name: 'receipt.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') };
  await page.locator('input[type="file"]').first().setInputFiles(file);
  const leaveOut = page.getByRole('button', { name: 'Leave out receipt.pdf' });
  await leaveOut.click();
  await page.getByText(`receipt.pdf is taken out of your answer in #${angry}`).waitFor();
  await leaveOut.waitFor({ state: 'detached' });
  await undo(page).last().click();
  await leaveOut.waitFor();
});
