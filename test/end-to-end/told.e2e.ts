// What reaches an agent who does not look at the page: a word by the browser; and the way out of mails about it.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { writeUnsubscription } from '../../db/notification-mails.ts';
import { seedAgent } from '../seed/desk.ts';
import { useSite } from './site.ts';

const secret = 'a secret for the links of these tests, long enough';
const site = useSite(() => ({ BATON_SECRET: secret }));
const mailsOf = async (email: string) =>
  await site.test.db
    .selectFrom('notification_choice')
    .innerJoin('agent', 'agent.id', 'agent_id')
    .select(['kind', 'mail'])
    .where('agent.email', '=', email)
    .execute();

type Rung = { title: string; body: string; tag: string; click: () => void };
declare global {
  interface Window {
    rung: Rung[];
  }
}

/** A browser that keeps what it was asked to show, and asks nobody; and a window that can be out of sight. */
async function listening(page: Page): Promise<Page> {
  await page.addInitScript(() => {
    window.rung = [];
    class Kept {
      static permission: NotificationPermission =
        localStorage.getItem('allowed') === 'yes' ? 'granted' : 'default';
      static async requestPermission() {
        localStorage.setItem('allowed', 'yes');
        Kept.permission = 'granted';
        return Kept.permission;
      }
      onclick: (() => void) | null = null;
      constructor(title: string, { body = '', tag = '' }: NotificationOptions) {
        window.rung.push({ title, body, tag, click: () => this.onclick?.() });
      }
      close() {}
    }
    Object.assign(window, { Notification: Kept });
  });
  return page;
}

const putOutOfSight = (page: Page, hidden: boolean) =>
  page.evaluate((away) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => away });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

const rungIn = (page: Page) => page.evaluate(() => window.rung.map(({ title, body }) => ({ title, body })));

async function mention(page: Page, words: string): Promise<void> {
  await page.getByRole('tab', { name: 'Note' }).click();
  await page.locator('[data-key="note"]').fill(words);
  await page.getByRole('button', { name: 'Add note' }).click();
  await page.locator('.note-text', { hasText: words }).waitFor();
}

describe('the browser', () => {
  it('tells of a mention once it is allowed and no page is in sight, and leads there', async () => {
    const id = site.seed.conversations.angry ?? 0;
    const mia = await listening(await site.openSignedIn('/inbox'));
    await mia.goto(`${site.url}/account/notifications`);
    await mia.getByRole('button', { name: 'Allow notifications in this browser' }).click();
    await mia.getByText('This browser may tell you').waitFor();
    const choice = mia.getByRole('checkbox', {
      name: 'Somebody mentions me or my team in a note: By browser',
    });
    await choice.setChecked(true);
    await mia.getByRole('button', { name: 'Save' }).click();
    await mia.getByText('Saved.').waitFor();
    await mia.goto(`${site.url}/inbox`);
    await mia.locator('html[data-alive]').waitFor({ state: 'attached' });
    const tom = await site.openSignedIn(`/inbox/${id}`, { email: seedAgent });
    // In sight the page tells, and the browser does not.
    await mention(tom, '@Mia Castellanos first');
    await mia.getByRole('button', { name: '1 unread notification' }).waitFor();
    expect(await rungIn(mia)).toEqual([]);
    await putOutOfSight(mia, true);
    await mention(tom, '@Mia Castellanos second');
    await expect
      .poll(() => rungIn(mia))
      .toEqual([{ title: 'Tom Berg mentioned you', body: expect.stringContaining('Where is my chair') }]);
    await mia.evaluate(() => window.rung[0]?.click());
    await mia.waitForURL(new RegExp(`/inbox/${id}`));
    await putOutOfSight(mia, false);
    await mia.locator('.note-text', { hasText: 'second' }).waitFor();
  });
});

describe('the link at the foot of a notification mail', () => {
  const linkFor = async (email: string, kind: 'mention' | 'all') => {
    const { id } = await site.test.db
      .selectFrom('agent')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    return `${site.url}/unsubscribe?token=${encodeURIComponent(writeUnsubscription({ agentId: id, kind }, secret))}`;
  };

  it('opens a page that changes nothing until its button is pressed, and asks nobody to sign in', async () => {
    const page = await site.open();
    await page.goto(await linkFor(seedAgent, 'mention'));
    await page.getByRole('heading', { name: 'Fewer mails' }).waitFor();
    await page.getByText('Somebody mentions me or my team in a note').waitFor();
    expect((await mailsOf(seedAgent)).filter(({ mail }) => !mail)).toEqual([]);
    await page.getByRole('button', { name: 'Send me none of these' }).click();
    await page.getByText('You get no more mails about this.').waitFor();
    expect(await mailsOf(seedAgent)).toEqual([{ kind: 'mention', mail: false }]);
  });

  it('is followed by a mail program by itself, in one click (RFC 8058)', async () => {
    const answer = await fetch(await linkFor(seedAgent, 'all'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
      redirect: 'manual',
    });
    expect(answer.status).toBe(200);
    const choices = await mailsOf(seedAgent);
    expect(choices.length).toBeGreaterThan(1);
    expect(choices.filter(({ mail }) => mail)).toEqual([]);
  });

  it('that was made up, or changed on its way, leads nowhere', async () => {
    const page = await site.open({ expected: [/status of 404/] });
    const link = await linkFor(seedAgent, 'mention');
    for (const wrong of [`${link}x`, `${site.url}/unsubscribe`, `${site.url}/unsubscribe?token=1.all.x`]) {
      expect((await fetch(wrong, { method: 'POST' })).status).toBe(404);
      const response = await page.goto(wrong);
      expect(response?.status()).toBe(404);
      await page.getByRole('heading', { name: 'Nothing here' }).waitFor();
    }
  });
});
