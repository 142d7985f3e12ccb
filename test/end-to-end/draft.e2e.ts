// Answers that have not left, in a real browser: begun in one window and gone on with in another, or written for later.

import { describe, expect, it } from 'vitest';

import { seedAgent, seedManager } from '../seed/desk.ts';
import { hold } from './hold.ts';
import { send, text, useReplies } from './reply-page.ts';
import { useSite } from './site.ts';

const site = useSite();
const { open, mails, lastMail, isSent } = useReplies(site);

/** Where a window keeps what is written in it. */
const aDraft = /\/draft$/;

describe('a draft', () => {
  it('is on every device of its agent, and two windows do not overwrite one another', async () => {
    const one = await open('angry', seedManager, [/status of 409/]);
    await text(one).fill('Half a thought');
    await one.getByText('Draft kept').waitFor();
    const two = await open('angry', seedManager, [/status of 409/]);
    await expect.poll(() => text(two).innerText()).toContain('Half a thought');
    // What is written here does not reach Baton before the other window's does.
    const release = await hold(one, aDraft);
    await text(one).fill('Another thought');
    await text(two).fill('A whole thought');
    await two.getByText('Draft kept').waitFor();
    release();
    await one.getByText('You have changed this draft in another window.').waitFor();
    await one.getByRole('button', { name: 'Take the other one' }).click();
    await expect.poll(() => text(one).innerText()).toContain('A whole thought');
    const other = await open('angry', seedAgent);
    expect(await text(other).innerText()).not.toContain('thought');
  });

  it('is shown by the other window as soon as it is kept, by the mouse’s and the keyboard’s user alike', async () => {
    const one = await open('angry');
    const two = await open('angry');
    await text(one).fill('Half a thought');
    await expect.poll(() => text(two).innerText()).toContain('Half a thought');
    await text(two).click();
    await two.keyboard.press('Control+End');
    await two.keyboard.type(', and the other half');
    await expect.poll(() => text(one).innerText()).toContain('Half a thought, and the other half');
    expect(await one.getByText('You have changed this draft').count()).toBe(0);
  });

  it('that is being written is not taken away by what another window keeps', async () => {
    const one = await open('angry', seedManager, [/status of 409/]);
    const two = await open('angry');
    const release = await hold(one, aDraft);
    await text(one).fill('Being written');
    await text(two).fill('Written elsewhere');
    await two.getByText('Draft kept').waitFor();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await text(one).innerText()).toContain('Being written');
    release();
    await one.getByRole('button', { name: 'Keep this one' }).click();
    await expect.poll(() => text(two).innerText()).toContain('Being written');
  });

  it('that was sent or discarded in one window stands in no other, where it would be sent twice', async () => {
    const one = await open('angry');
    const two = await open('angry');
    const before = (await mails('angry')).length;
    await text(one).fill('Once is enough');
    await expect.poll(() => text(two).innerText()).toContain('Once is enough');
    await send(one).click();
    await isSent('angry', before + 1);
    await expect.poll(() => text(two).innerText()).toMatch(/^\s*$/);
    // While it is being sent nobody writes on.
    await expect.poll(() => text(one).getAttribute('contenteditable')).toBe('true');
    await text(one).fill('Not at all');
    await expect.poll(() => text(two).innerText()).toContain('Not at all');
    await one.getByRole('button', { name: 'Discard' }).click();
    await expect.poll(() => text(two).innerText()).toMatch(/^\s*$/);
  });

  it('survives the end of the session, and the agent comes back to it', async () => {
    const page = await open('arabic');
    const here = new URL(page.url()).pathname;
    await site.test.db.deleteFrom('agent_session').execute();
    await text(page).fill('Nearly done');
    // Whichever notices first: the draft that is kept, or the page that asks for its news.
    const again = page.getByRole('link', { name: 'Sign in again' });
    await again.or(page.getByLabel('E-mail')).first().waitFor();
    if (await again.isVisible()) await again.click();
    await page.getByLabel('E-mail').fill(seedManager);
    await page.getByLabel('Password').fill('correct horse battery');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(`${site.url}${here}`);
    await expect.poll(() => text(page).innerText()).toContain('Nearly done');
  });
});

describe('an answer for later', () => {
  it('stands in the thread with its time, and is a draft again when it is cancelled', async () => {
    const page = await open('cancel');
    const before = (await mails('cancel')).length;
    await text(page).fill('See you tomorrow.');
    await page.getByRole('button', { name: 'Send later' }).click();
    await page.getByRole('menuitem', { name: /Tomorrow morning/ }).click();
    await isSent('cancel', before + 1);
    const at = (await lastMail('cancel'))?.scheduled_for;
    // Nine in New York, where this browser is.
    expect(
      new Intl.DateTimeFormat('en-GB', { timeZone: 'America/New_York', timeStyle: 'short' }).format(at ?? 0),
    ).toBe('09:00');
    await page.getByRole('button', { name: 'Do not send it' }).click();
    await expect.poll(() => text(page).innerText()).toContain('See you tomorrow.');
    expect(await lastMail('cancel')).toMatchObject({ state: 'withdrawn' });
  });

  it('is called scheduled by list and conversation until it leaves, for colleagues too, and nothing else', async () => {
    const id = site.seed.conversations.cancel;
    const tom = await site.openSignedIn('/inbox?view=snoozed', { email: seedAgent });
    await tom.getByText('Nothing sleeps').waitFor();
    const page = await open('cancel');
    await text(page).fill('See you tomorrow.');
    await page.getByRole('button', { name: 'Send later' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: /Tomorrow morning/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    const asked = page.getByRole('menuitem', { name: /Tomorrow morning/ });
    while (!(await asked.evaluate((item) => item === document.activeElement)))
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tom.locator(`[data-conversation="${id}"]`).getByText('Answer scheduled').waitFor();
    const head = page.locator('.conversation-title');
    await head.getByText('Answer scheduled').waitFor();
    expect(await head.innerText()).toMatch(/for \d+ \w+ \d+, 09:00/);
    expect(await page.getByText('Waiting for an answer').count()).toBe(0);
    await page.getByRole('button', { name: 'Do not send it' }).click();
    await head.getByText('Open').waitFor();
    await tom.getByText('Nothing sleeps').waitFor();
  });
});
