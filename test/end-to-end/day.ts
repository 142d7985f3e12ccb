// What both of an agent's days, the one by mouse and the one by keyboard, begin with and are looked up by.

import type { Page } from 'playwright-core';
import { beforeAll } from 'vitest';

import { addSavedReply } from '../../db/saved-replies.ts';
import { fillSearch } from '../../db/search-index.ts';
import { storePolicy } from '../store-policy.ts';
import { type Site, useSite } from './site.ts';

export type Day = Site &
  Readonly<{
    idOf: (name: string) => number;
    /** How a conversation stands now. */
    stored: (name: string) => Promise<Stored>;
    /** What agents wrote to its customer, oldest first. */
    answers: (name: string) => Promise<string[]>;
    tagsOf: (name: string) => Promise<string[]>;
    /** Whom its notes have told of themselves. */
    namedIn: (name: string) => Promise<string[]>;
  }>;

type Stored = Readonly<{
  status: string;
  handler: string;
  priority: string;
  assignee: string | null;
  snoozed_until: Date | null;
}>;

export const botDraft = 'Hello Jan, your subscription ends this month. Best wishes, Acme Support';

export function useDay(): Day {
  const site = useSite();
  const idOf = (name: string): number => {
    const id = site.seed.conversations[name];
    if (id === undefined) throw new Error(`No conversation is called ${name}`);
    return id;
  };
  beforeAll(async () => {
    const { db } = site.test;
    // No worker runs here: an answer waits for as long as a test needs.
    await storePolicy(db, { replyUndoSeconds: 120 });
    await fillSearch(db, 1_000);
    await addSavedReply(db, 0, {
      name: 'parcel',
      text: 'Hello {{ customer.first_name }}, it is at {{ order.tracking_url }} now.',
      shared: true,
    });
    await db
      .updateTable('decision')
      .set({ draft: JSON.stringify({ text: botDraft, templates: ['cancel'] }) })
      .where('conversation_id', '=', idOf('cancel'))
      .execute();
  });
  return Object.assign(site, {
    idOf,
    stored: (name: string) =>
      site.test.db
        .selectFrom('conversation')
        .leftJoin('agent', 'agent.id', 'conversation.assignee_id')
        .select(['status', 'handler', 'priority', 'snoozed_until', 'agent.name as assignee'])
        .where('conversation.id', '=', idOf(name))
        .executeTakeFirstOrThrow(),
    answers: async (name: string) => {
      const rows = await site.test.db
        .selectFrom('message')
        .select('reply')
        .where('conversation_id', '=', idOf(name))
        .where('author', '=', 'agent')
        .where('direction', '=', 'out')
        .orderBy('id')
        .execute();
      return rows.map(({ reply }) => reply);
    },
    tagsOf: async (name: string) => {
      const rows = await site.test.db
        .selectFrom('conversation_tag')
        .select('tag')
        .where('conversation_id', '=', idOf(name))
        .execute();
      return rows.map(({ tag }) => tag);
    },
    namedIn: async (name: string) => {
      const rows = await site.test.db
        .selectFrom('notification')
        .innerJoin('agent', 'agent.id', 'notification.agent_id')
        .select('agent.name')
        .where('notification.conversation_id', '=', idOf(name))
        .where('notification.kind', '=', 'mention')
        .execute();
      return rows.map((told) => told.name);
    },
  });
}

export const subject = (page: Page) => page.locator('#conversation-subject');
export const conversation = (page: Page) => page.locator('[data-conversation-page]');
export const row = (page: Page, id: number) => page.locator(`[data-conversation="${id}"]`);
export const words = (page: Page) => page.locator('.reply-text');
export const side = (page: Page) => page.getByRole('complementary', { name: 'About this conversation' });
