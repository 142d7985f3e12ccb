// Every page that a person can stand before, and how to come there: for pictures, and for the eyes of axe.

import type { Page } from 'playwright-core';

import type { Say } from '../../app/words/say.ts';
import { makeAccountToken } from '../../db/account-tokens.ts';
import { findAgentByEmail } from '../../db/agents.ts';
import { type Seeded, seedAgent } from '../seed/desk.ts';
import { seedSettings } from '../seed/settings.ts';

export type PageToSee = Readonly<{
  name: string;
  address: string;
  /** Once the page is alive: opens what is to be seen on it, by its names in the page's language. */
  open?: (page: Page, say: Say) => Promise<unknown>;
}>;

export type Pages = Readonly<{
  /** Seen without a session. */
  outside: readonly PageToSee[];
  /** Seen by an admin. */
  inside: readonly PageToSee[];
}>;

/** Fills the settings as well: a page with nothing on it shows nothing. */
export async function listPages(seed: Seeded): Promise<Pages> {
  const webhook = await seedSettings(seed);
  const tom = await findAgentByEmail(seed.db, seedAgent);
  const invited = await seed.db
    .selectFrom('agent')
    .select('id')
    .where('state', '=', 'invited')
    .executeTakeFirst();
  const eva = await seed.db
    .selectFrom('conversation')
    .select('customer_id')
    .where('id', '=', seed.conversations.angry ?? 0)
    .executeTakeFirst();
  const reset = await makeAccountToken(seed.db, 'reset', tom?.id ?? null, new Date());
  const invitation = await makeAccountToken(seed.db, 'invitation', invited?.id ?? null, new Date());
  return {
    outside: [
      { name: 'sign-in', address: '/sign-in' },
      { name: 'forgot', address: '/forgot' },
      { name: 'reset', address: `/reset?token=${reset}` },
      { name: 'reset-used', address: '/reset?token=used' },
      { name: 'invitation', address: `/invitation?token=${invitation}` },
      { name: 'invitation-used', address: '/invitation?token=used' },
      { name: 'set-up-closed', address: '/set-up?token=used' },
    ],
    inside: [...deskPages(seed, eva?.customer_id ?? 0), ...settingsPages(webhook)],
  };
}

function deskPages({ conversations }: Seeded, customer: number): PageToSee[] {
  const { angry, sarcasm, status, arabic, unsure } = conversations;
  return [
    { name: 'inbox', address: '/inbox' },
    { name: 'inbox-nothing', address: '/inbox?view=snoozed' },
    { name: 'conversation', address: `/inbox/${angry}` },
    { name: 'conversation-draft', address: `/inbox/${sarcasm}` },
    { name: 'conversation-bot', address: `/inbox/${status}?view=all` },
    { name: 'conversation-files', address: `/inbox/${unsure}` },
    {
      name: 'file',
      address: `/inbox/${unsure}`,
      open: async (page) => {
        await page
          .getByRole('button', { name: /IMG_2231\.png/ })
          .first()
          .click();
        await page.getByRole('dialog').waitFor();
      },
    },
    { name: 'conversation-arabic', address: `/inbox/${arabic}?view=all` },
    {
      name: 'reply',
      address: `/inbox/${angry}`,
      open: (page) => page.keyboard.press('r'),
    },
    {
      name: 'note',
      address: `/inbox/${angry}`,
      open: (page) => page.keyboard.press('n'),
    },
    {
      name: 'more-menu',
      address: `/inbox/${angry}`,
      open: (page) => page.keyboard.press('.'),
    },
    {
      name: 'merge',
      address: `/inbox/${angry}`,
      open: async (page, say) => {
        await page.keyboard.press('.');
        await page.getByRole('menuitem', { name: say('Merge …') }).click();
        await page.getByRole('dialog').waitFor();
      },
    },
    { name: 'palette', address: '/inbox', open: (page) => page.keyboard.press('Control+k') },
    { name: 'shortcuts', address: '/inbox', open: (page) => page.keyboard.press('?') },
    {
      name: 'agent-menu',
      address: '/inbox',
      open: (page) => page.getByRole('button', { name: 'Ada Admin' }).click(),
    },
    { name: 'search', address: '/inbox?view=all&q=order' },
    { name: 'search-nothing', address: '/inbox?view=all&q=nosuchthing' },
    { name: 'customers', address: '/customers' },
    { name: 'customer', address: `/customers/${customer}` },
    { name: 'figures', address: '/figures' },
    { name: 'ledger', address: '/ledger' },
    { name: 'playground', address: '/playground' },
    { name: 'sandbox', address: '/sandbox' },
    { name: 'original', address: '/messages/1/original' },
    { name: 'notifications', address: '/account/notifications' },
    { name: 'account', address: '/account' },
    { name: 'two-step', address: '/account/two-step' },
    {
      name: 'two-step-begun',
      address: '/account/two-step',
      open: async (page, say) => {
        await page.getByRole('button', { name: say('Begin') }).click();
        await page.locator('.two-step-secret').waitFor();
      },
    },
    { name: 'not-found', address: '/no-such-page' },
  ];
}

const settingsPages = (webhook: number): PageToSee[] => [
  { name: 'settings', address: '/settings' },
  { name: 'people', address: '/settings/people' },
  { name: 'person', address: '/settings/people/2' },
  { name: 'tags', address: '/settings/tags' },
  { name: 'replies', address: '/settings/replies' },
  { name: 'policy', address: '/settings/policy' },
  { name: 'templates', address: '/settings/templates' },
  {
    name: 'template',
    address: '/settings/templates/order-status.en',
    open: (page) => page.frameLocator('iframe').getByText('Hello').first().waitFor(),
  },
  {
    name: 'template-plain',
    address: '/settings/templates/order-status.en',
    open: (page, say) => page.getByRole('button', { name: say('Plain text') }).click(),
  },
  { name: 'template-new', address: '/settings/templates/new' },
  { name: 'articles', address: '/settings/articles' },
  { name: 'article', address: '/settings/articles/en.returns' },
  { name: 'article-new', address: '/settings/articles/new' },
  { name: 'shop', address: '/settings/shop' },
  { name: 'tokens', address: '/settings/tokens' },
  {
    name: 'api-docs',
    address: '/api-docs',
    open: (page) => page.getByText('Answers the customer').click(),
  },
  { name: 'webhooks', address: '/settings/webhooks' },
  { name: 'webhook', address: `/settings/webhooks/${webhook}` },
  { name: 'webhook-new', address: '/settings/webhooks/new' },
  { name: 'audit', address: '/settings/audit' },
  { name: 'blocked', address: '/settings/blocked' },
];
