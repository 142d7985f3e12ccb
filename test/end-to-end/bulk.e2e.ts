// Working through a long list in a real browser: several at once, undone again, kept as a view, by mouse and by keyboard.

import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { beforeEach, expect, it, onTestFinished } from 'vitest';

import { seedAgent } from '../seed/desk.ts';
import { useSite } from './site.ts';

const site = useSite();

beforeEach(async () => {
  await sql`update conversation set status = 'open', assignee_id = null where handler = 'human'`.execute(
    site.test.db,
  );
  await sql`delete from queue_action`.execute(site.test.db);
});

const rows = (page: Page) => page.locator('.list-row');
/** The page is there, and hears keys. */
async function open(to: string, email?: string): Promise<Page> {
  const page = await site.openSignedIn(to, email ? { email } : {});
  await rows(page).first().waitFor();
  await expect
    .poll(async () => {
      await page.keyboard.press('?');
      return page.getByRole('dialog', { name: 'Keyboard' }).count();
    })
    .toBe(1);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  return page;
}

const bar = (page: Page) => page.getByRole('toolbar', { name: 'With the chosen conversations' });
const statuses = async () => {
  const { rows: found } = await sql<{ status: string; count: number }>`select status, count(*) as count
    from conversation where handler = 'human' and subject not like 'Long list %' group by status`.execute(
    site.test.db,
  );
  return Object.fromEntries(found.map(({ status, count }) => [status, count]));
};

it('several are resolved by mouse and come back by one click', async () => {
  const before = await statuses();
  const page = await open('/inbox');
  const count = await rows(page).count();
  await rows(page).first().getByRole('checkbox').check();
  await rows(page)
    .nth(2)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  await bar(page).getByText('3 chosen').waitFor();
  await bar(page).getByRole('button', { name: 'Resolve' }).click();
  await page.getByText('3 conversations are resolved').waitFor();
  await expect.poll(() => rows(page).count()).toBe(count - 3);
  expect(await statuses()).toMatchObject({ resolved: 3 });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone for 3 conversations.').waitFor();
  await expect.poll(() => rows(page).count()).toBe(count);
  expect(await statuses()).toEqual(before);
});

