// Answering, in a real browser: what is written becomes a mail whose two faces read alike, and nothing is sent twice or lost.

import { describe, expect, it } from 'vitest';

import { seedAgent, seedManager } from '../seed/desk.ts';
import { hold } from './hold.ts';
import { send, text, useReplies } from './reply-page.ts';
import { useSite } from './site.ts';

const site = useSite();
const { open, mails, lastMail, isSent } = useReplies(site);

/** The rich field does not come before it is let go: what is written is begun in the plain one. */
const openHeldBack = async () => {
  const page = await site.open();
  const letGo = await hold(page, /reply-editor-[^/]*\.js$/);
  await site.signIn(page, `/inbox/${site.seed.conversations.sarcasm}`);
  return { page, field: page.getByRole('textbox', { name: /^Reply to/ }), letGo };
};

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
