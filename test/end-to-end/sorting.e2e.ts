// Sorting conversations in a real browser: tags, team and priority, by mouse and by keyboard alone.

import { beforeAll, expect, it } from 'vitest';

import { savePolicy } from '../../db/policies.ts';
import { defaultPolicy } from '../../triage/policy.ts';
import { useSite } from './site.ts';

const site = useSite();

beforeAll(async () => {
  const teams = [
    { key: 'support', name: 'Support', hours: null },
    { key: 'returns', name: 'Returns', hours: null },
  ];
  await savePolicy(site.test.db, { ...defaultPolicy, teams }, 'test');
});

const stored = (id: number) =>
  site.test.db.selectFrom('conversation').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const keepTags = (...names: string[]) =>
  site.test.db
    .insertInto('tag')
    .values(names.map((name) => ({ name })))
    .onConflict((on) => on.doNothing())
    .execute();
const tagsOf = async (id: number) => {
  const rows = await site.test.db
    .selectFrom('conversation_tag')
    .select('tag')
    .where('conversation_id', '=', id)
    .orderBy('tag')
    .execute();
  return rows.map(({ tag }) => tag);
};

it('a conversation is tagged, ranked and given to a team by mouse, and the thread tells of it', async () => {
  const angry = site.seed.conversations.angry ?? 0;
  const page = await site.openSignedIn(`/inbox/${angry}`);
  const conversation = page.locator('[data-conversation-page]');
  await conversation.getByRole('button', { name: 'Tags', exact: true }).click();
  await page.getByRole('combobox', { name: 'Add a tag' }).fill('  VIP');
  await page.getByRole('option', { name: 'vip' }).click();
  await page.getByRole('button', { name: 'Remove the tag vip' }).waitFor();
  await page.keyboard.press('Escape');
  await conversation.getByText('Mia Castellanos tagged it “vip”').waitFor();
  await page.locator(`[data-conversation="${angry}"]`).getByText('vip').waitFor();
  await conversation.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Priority' }).click();
  await page.getByRole('menuitemradio', { name: 'Urgent' }).click();
  await conversation.getByText('Mia Castellanos set the priority to Urgent').waitFor();
  await conversation.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Team …' }).click();
  await page.getByRole('radio', { name: 'Returns' }).check();
  await page.getByRole('textbox', { name: 'Why' }).fill('wants to send it back');
  await page.getByRole('button', { name: 'Give it', exact: true }).click();
  await conversation.getByText('Mia Castellanos set the team to Returns: “wants to send it back”').waitFor();
  expect(await stored(angry)).toMatchObject({ priority: 'urgent', team: 'returns' });
  expect(await tagsOf(angry)).toEqual(['vip']);
});

