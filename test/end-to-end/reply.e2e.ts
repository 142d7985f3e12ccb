// Answering, in a real browser: what is written becomes a mail whose two faces read alike, and nothing is sent twice or lost.

import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';

import { seedAgent, seedManager } from '../seed/desk.ts';
import { storePolicy } from '../store-policy.ts';
import { useSite } from './site.ts';

const site = useSite();

beforeEach(async () => {
  // No worker runs here: an answer waits for as long as a test needs.
  await storePolicy(site.test.db, { replyUndoSeconds: 120 });
  // What an earlier test had begun to write, or this one when it was tried first.
  await site.test.db.deleteFrom('reply_draft').execute();
  await site.test.db.deleteFrom('saved_reply').execute();
});

const text = (page: Page) => page.locator('.reply-text');
const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true });
const open = async (name: string, email = seedManager, expected: RegExp[] = []) => {
  const page = await site.openSignedIn(`/inbox/${site.seed.conversations[name]}`, { email, expected });
  await text(page).waitFor();
  return page;
};
/** The rich field does not come before it is let go: what is written is begun in the plain one. */
const openHeldBack = async () => {
  const page = await site.open();
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/reply-editor-[^/]*\.js$/, async (route) => {
    await gate;
    await route.continue();
  });
  await site.signIn(page, `/inbox/${site.seed.conversations.sarcasm}`);
  return { page, field: page.getByRole('textbox', { name: /^Reply to/ }), letGo };
};
/** What is written in this window does not reach Baton until that is called. */
const holdDrafts = async (page: Page) => {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/draft$/, async (route) => {
    await gate;
    await route.continue();
  });
  return async () => letGo();
};
const mails = (name: string) =>
  site.test.db
    .selectFrom('message')
    .innerJoin('outbox', 'outbox.message_id', 'message.id')
    .select(['message.id', 'text', 'reply', 'html', 'cc_addresses', 'bcc_addresses', 'message.subject'])
    .select(['outbox.state', 'outbox.scheduled_for', 'message.is_forward'])
    .where('message.conversation_id', '=', site.seed.conversations[name] ?? 0)
    .where('message.author', '=', 'agent')
    .orderBy('message.id')
    .execute();
const lastMail = async (name: string) => (await mails(name)).at(-1);
const isSent = (name: string, many: number) => expect.poll(async () => (await mails(name)).length).toBe(many);

