// What stands beside a conversation, in a real browser: the drawer at middling widths, and links to the very words.

import { expect, it } from 'vitest';

import { writeLanguage } from '../../app/language.ts';
import { useSite } from './site.ts';

const site = useSite();

/** The brief of the angry conversation says which mails it comes from. */
async function withSources(): Promise<number> {
  const { angry = 0 } = site.seed.conversations;
  const { db } = site.test;
  const mails = await db
    .selectFrom('message')
    .select(['id', 'text'])
    .where('conversation_id', '=', angry)
    .orderBy('id')
    .execute();
  const [first, , last] = mails;
  if (!first || !last) throw new Error('The seed has changed');
  const summary = [
    { text: 'The customer complains: “This is the THIRD time I write …”', messageId: String(last.id) },
    { text: '“I ordered an office chair three weeks ago …”', messageId: String(first.id) },
    { text: 'Nothing of this stands anywhere.', messageId: String(first.id) },
  ];
  await db
    .updateTable('conversation')
    .set({ summary: JSON.stringify(summary) })
    .where('id', '=', angry)
    .execute();
  return first.id;
}

it('at 1024 what stands beside is a drawer: opened by a button, closed by Escape, and the focus is kept', async () => {
  const page = await site.openSignedIn(`/inbox/${site.seed.conversations.angry}`, { width: 1024 });
  const button = page.getByRole('button', { name: 'Details' });
  const side = page.getByRole('complementary', { name: 'About this conversation' });
  await button.waitFor();
  expect(await side.isVisible()).toBe(false);
  const thread = page.locator('.conversation-main');
  const before = await thread.boundingBox();
  await button.focus();
  await page.keyboard.press('Enter');
  await side.getByText('Why it came to you').waitFor();
  expect(await side.evaluate((aside) => aside.contains(document.activeElement))).toBe(true);
  expect(await thread.boundingBox()).toEqual(before);
  await page.keyboard.press('Escape');
  await side.waitFor({ state: 'hidden' });
  expect(await button.evaluate((own) => own === document.activeElement)).toBe(true);
});

it('at 1440 it is a column, at 390 it is folded on top, and no button is needed', async () => {
  const to = `/inbox/${site.seed.conversations.angry}`;
  const wide = await site.openSignedIn(to);
  await wide.getByRole('complementary', { name: 'About this conversation' }).waitFor();
  expect(await wide.getByRole('button', { name: 'Details' }).isVisible()).toBe(false);
  const narrow = await site.openSignedIn(to, { width: 390 });
  await narrow.locator('.brief').waitFor();
  // What nobody has opened is not even drawn: it would be on the page twice.
  expect(await narrow.locator('.brief-parts').count()).toBe(0);
  await narrow.locator('.brief summary').click();
  await narrow.locator('.brief').getByRole('heading', { name: 'Why it came to you' }).waitFor();
  await narrow.locator('.brief').getByText('Looked up').waitFor();
  expect(await narrow.getByRole('button', { name: 'Details' }).isVisible()).toBe(false);
});

it('a sentence of the brief leads to its words in the mail and marks them for a moment', async () => {
  const first = await withSources();
  const page = await site.openSignedIn(`/inbox/${site.seed.conversations.angry}`);
  const side = page.getByRole('complementary', { name: 'About this conversation' });
  const mail = page.locator(`#message-${first}`);
  const lit = mail.locator('mark[data-lit]');
  await side.getByRole('link', { name: 'three weeks ago' }).click();
  await lit.first().waitFor();
  expect((await lit.allTextContents()).join('')).toContain('I ordered an office chair three weeks ago');
  expect(await lit.first().evaluate(isOnScreen)).toBe(true);
  expect(await mail.evaluate((own) => own === document.activeElement)).toBe(true);
  await page.mouse.move(600, 450);
  await page.waitForTimeout(500);
  expect(await lit.count()).toBeGreaterThan(0);
  await lit.first().waitFor({ state: 'detached' });
  // Where no words are found it is the mail.
  await side.getByRole('link', { name: 'Nothing of this' }).click();
  expect(await mail.evaluate((own) => own === document.activeElement)).toBe(true);
});

it('the drawer gives way to the words that it leads to', async () => {
  const first = await withSources();
  const page = await site.openSignedIn(`/inbox/${site.seed.conversations.angry}`, { width: 1024 });
  await page.getByRole('button', { name: 'Details' }).click();
  const side = page.getByRole('complementary', { name: 'About this conversation' });
  await side.getByRole('link', { name: 'three weeks ago' }).click();
  await side.waitFor({ state: 'hidden' });
  await page.locator(`#message-${first} mark[data-lit]`).first().waitFor();
});

it('the tone of each mail is told, and pointing at it lights up its words', async () => {
  const page = await site.openSignedIn(`/inbox/${site.seed.conversations.angry}`);
  const tones = page.getByRole('complementary').locator('.tones');
  await tones.getByRole('link', { name: 'Calm' }).waitFor();
  expect(await tones.getByRole('listitem').count()).toBe(2);
  await tones.getByRole('link', { name: 'Angry' }).hover();
  await page.locator('.thread mark[data-lit]', { hasText: 'the THIRD time' }).first().waitFor();
});

it('in German too', async () => {
  const page = await site.openSignedIn(`/inbox/${site.seed.conversations.angry}`);
  await page.context().addCookies([await german(page.url())]);
  await page.reload();
  const side = page.getByRole('complementary', { name: 'Über dieses Gespräch' });
  await side.getByText('Warum es bei dir ist').waitFor();
  await side.locator('.tones').getByText('Verärgert').waitFor();
});

const isOnScreen = (element: Element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= window.innerHeight;
};

async function german(url: string) {
  const [, name = '', value = ''] = /^(\w+)=([^;]+)/.exec(await writeLanguage('de')) ?? [];
  return { name, value, url };
}