it('several are assigned with the keyboard alone; an undo leaves what a colleague has changed since', async () => {
  const page = await open('/inbox');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Shift+X');
  await bar(page).getByText('3 chosen').waitFor();
  await expect
    .poll(async () => {
      await page.keyboard.press('a');
      return page.getByRole('menuitem', { name: 'Tom Berg' }).count();
    })
    .toBe(1);
  await page.getByRole('menuitem', { name: 'Tom Berg' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('3 conversations are assigned to Tom Berg').waitFor();
  const first = await rows(page).first().locator('[data-conversation]').getAttribute('data-conversation');
  await sql`update conversation set assignee_id = null where id = ${first}`.execute(site.test.db);
  await page.keyboard.press('z');
  await page.getByText(`Undone for 2 conversations. Others were changed since and stay: #${first}`).waitFor();
});

it('one is snoozed from its page, and that is undone by a key', async () => {
  const { unsure } = site.seed.conversations;
  const page = await open(`/inbox/${unsure}`);
  await page.keyboard.press('s');
  await page
    .getByRole('menuitem', { name: /Tomorrow/ })
    .first()
    .click();
  await page.getByText(`#${unsure} is snoozed`).waitFor();
  await page.keyboard.press('z');
  await page.getByText('Undone.').waitFor();
  expect((await statuses()).snoozed).toBeUndefined();
});

it('a filtered list is kept as a view for everybody, counted, and found by the palette', async () => {
  const page = await open('/inbox?view=all');
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByLabel('Tone').selectOption('angry');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByRole('link', { name: 'Take away: Angry' }).waitFor();
  const count = await rows(page).count();
  expect(count).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Save as a view' }).click();
  await page.getByLabel('Name of the view').fill('Angry people');
  await page.getByLabel('For everybody').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(/saved=/);
  await page.getByRole('link', { name: `Angry people ${count}` }).waitFor();

  const colleague = await open('/inbox', seedAgent);
  await colleague.keyboard.press('Control+k');
  await colleague.getByPlaceholder('What do you want to do?').fill('Angry pe');
  await colleague.getByRole('option', { name: 'Angry people' }).waitFor();
  await colleague.keyboard.press('ArrowDown');
  await colleague.getByRole('option', { name: 'Angry people' }).click();
  await colleague.getByRole('heading', { name: 'Angry people', level: 2 }).waitFor();
  // What a manager has made for everybody is not an agent's to change.
  expect(await colleague.getByRole('button', { name: 'Change the view Angry people' }).count()).toBe(0);
});

it('more than a thousand rows are scrolled through, and the place is kept', async () => {
  await sql`insert into conversation (mailbox_id, customer_id, subject, handler, outcome, last_message_at)
    select mailbox_id, customer_id, 'Long list ' || number, 'human', 'handed_over',
      now() - interval '30 days' - number * interval '1 minute'
    from (select mailbox_id, customer_id from conversation limit 1) as any_one, generate_series(1, 1200) as number`.execute(
    site.test.db,
  );
  onTestFinished(async () => {
    await sql`delete from conversation where subject like 'Long list %'`.execute(site.test.db);
  });
  const page = await open('/inbox');
  const scroller = page.locator('.list-scroll');
  await expect
    .poll(
      async () => {
        await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
        return page.getByText('Long list 1200', { exact: true }).count();
      },
      { timeout: 45_000, interval: 200 },
    )
    .toBe(1);
  // Of so many rows only those near the view are on the page.
  expect(await rows(page).count()).toBeLessThan(80);
  const [{ max = 0 } = {}] = (
    await sql<{
      max: number;
    }>`select max(id) as max from conversation where subject = 'Long list 90'`.execute(site.test.db)
  ).rows;
  await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
  // What stands in the middle of the view once the rows there have been drawn.
  let words = '';
  await expect
    .poll(async () => {
      words = (await wordsInTheMiddle(page)) ?? '';
      return words;
    })
    .toMatch(/^Long list [3-9]\d\d$/);
  const place = async () => (await page.getByText(words, { exact: true }).first().boundingBox())?.y ?? 0;
  const before = await place();
  // News above the view: the list stays where it is.
  await sql`update conversation set last_message_at = now() where id = ${max}`.execute(site.test.db);
  await page.waitForTimeout(1_500);
  expect(Math.abs((await place()) - before)).toBeLessThan(2);
  await page.reload();
  await expect.poll(async () => Math.abs((await place()) - before), { timeout: 10_000 }).toBeLessThan(3);
});

const wordsInTheMiddle = (page: Page): Promise<string | null | undefined> =>
  page.locator('.list-scroll').evaluate((scroller) => {
    const { left, top, height } = scroller.getBoundingClientRect();
    const row = document.elementFromPoint(left + 100, top + height / 2)?.closest('[data-conversation]');
    return row?.querySelector('.item-subject')?.textContent;
  });

it('several wait until a time of one’s own', async () => {
  const page = await open('/inbox');
  await rows(page).first().getByRole('checkbox').check();
  await bar(page).getByRole('button', { name: 'Snooze' }).click();
  await page.getByRole('menuitem', { name: 'Another time …' }).click();
  const until = new Date(Date.now() + 3 * 86_400_000);
  until.setUTCHours(12, 0, 0, 0);
  const field = page.getByLabel('When they come back, by your clock');
  await field.fill(until.toISOString().slice(0, 16));
  await page.getByRole('button', { name: 'Snooze until then' }).click();
  await page.getByText(/is snoozed/).waitFor();
  expect(await statuses()).toMatchObject({ snoozed: 1 });
});
