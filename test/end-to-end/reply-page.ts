// The conversation's page as its tests of answers use it: the field, the button, and the mails that came of them.

import type { Page } from 'playwright-core';
import { beforeEach, expect } from 'vitest';

import { seedManager } from '../seed/desk.ts';
import { storePolicy } from '../store-policy.ts';
import type { Site } from './site.ts';

export const text = (page: Page) => page.locator('.reply-text');
export const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true });

/** Conversations go by their names in the seed. To be called at the top of a test file. */
export function useReplies(site: Site) {
  beforeEach(async () => {
    // No worker runs here: an answer waits for as long as a test needs.
    await storePolicy(site.test.db, { replyUndoSeconds: 120 });
    // What an earlier test had begun to write, or this one when it was tried first.
    await site.test.db.deleteFrom('reply_draft').execute();
    await site.test.db.deleteFrom('saved_reply').execute();
  });
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
  return {
    open: async (name: string, email = seedManager, expected: RegExp[] = []) => {
      const page = await site.openSignedIn(`/inbox/${site.seed.conversations[name]}`, { email, expected });
      await text(page).waitFor();
      return page;
    },
    /** What agents have written in it. */
    mails,
    lastMail: async (name: string) => (await mails(name)).at(-1),
    isSent: (name: string, many: number) => expect.poll(async () => (await mails(name)).length).toBe(many),
  };
}