describe('an answer', () => {
  it('is written with the keyboard alone, and reads alike as HTML and as text', async () => {
    const page = await open('cancel');
    await page.keyboard.press('r');
    await page.keyboard.type('Hello **Jan**, this is done:');
    await page.keyboard.press('Enter');
    await page.keyboard.type('- cancelled');
    await page.keyboard.press('Enter');
    await page.keyboard.type('paid back');
    await page.keyboard.press('Control+Enter');
    await isSent('cancel', 1);
    const mail = await lastMail('cancel');
    expect(mail?.reply).toBe('Hello Jan, this is done:\n\n- cancelled\n- paid back');
    expect(mail?.html).toContain('Hello <strong>Jan</strong>, this is done:');
    expect(mail?.html).toMatch(/<li style="[^"]*">cancelled<\/li>/);
    await expect.poll(() => text(page).innerText()).toMatch(/^\s*$/);
  });

  it('is one word, whether the rich field comes before its first letter or after', async () => {
    const { page, field, letGo } = await openHeldBack();
    const words = 'Seen, mended and resolved: see below, Xavier. ';
    await field.focus();
    await page.keyboard.type(words, { delay: 10 });
    letGo();
    await page.keyboard.type(words.repeat(3), { delay: 10 });
    await text(page).waitFor();
    await page.keyboard.type('End.', { delay: 10 });
    await expect.poll(async () => (await text(page).innerText()).trim()).toBe(`${words.repeat(4)}End.`);
    expect(await page.getByRole('button', { name: 'Resolve', exact: true }).count()).toBe(1);
  });

  it('keeps its blanks, its empty lines and the cursor when the rich field comes', async () => {
    const { page, field, letGo } = await openHeldBack();
    await field.focus();
    await page.keyboard.type('Hello Jan, \n\nit is on its way. ');
    for (let letter = 0; letter < 'way. '.length; letter++) await page.keyboard.press('ArrowLeft');
    letGo();
    await text(page).waitFor();
    await page.keyboard.type('long ');
    await page.keyboard.press('End');
    await page.keyboard.type('See you.');
    await expect
      .poll(() => text(page).innerHTML())
      .toBe('<p>Hello Jan, </p><p>it is on its long way. See you.</p>');
  });

  it('goes to others and under another subject where the agent says so', async () => {
    const page = await open('hours');
    await page.getByRole('button', { name: 'Cc', exact: true }).click();
    await page.getByLabel('Cc', { exact: true }).fill('Lea <lea@x.test>,');
    await page.getByLabel('Cc', { exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Bcc', exact: true }).click();
    await page.getByLabel('Bcc', { exact: true }).fill('boss@x.test');
    await page.getByRole('button', { name: 'Subject', exact: true }).click();
    await page.getByLabel('Subject', { exact: true }).fill('About your chair');
    await text(page).fill('Here you are.');
    await send(page).click();
    await isSent('hours', 1);
    expect(await lastMail('hours')).toMatchObject({
      cc_addresses: [{ address: 'lea@x.test', name: 'Lea' }],
      bcc_addresses: [{ address: 'boss@x.test', name: '' }],
      subject: 'About your chair',
    });
  });

  it('shows a pasted picture in its place', async () => {
    const page = await open('legal');
    await text(page).click();
    await page.keyboard.type('See ');
    await text(page).evaluate((element) => {
      const bytes = Uint8Array.from(
        atob(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        ),
        (c) => c.charCodeAt(0),
      );
      const data = new DataTransfer();
      data.items.add(new File([bytes], 'shot.png', { type: 'image/png' }));
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    await text(page).locator('img[alt="shot.png"]').waitFor();
    await send(page).click();
    await isSent('legal', 1);
    const mail = await lastMail('legal');
    expect(mail?.html).toMatch(/<img src="cid:[^"]+" alt="shot\.png"/);
    expect(mail?.reply).toContain('See [image: shot.png]');
    const files = await site.test.db
      .selectFrom('attachment')
      .select(['inline', 'filename'])
      .where('message_id', '=', mail?.id ?? 0)
      .execute();
    expect(files).toEqual([{ inline: true, filename: 'shot.png' }]);
  });

  it('that speaks of a file and has none is asked about once', async () => {
    const page = await open('human');
    await text(page).fill('The invoice is attached.');
    await send(page).click();
    await page.getByText('You wrote “attached”, and there is no file.').waitFor();
    expect(await mails('human')).toEqual([]);
    await page.getByRole('button', { name: 'Send anyway' }).click();
    await isSent('human', 1);
  });

  it('is not frozen by five megabytes of pasted words', async () => {
    const page = await open('arabic');
    // Both ways, as a table program copies: made into a document they would take some seconds.
    const took = await text(page).evaluate((element) => {
      const data = new DataTransfer();
      data.setData('text/plain', 'many words '.repeat(480_000));
      data.setData('text/html', `<table>${'<tr><td>many <b>words</b></td></tr>'.repeat(150_000)}</table>`);
      const began = performance.now();
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
      return performance.now() - began;
    });
    expect(took).toBeLessThan(1_000);
    await page.getByText('That is too long for one mail.').waitFor();
    await page.getByRole('button', { name: 'Attach it as a file' }).click();
    await page.getByText('text.txt').waitFor();
    await page.getByRole('button', { name: 'Leave out text.txt' }).click();
    await expect.poll(() => page.getByText('text.txt').count()).toBe(0);
  });
});

describe('a saved reply', () => {
  it('comes by its name after a semicolon, and is not sent while something in it is open', async () => {
    const page = await site.openSignedIn('/settings/replies', { expected: [/status of 400/] });
    await page.getByLabel('Name', { exact: true }).fill('parcel');
    await page
      .getByLabel('Text', { exact: true })
      .fill('Hello {{ customer.first_name }}, it is at {{ order.tracking_url }} now. {{ agent.first_name }}');
    await page.getByRole('button', { name: 'Save it' }).click();
    await page.getByText(';parcel').waitFor();
    await page.goto(`${site.url}/inbox/${site.seed.conversations.sarcasm}`);
    await text(page).click();
    await page.keyboard.type(';par');
    await page.getByRole('option', { name: /parcel/ }).waitFor();
    await page.keyboard.press('Enter');
    await text(page).locator('[data-slot="order.tracking_url"]').waitFor();
    const before = (await mails('sarcasm')).length;
    await send(page).click();
    await page.getByText('Fill in what is marked in the text first.').waitFor();
    // It was chosen when it came: typing fills it in.
    await text(page).locator('[data-slot]').click();
    await page.keyboard.type('our shop');
    await send(page).click();
    await isSent('sarcasm', before + 1);
    expect((await lastMail('sarcasm'))?.reply).toMatch(/^Hello \S+, it is at our shop now\. Mia$/);
  });
});

describe('a draft', () => {
  it('is on every device of its agent, and two windows do not overwrite one another', async () => {
    const one = await open('angry', seedManager, [/status of 409/]);
    await text(one).fill('Half a thought');
    await one.getByText('Draft kept').waitFor();
    const two = await open('angry', seedManager, [/status of 409/]);
    await expect.poll(() => text(two).innerText()).toContain('Half a thought');
    // What is written here does not reach Baton before the other window's does.
    const release = await holdDrafts(one);
    await text(one).fill('Another thought');
    await text(two).fill('A whole thought');
    await two.getByText('Draft kept').waitFor();
    await release();
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
    const release = await holdDrafts(one);
    await text(one).fill('Being written');
    await text(two).fill('Written elsewhere');
    await two.getByText('Draft kept').waitFor();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await text(one).innerText()).toContain('Being written');
    await release();
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

describe('two agents', () => {
  it('do not both answer: the second is told whose answer has just left, and may still send', async () => {
    const expected = [/status of 409/];
    const name = 'status';
    const mia = await open(name, seedManager, expected);
    const before = (await mails(name)).length;
    const tom = await open(name, seedAgent, expected);
    await text(mia).fill('From Mia.');
    await text(tom).fill('From Tom.');
    await send(mia).click();
    await isSent(name, before + 1);
    await send(tom).click();
    await tom.getByText('Mia Castellanos has just answered. Yours was not sent.').waitFor();
    expect(await text(tom).innerText()).toContain('From Tom.');
    await tom.getByRole('button', { name: 'Send mine too' }).click();
    await isSent(name, before + 2);
  });
});

describe('a conversation', () => {
  it('goes to somebody outside, and back to the bot by a key', async () => {
    const page = await open('legal');
    const before = (await mails('legal')).length;
    await page.getByRole('button', { name: 'Forward', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Forward to somebody else' });
    const edges = async (name: string) =>
      (await dialog.getByRole('button', { name, exact: true }).boundingBox()) ?? { x: 0, width: 0 };
    const [leave, go] = [await edges('Leave it'), await edges('Forward')];
    expect(go.x - leave.x - leave.width).toBeGreaterThanOrEqual(8);
    await dialog.getByLabel('To', { exact: true }).fill('carrier@x.test');
    await dialog.getByLabel('Your words').fill('Where is this parcel?');
    await dialog.getByRole('button', { name: 'Forward', exact: true }).click();
    await isSent('legal', before + 1);
    const mail = await lastMail('legal');
    expect(mail).toMatchObject({ is_forward: true, reply: 'Where is this parcel?' });
    expect(mail?.text).toContain('---------- Forwarded message ----------');
    await page.getByText('Forwarded to carrier@x.test').waitFor();
    await page.keyboard.press('b');
    await page.getByRole('button', { name: 'Hand back', exact: true }).click();
    await page
      .getByText(/With the bot/)
      .first()
      .waitFor();
    await page.getByText('Mia Castellanos handed it back to the bot').waitFor();
  });

  it('forwarded by keys alone names whom it goes to, for its writer and for a colleague, and is taken back', async () => {
    const tom = await open('legal', seedAgent);
    const page = await open('legal');
    const before = (await mails('legal')).length;
    await page.getByRole('button', { name: 'Forward', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('carrier@x.test');
    await page.keyboard.press('Enter');
    await page.getByLabel('Your words').focus();
    await page.keyboard.type('Where is it?');
    await page.keyboard.press('Control+Enter');
    await isSent('legal', before + 1);
    await tom.getByText('Mia Castellanos forwarded this just now').waitFor();
    await page.goto(`${site.url}/inbox`);
    await page.getByText('What you forwarded to carrier@x.test leaves').waitFor();
    await page.keyboard.press('z');
    await expect.poll(async () => (await lastMail('legal'))?.state).toBe('withdrawn');
  });
});
