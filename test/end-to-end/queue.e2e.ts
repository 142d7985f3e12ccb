// The queue in a real browser: taking, giving, and letting a conversation wait.

import { expect, it } from 'vitest';

import { useSite } from './site.ts';

const site = useSite();

const rowOf = (id: number | undefined) =>
  site.test.db
    .selectFrom('conversation')
    .leftJoin('agent', 'agent.id', 'conversation.assignee_id')
    .select(['conversation.status', 'conversation.snoozed_until', 'agent.name as assignee'])
    .where('conversation.id', '=', id ?? 0)
    .executeTakeFirstOrThrow();

it('a conversation is taken with one key, and given away with the keyboard alone', async () => {
  const { legal } = site.seed.conversations;
  const page = await site.openSignedIn(`/inbox/${legal}`);
  await page.locator('[data-conversation-page]').waitFor();
  await page.keyboard.press('m');
  await page.getByRole('button', { name: 'Mia Castellanos' }).first().waitFor();
  await expect.poll(async () => (await rowOf(legal)).assignee).toBe('Mia Castellanos');
  await page.goto(`${site.url}/inbox?view=mine`);
  expect(await page.locator('[data-conversation]').count()).toBe(1);
  await page.goto(`${site.url}/inbox/${legal}`);
  await page.locator('html[data-alive]').waitFor({ state: 'attached' });
  await page.keyboard.press('a');
  await page.getByRole('menuitemcheckbox', { name: 'Tom Berg' }).waitFor();
  await page.getByRole('menuitemcheckbox', { name: 'Tom Berg' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await rowOf(legal)).assignee).toBe('Tom Berg');
});

it('a conversation is snoozed, found among the sleeping, and opened again', async () => {
  const { unsure } = site.seed.conversations;
  const page = await site.openSignedIn(`/inbox/${unsure}`);
  await page.locator('[data-conversation-page]').waitFor();
  await page.keyboard.press('s');
  await page
    .getByRole('menuitem', { name: /Tomorrow/ })
    .first()
    .click();
  await page.getByText(/until/).first().waitFor();
  const row = await rowOf(unsure);
  expect(row.status).toBe('snoozed');
  expect(row.snoozed_until?.getTime()).toBeGreaterThan(Date.now());
  await page.goto(`${site.url}/inbox?view=snoozed`);
  expect(await page.locator('[data-conversation]').count()).toBe(1);
  await page.goto(`${site.url}/inbox/${unsure}`);
  await page.getByRole('button', { name: 'Reopen' }).click();
  await expect.poll(() => rowOf(unsure)).toMatchObject({ status: 'open', snoozed_until: null });
});