it('the same by keyboard alone, in German', async () => {
  const cancel = site.seed.conversations.cancel ?? 0;
  await keepTags('vip');
  const page = await site.openSignedIn(`/inbox/${cancel}`);
  await page.getByRole('button', { name: 'Mia Castellanos' }).click();
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
  const conversation = page.locator('[data-conversation-page]');
  await conversation.getByRole('button', { name: 'Mehr' }).waitFor();
  await page.keyboard.press('l');
  const field = page.getByRole('combobox', { name: 'Schlagwort hinzufügen' });
  await field.waitFor();
  await page.keyboard.type('vi');
  await page.getByRole('option', { name: 'vip' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Schlagwort vip entfernen' }).waitFor();
  await page.keyboard.type('rückgabe');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Schlagwort rückgabe entfernen' }).waitFor();
  await page.getByRole('button', { name: 'Schlagwort vip entfernen' }).focus();
  await page.keyboard.press('Enter');
  await conversation.getByText('Mia Castellanos hat das Schlagwort „vip“ entfernt').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('.');
  await page.getByRole('menuitem', { name: 'Priorität' }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.locator('[role="menuitemradio"]:focus', { hasText: 'Dringend' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.locator('[role="menuitemradio"]:focus', { hasText: 'Hoch' }).waitFor();
  await page.keyboard.press('Enter');
  await conversation.getByText('Mia Castellanos hat die Priorität auf Hoch gesetzt').waitFor();
  await page.keyboard.press('.');
  await page.locator('[role="menuitem"]:focus', { hasText: 'Priorität' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.locator('[role="menuitem"]:focus', { hasText: 'Team …' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'Returns' }).waitFor();
  await page.getByRole('radio', { name: 'Support' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await conversation.getByText('Mia Castellanos hat es dem Team Returns gegeben').waitFor();
  // What is said in the thread is said in the language of who reads it.
  await page.getByRole('button', { name: 'Mia Castellanos' }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await conversation.getByRole('button', { name: 'More' }).waitFor();
  expect(await tagsOf(cancel)).toEqual(['rückgabe']);
  expect(await stored(cancel)).toMatchObject({ priority: 'high', team: 'returns' });
});

it('tags that follow one another at once are all kept, also where the list is closed meanwhile', async () => {
  const legal = site.seed.conversations.legal ?? 0;
  const page = await site.openSignedIn(`/inbox/${legal}`);
  await page.route(/\/sorting/, async (route) => {
    if (route.request().method() === 'POST') await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await page.locator('.reply-text').waitFor();
  await page.keyboard.press('l');
  await page.getByRole('combobox', { name: 'Add a tag' }).waitFor();
  for (const tag of ['first', 'second', 'third']) {
    await page.keyboard.type(tag);
    await page.getByRole('option', { name: tag }).waitFor();
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Escape');
  await expect.poll(() => tagsOf(legal)).toEqual(['first', 'second', 'third']);
});

it('two conversations are merged by keyboard; a colleague who has it open is led on, and it is taken apart again', async () => {
  const question = site.seed.conversations.human ?? 0;
  const other = site.seed.conversations.sarcasm ?? 0;
  const colleague = await site.openSignedIn(`/inbox/${question}`, { email: 'tom@shop.example' });
  const page = await site.openSignedIn(`/inbox/${question}`, { expected: [/status of 409/] });
  const conversation = page.locator('[data-conversation-page]');
  await conversation.getByRole('button', { name: 'More' }).waitFor();
  await page.keyboard.press('.');
  await page.getByRole('menuitem', { name: 'Merge …' }).click();
  await page.getByRole('searchbox', { name: 'Number, subject or customer' }).fill(`#${other}`);
  await page.getByRole('radio', { name: new RegExp(`#${other}`) }).check();
  await page.getByText('It is another customer’s').waitFor();
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.waitForURL((url) => url.pathname === `/inbox/${other}`);
  await conversation.getByText(`#${question} was merged into this conversation`).waitFor();
  await colleague.waitForURL((url) => url.pathname === `/inbox/${other}`);
  await colleague.getByText(`#${question} was merged into this conversation`).waitFor();
  await page.goto(`${site.url}/inbox/${question}`);
  await page.waitForURL((url) => url.pathname === `/inbox/${other}`);
  await conversation.getByRole('button', { name: 'Take apart again' }).click();
  await page.waitForURL((url) => url.pathname === `/inbox/${question}`);
  expect(await stored(question)).toMatchObject({ merged_into: null });
});

it('a mail becomes a conversation of its own', async () => {
  const angry = site.seed.conversations.angry ?? 0;
  const page = await site.openSignedIn(`/inbox/${angry}`);
  await page.locator('[data-conversation-page]').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Split …' }).click();
  await page.getByRole('dialog').getByRole('radio').last().check();
  await page.getByRole('button', { name: 'Split', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== `/inbox/${angry}`);
  await page.locator('[data-conversation-page]').getByText('Mia Castellanos made this one out of').waitFor();
  await page
    .getByRole('complementary', { name: 'About this conversation' })
    .getByRole('link', { name: 'Where is my chair?!' })
    .first()
    .waitFor();
});

it('a sender is blocked from a conversation and let in again by a manager', async () => {
  const cancel = site.seed.conversations.cancel ?? 0;
  const page = await site.openSignedIn(`/inbox/${cancel}?view=all`, { expected: [/status of 409/] });
  const { email } = await site.test.db
    .selectFrom('conversation')
    .innerJoin('customer', 'customer.id', 'conversation.customer_id')
    .select('customer.email')
    .where('conversation.id', '=', cancel)
    .executeTakeFirstOrThrow();
  const conversation = page.locator('[data-conversation-page]');
  await conversation.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: `Spam, and block ${email}` }).click();
  await conversation.getByText(`Mia Castellanos blocked ${email}`).waitFor();
  expect(await stored(cancel)).toMatchObject({ status: 'spam' });
  await page.goto(`${site.url}/settings/blocked`);
  await page.getByRole('rowheader', { name: email }).waitFor();
  await page.getByRole('textbox', { name: 'Address or domain' }).fill('@gmail.com');
  await page.getByRole('button', { name: 'Block', exact: true }).click();
  await page.getByText('Everybody may have an address there').waitFor();
  await page.getByRole('button', { name: `Unblock: ${email}` }).click();
  await page.getByText('Nobody is blocked').waitFor();
});

it('a customer is found, noted, and brought together with their other address', async () => {
  const angry = site.seed.conversations.angry ?? 0;
  const page = await site.openSignedIn(`/inbox/${angry}`, { expected: [/status of 404/] });
  const side = page.getByRole('complementary', { name: 'About this conversation' });
  await side.getByText('Add a note about this customer').click();
  await side.getByRole('textbox', { name: 'Note about this customer' }).fill('Prefers to be called');
  await side.getByRole('button', { name: 'Keep the note' }).click();
  await side.getByText('Prefers to be called').waitFor();
  await page.goto(`${site.url}/customers`);
  await page.getByRole('searchbox', { name: 'Find a customer by name or address' }).fill('eva');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Eva Novak' }).click();
  await page.getByRole('heading', { name: 'Eva Novak' }).waitFor();
  await page.getByText('Prefers to be called').waitFor();
  await page.getByText('Another address is theirs too').click();
  const other = page.getByRole('textbox', { name: 'The other address' });
  await other.fill('nobody@nowhere.example');
  await page.getByRole('button', { name: 'Bring together' }).click();
  await page.getByText('Nobody has written from this address.').waitFor();
  await other.fill('lena.hofer@customer.example');
  await page.getByRole('button', { name: 'Bring together' }).click();
  await page.getByRole('button', { name: 'Is somebody else' }).waitFor();
  await page.getByRole('region', { name: 'Conversations' }).getByText('Where is my order?').first().waitFor();
  await page.getByRole('button', { name: 'Always give them a person' }).click();
  await page.getByText('They always get a person.').waitFor();
  await page.getByRole('button', { name: 'Is somebody else' }).click();
  await page.getByRole('button', { name: 'Is somebody else' }).waitFor({ state: 'detached' });
});

it('a tag takes the name of another, and the two are one', async () => {
  await keepTags('alpha', 'beta');
  const page = await site.openSignedIn('/settings/tags');
  await page.getByRole('button', { name: 'Change the tag alpha' }).click();
  await page.getByRole('textbox', { name: 'New name for alpha' }).fill('Beta');
  await page.getByRole('button', { name: 'Make them one' }).click();
  await page.getByRole('button', { name: 'Change the tag alpha' }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'beta' }).waitFor();
});

it('a wrong reading is put right with one click, and that is a case', async () => {
  const { legal = 0 } = site.seed.conversations;
  const page = await site.openSignedIn(`/inbox/${legal}`);
  const side = page.getByRole('complementary', { name: 'About this conversation' });
  await side.getByRole('button', { name: 'The bot should have answered' }).click();
  await side.getByText('Mia Castellanos: The bot should have answered.').waitFor();
  const cases = await site.test.db
    .selectFrom('correction')
    .select(['action', 'intent', 'anger', 'sarcasm'])
    .where('conversation_id', '=', legal)
    .execute();
  expect(cases).toEqual([{ action: 'reply', intent: null, anger: null, sarcasm: null }]);
});
