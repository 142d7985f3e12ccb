// A team's own words: templates and articles are edited in the browser, and the next mail has them.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { addAgent } from '../../db/agents.ts';
import { type Events, listenForEvents } from '../../db/events.ts';
import { createLog } from '../../log.ts';
import { type ApprovedWords, keepApprovedWords } from '../../worker/approved-words.ts';
import { triageMail } from '../../worker/jobs/triage-mail.ts';
import { useJobDesk } from '../job-desk.ts';
import { projectRoot } from '../project-root.ts';
import { seedAddress, seedAgent, seedPassword } from '../seed/desk.ts';
import { storeConversation } from '../stored.ts';
import { useSite } from './site.ts';

const site = useSite();
/** Gives the worker all that it has beside its database. */
const desk = useJobDesk();
const admin = 'ada@shop.example';
let words: ApprovedWords;
let events: Events;

beforeAll(async () => {
  const { db, url } = site.test;
  await addAgent(db, { email: admin, name: 'Ada Admin', role: 'admin', password: seedPassword });
  events = listenForEvents(url, { channels: ['words'], sayReady: true, onError: () => {} });
  words = await keepApprovedWords({
    ...{ db, events, root: projectRoot, log: createLog('silent', 'worker') },
  });
});
afterAll(async () => {
  await words?.stop();
  await events?.stop();
});

let mails = 0;
/** The bot's answer to a question about opening hours that comes now, by a worker that runs on without a restart. */
async function nextAnswer(): Promise<string> {
  mails += 1;
  const address = `reader${mails}@customer.test`;
  const question = 'What are your opening hours?';
  const stored = await storeConversation(
    site.test.db,
    {
      ...{ messageId: `<${address}>`, from: { address, name: 'Eva Novak' }, subject: 'Opening hours' },
      ...{ text: question, reply: question },
    },
    seedAddress,
  );
  const context = {
    ...desk.context,
    ...words.now(),
    db: site.test.db,
    mailboxConfig: () => desk.context.mailboxConfig(desk.mailboxId),
  };
  await triageMail.run(context, { messageId: stored.messageId });
  const mail = await site.test.db
    .selectFrom('message')
    .select('text')
    .where('conversation_id', '=', stored.conversationId)
    .where('direction', '=', 'out')
    .executeTakeFirst();
  return mail?.text ?? '';
}

const body = (page: Page) => page.getByLabel('Words, in Markdown');
const preview = (page: Page) => page.frameLocator('iframe[title="The formatted mail"]').locator('body');
const openTemplate = async (name: string, expected: RegExp[] = []) => {
  const page = await site.openSignedIn(`/settings/templates/${name}`, { email: admin, expected });
  await preview(page).getByText('Hello Eva').waitFor();
  return page;
};
const used = (name: string) => words.now().templates.find((each) => each.name === name)?.version;

