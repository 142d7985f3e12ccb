// Two colleagues at once, in two browsers: who is looking, who is writing, notes, and changes that show by themselves.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { wakeConversation } from '../../db/reminders.ts';
import { seedAgent } from '../seed/desk.ts';
import { useSite } from './site.ts';

const site = useSite();

const line = (page: Page) => page.locator('.lookers-line');
const noteField = (page: Page) => page.locator('[data-key="note"]');
const idOf = (name: string) => {
  const id = site.seed.conversations[name];
  if (id === undefined) throw new Error(`no conversation ${name}`);
  return id;
};
const mia = (to: string) => site.openSignedIn(to);
const tom = (to: string) => site.openSignedIn(to, { email: seedAgent });

/** A key that is pressed before the page listens is heard by nobody. */
async function beginNote(page: Page): Promise<void> {
  await expect
    .poll(async () => {
      await page.keyboard.press('n');
      return noteField(page).isVisible();
    })
    .toBe(true);
}

async function writeNote(page: Page, text: string): Promise<void> {
  await beginNote(page);
  await noteField(page).fill(text);
  await page.keyboard.press('Control+Enter');
}

describe('two who have the same conversation open', () => {
  it('see each other, see who writes what, and that the other has gone', async () => {
    const id = idOf('cancel');
    const one = await mia(`/inbox/${id}`);
    const two = await tom(`/inbox/${id}`);
    await line(one).getByText('Tom Berg is looking').waitFor();
    await line(two).getByText('Mia Castellanos is looking').waitFor();
    await one.locator(`[data-conversation="${id}"] .lookers[title="Tom Berg is looking"]`).waitFor();
    await two.getByRole('textbox', { name: /Reply to/ }).pressSequentially('Dear');
    await line(one).getByText('Tom Berg is writing a reply').waitFor();
    await one.locator('.reply').getByText('Tom Berg is writing a reply').waitFor();
    await two.getByRole('tab', { name: 'Note' }).click();
    await noteField(two).pressSequentially('Hm');
    await line(one).getByText('Tom Berg is writing a note').waitFor();
    await expect.poll(() => one.locator('.reply .writing-too').count()).toBe(0);
    // Whoever stops writing looks on.
    await line(one).getByText('Tom Berg is looking').waitFor({ timeout: 10_000 });
    const left = Date.now();
    await two.close();
    await expect.poll(() => line(one).innerText(), { timeout: 6_000 }).toBe('');
    expect(Date.now() - left).toBeLessThan(6_000);
  });

  it('know of one whose connection broke off that they are gone', async () => {
    const id = idOf('legal');
    const one = await mia(`/inbox/${id}`);
    const two = await site.openSignedIn(`/inbox/${id}`, {
      email: seedAgent,
      expected: [/ERR_INTERNET_DISCONNECTED/],
    });
    await line(one).getByText('Tom Berg is looking').waitFor();
    await two.context().setOffline(true);
    await expect.poll(() => line(one).innerText(), { timeout: 20_000 }).toBe('');
    await two.getByText('No connection since').waitFor();
    await two.context().setOffline(false);
    await line(one).getByText('Tom Berg is looking').waitFor();
    await line(two).getByText('Mia Castellanos is looking').waitFor();
  });
});

describe('a note', () => {
  it('is written by the keys alone, names a colleague, and shows with the other at once', async () => {
    const id = idOf('angry');
    const one = await mia(`/inbox/${id}`);
    const two = await tom(`/inbox/${id}`);
    await beginNote(one);
    await one.getByText('Note, only your team sees it').first().waitFor();
    await noteField(one).pressSequentially('Please look, @to');
    await one.getByRole('option', { name: 'Tom Berg' }).waitFor();
    await one.keyboard.press('Enter');
    await expect.poll(() => noteField(one).inputValue()).toBe('Please look, @Tom Berg ');
    await one.keyboard.press('Control+Enter');
    await two.locator('.note mark[data-names="me"]', { hasText: '@Tom Berg' }).waitFor();
    await expect.poll(() => noteField(one).inputValue()).toBe('');
    // It is no mail: nothing is on its way out.
    const { rows } = await site.test.pool.query(
      'select from outbox join message on message.id = outbox.message_id where message.text like $1',
      ['Please look%'],
    );
    expect(rows).toEqual([]);
  });

  it('is edited and deleted by its author alone, and what it said before is kept', async () => {
    const id = idOf('legal');
    const one = await mia(`/inbox/${id}`);
    const two = await tom(`/inbox/${id}`);
    await writeNote(one, 'He has a lawyer.');
    await two.getByText('He has a lawyer.').waitFor();
    expect(await two.getByRole('button', { name: 'Edit note' }).count()).toBe(0);
    await one.getByRole('button', { name: 'Edit note' }).click();
    await one.locator('.note-edit textarea').fill('He has two lawyers.');
    await one.keyboard.press('Control+Enter');
    await two.getByText('He has two lawyers.').waitFor();
    await two.getByText('Edited').click();
    await two.getByText('He has a lawyer.').waitFor();
    await one.getByRole('button', { name: 'Delete note' }).click();
    await one.getByRole('button', { name: 'Delete', exact: true }).click();
    await two.getByText('Mia Castellanos deleted a note').waitFor();
    expect(await two.getByText('He has two lawyers.').count()).toBe(0);
  });

  it('that cannot be saved stays where it was written, and says so', async () => {
    const id = idOf('arabic');
    const page = await site.openSignedIn(`/inbox/${id}`, { expected: [/ERR_INTERNET_DISCONNECTED/] });
    await beginNote(page);
    await noteField(page).fill('Written on the train.');
    await page.context().setOffline(true);
    await page.keyboard.press('Control+Enter');
    await page.getByText('No connection: this may not be done yet').first().waitFor();
    expect(await noteField(page).inputValue()).toBe('Written on the train.');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Add note' }).click();
    await page.locator('.note-text', { hasText: 'Written on the train.' }).waitFor();
  });
});

