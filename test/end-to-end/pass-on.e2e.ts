// A conversation passed on, in a real browser: to somebody outside, and back to the bot.

import { describe, expect, it } from 'vitest';

import { seedAgent } from '../seed/desk.ts';
import { useReplies } from './reply-page.ts';
import { useSite } from './site.ts';

const site = useSite();
const { open, mails, lastMail, isSent } = useReplies(site);

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