describe('a template', () => {
  test('is edited by mouse: the preview shows it, and the next mail has the new words', async () => {
    expect(await nextAnswer()).not.toContain('The coffee is ready.');
    const page = await site.openSignedIn('/settings/templates', { email: admin });
    const row = page.locator('[data-template="opening-hours.en"]');
    expect(await row.innerText()).toContain('as it comes');
    await row.getByRole('link').click();
    await preview(page).getByText('Hello Eva').waitFor();
    await body(page).fill(`${await body(page).inputValue()}\n\nThe coffee is ready.`);
    await preview(page).getByText('The coffee is ready.').waitFor();
    await page.getByText('Compare with what is in use').click();
    expect(await page.locator('.words-diff [data-kind="new"]').allInnerTexts()).toEqual([
      expect.any(String),
      expect.stringContaining('The coffee is ready.'),
    ]);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('Version 1 is published').waitFor();
    await expect.poll(() => used('opening-hours.en')).toBe('1');
    expect(await nextAnswer()).toContain('The coffee is ready.');
  });

  test('is edited with the keyboard alone: a slot is put in, a draft saved, and then published', async () => {
    const page = await openTemplate('opening-hours.en');
    await body(page).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n\nBest wishes from ');
    await page.getByText('Slots: what the bot can fill in').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Put in company' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => body(page).inputValue()).toMatch(/Best wishes from \{\{ company \}\}$/);
    await preview(page).getByText('Best wishes from Our shop').waitFor();
    await page.getByRole('button', { name: 'Save as draft' }).focus();
    await page.keyboard.press('Enter');
    const saved = await page.getByText(/Saved as version \d+/).innerText();
    const version = /version (\d+)/.exec(saved)?.[1] ?? '';
    expect(await nextAnswer()).not.toContain('Best wishes');
    await page.getByRole('button', { name: 'Publish', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(`Version ${version} is published`).waitFor();
    await expect.poll(() => used('opening-hours.en')).toBe(version);
    expect(await nextAnswer()).toContain('Best wishes from Our shop');
  });

  test('with a fault cannot be published: the fault is told with its line while it is typed', async () => {
    const page = await openTemplate('delivery.en');
    await body(page).fill('Hello,\n\nit comes by {{ order.carier }}.');
    const fault = page.getByRole('button', { name: 'Line 3: There is no slot "order.carier".' });
    await fault.waitFor();
    expect(await page.getByRole('button', { name: 'Publish', exact: true }).isDisabled()).toBe(true);
    await fault.click();
    const chosen = await body(page).evaluate((field: HTMLTextAreaElement) =>
      field.value.slice(field.selectionStart, field.selectionEnd),
    );
    expect(chosen).toBe('it comes by {{ order.carier }}.');
  });

  test('is looked at in plain text, in the dark, on a phone and with the facts of a past mail', async () => {
    await nextAnswer();
    const page = await openTemplate('opening-hours.en');
    await page.getByRole('button', { name: 'Dark' }).click();
    const scheme = () => page.locator('.words-mail iframe').getAttribute('srcdoc');
    expect(await scheme()).toContain('color-scheme: dark');
    await page.getByRole('button', { name: 'Phone' }).click();
    expect((await page.locator('.words-mail').boundingBox())?.width).toBeLessThanOrEqual(360);
    const mail = page.getByLabel('With the facts of');
    await mail.selectOption({ index: 1 });
    await preview(page).getByText('Hello Eva').waitFor();
    await page.getByRole('button', { name: 'Plain text' }).click();
    expect(await page.getByLabel('The mail as plain text').inputValue()).toContain('Hello Eva,');
  });

  test('is tried in one’s own mailbox, and in nobody else’s', async () => {
    const page = await openTemplate('opening-hours.en');
    await page.getByRole('button', { name: `Send a test to ${admin}` }).click();
    await page.getByText(`On its way to ${admin}`).waitFor();
    const sent = await site.test.db
      .selectFrom('outbox')
      .innerJoin('message', 'message.id', 'outbox.message_id')
      .select(['outbox.to_address', 'message.subject'])
      .where('outbox.kind', '=', 'test')
      .execute();
    expect(sent).toEqual([{ to_address: admin, subject: expect.stringMatching(/^\[Test\] /) }]);
  });

  test('is none of an agent’s business', async () => {
    const page = await site.openSignedIn('/settings', { email: seedAgent, expected: [/403/] });
    await page
      .getByRole('main')
      .getByRole('link', { name: /^Saved replies/ })
      .waitFor();
    expect(await page.getByRole('link', { name: /^Templates/ }).count()).toBe(0);
    const response = await page.goto(`${site.url}/settings/templates`);
    expect(response?.status()).toBe(403);
  });
});

describe('an article', () => {
  test('is written and published, and stands beside the mail that asks for it, to be put into the answer', async () => {
    const page = await site.openSignedIn('/settings/articles', { email: admin });
    await page.getByText('No articles yet').waitFor();
    await page.getByRole('link', { name: 'New article' }).click();
    await page.getByLabel('Name in templates').fill('chair_delivery');
    await page.getByLabel('Title', { exact: true }).fill('When chairs arrive');
    await page.getByLabel('Text, in Markdown').fill('A chair arrives within **two weeks** of your order.');
    await page.getByLabel(/^Links/).fill('When chairs arrive | https://shop.example/chairs');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Version 1 is published').waitFor();
    await page.goto(`${site.url}/inbox/${site.seed.conversations.angry}`);
    await page.locator('html[data-alive]').waitFor({ state: 'attached' });
    await page.locator('.reply-text').waitFor();
    await page.getByRole('button', { name: 'Quote it: When chairs arrive' }).first().click();
    await page.getByRole('button', { name: 'Insert its link: When chairs arrive' }).first().click();
    expect(await page.locator('.reply-text').innerText()).toBe(
      'A chair arrives within two weeks of your order.\n\nWhen chairs arrive: https://shop.example/chairs',
    );
  });
});