describe('the bell', () => {
  it('says who mentioned me, leads there, and is read by that', async () => {
    const id = idOf('sarcasm');
    const two = await tom('/inbox');
    const one = await mia(`/inbox/${id}`);
    await writeNote(one, '@Tom Berg, is he joking?');
    const bell = two.getByRole('button', { name: /unread notification/ });
    await bell.waitFor();
    await bell.click();
    await two.locator(`.bell-list a[href^="/inbox/${id}#"]`).click();
    await two.waitForURL(new RegExp(`/inbox/${id}#message-`));
    await two.getByText('is he joking?').waitFor();
    await expect
      .poll(async () => {
        const { rows } = await site.test.pool.query(
          'select from notification where conversation_id = $1 and read_at is null',
          [id],
        );
        return rows.length;
      })
      .toBe(0);
  });

  it('tells what I want to hear of, and by which ways', async () => {
    const page = await tom('/account/notifications');
    const box = page.getByRole('checkbox', { name: 'A customer writes in a conversation of mine: By mail' });
    expect(await box.isChecked()).toBe(false);
    await box.click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await page.reload();
    expect(await box.isChecked()).toBe(true);
  });
});

describe('what a colleague does', () => {
  it('shows within 500 ms, and says quietly who did it', async () => {
    const id = idOf('human');
    const two = await tom(`/inbox/${id}`);
    await two.locator('[data-conversation-page]').waitFor();
    const one = await mia(`/inbox/${id}`);
    await line(two).getByText('Mia Castellanos is looking').waitFor();
    const took: Record<string, number[]> = {
      noted: [],
      answered: [],
      assigned: [],
      resolved: [],
      reopened: [],
    };
    const act = async (kind: string, path: string, fields: Record<string, string>, shown: string) => {
      // What was done before has settled, as it has between two acts of a person.
      await new Promise((resolve) => setTimeout(resolve, 700));
      const seen = two
        .getByText(shown)
        .last()
        .waitFor()
        .then(() => Date.now());
      const done = await one.evaluate(
        async ([to, body]) => {
          await fetch(to, { method: 'POST', body: new URLSearchParams(body) });
          return Date.now();
        },
        [path, fields] as const,
      );
      took[kind]?.push(Math.max(0, (await seen) - done));
    };
    const { rows } = await site.test.pool.query('select id from agent order by id');
    for (const round of [1, 2, 3]) {
      const key = `00000000-${round}`;
      const notes = `/conversations/${id}/notes`;
      await act('noted', notes, { intent: 'add', text: `Round ${round}.`, key }, `Round ${round}.`);
      const { rows: seen } = await site.test.pool.query(
        'select max(id) as id from message where conversation_id = $1',
        [id],
      );
      const answer = { intent: 'send', text: `Answer ${round}.`, key: `10000000-${round}`, html: '' };
      await act('answered', `/inbox/${id}.data`, { ...answer, seen: String(seen[0].id) }, answer.text);
      const assignee = String(rows[round % 2].id);
      await act('assigned', `/inbox/${id}.data`, { intent: 'assign', assignee }, 'assigned this to');
      await act(
        'resolved',
        `/inbox/${id}.data`,
        { intent: 'resolve' },
        'Mia Castellanos resolved this just now',
      );
      await act(
        'reopened',
        `/inbox/${id}.data`,
        { intent: 'reopen' },
        'Mia Castellanos opened this again just now',
      );
    }
    process.stderr.write(`${JSON.stringify(took)}\n`);
    // The best of three: what else this machine does at the same time is no part of it.
    for (const [kind, ms] of Object.entries(took))
      expect([kind, Math.min(...ms) < 500]).toEqual([kind, true]);
  });
});

describe('a conversation that is to come back', () => {
  it('waits for the customer, and comes back with the reason when nobody has answered', async () => {
    const id = idOf('cancel');
    const page = await mia(`/inbox/${id}`);
    await page.locator('[data-conversation-page]').waitFor();
    await page.locator('[data-key="s"]').click();
    await page.getByRole('menuitem', { name: 'In 3 days, if nobody answers' }).click();
    await page.locator('.conversation-title').getByText('follow-up').waitFor();
    await wakeConversation(site.test.db, id, new Date(Date.now() + 4 * 86_400_000));
    await page.getByText('Back: nobody has answered').waitFor();
    await page.locator('[data-key="s"]').click();
    await page.getByRole('menuitem', { name: 'Until the customer writes' }).click();
    await page.locator('.conversation-title').getByText('until the customer writes').waitFor();
  });
});
